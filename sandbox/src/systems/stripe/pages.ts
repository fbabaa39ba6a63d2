import { Wrong } from '@asterism/telegram-sandbox';
import type { FastifyInstance } from 'fastify';
import { payPage } from '../pay-page.ts';
import { tell } from './events.ts';
import { asText } from './money.ts';
import { settle, shown, statusOf } from './sessions.ts';
import { secondsNow, type Account, type Session, type Stripe } from './state.ts';

type Params = { Params: { id: string } };

function find({ state }: Stripe, id: string): { account: Account; session: Session } {
  for (const account of Object.values(state.accounts)) {
    const session = account.sessions.find((each) => each.id === id);
    if (session) return { account, session };
  }
  throw new Wrong(404, 'There is no such page.');
}

/** The hosted page, `/stripe/pay/<session>`. */
export function pages(app: FastifyInstance, stripe: Stripe): void {
  const html = 'text/html; charset=utf-8';
  const page = (id: string, note?: string): string => {
    const { session } = find(stripe, id);
    const status = statusOf(stripe, session);
    const here = `/stripe/pay/${id}`;
    return payPage({
      title: 'Stripe Checkout (emulated)',
      lines: [
        ['To pay', `${asText(session.amount_total, session.currency)} ${session.currency.toUpperCase()}`],
        ['For', session.name],
        ['Status', `${status}, ${session.payment_status}`],
      ],
      ...(note !== undefined && { note }),
      actions:
        status === 'open'
          ? [
              { label: 'Pay', to: here, isMain: true },
              { label: 'Let it expire', to: `${here}/expire` },
            ]
          : [],
    });
  };
  app.get<Params>('/pay/:id', (request, reply) => reply.type(html).send(page(request.params.id)));
  app.post<Params>('/pay/:id', (request, reply) => {
    const { account, session } = find(stripe, request.params.id);
    if (statusOf(stripe, session) === 'open') {
      settle(stripe, account, session, secondsNow(stripe));
      tell(stripe, account, session.id, 'checkout.session.completed', shown(stripe, account, session));
      stripe.world.changed();
    }
    return reply.type(html).send(page(request.params.id, 'Paid.'));
  });
  app.post<Params>('/pay/:id/expire', (request, reply) => {
    const { account, session } = find(stripe, request.params.id);
    if (session.status === 'open') {
      session.status = 'expired';
      tell(stripe, account, session.id, 'checkout.session.expired', shown(stripe, account, session));
      stripe.world.changed();
    }
    return reply.type(html).send(page(request.params.id));
  });
}
