import { Wrong } from '@asterism/telegram-sandbox';
import type { FastifyInstance } from 'fastify';
import { payPage } from '../pay-page.ts';
import { tell } from './hooks.ts';
import { settle, statusOf } from './invoices.ts';
import type { App, CryptoPay, Invoice } from './state.ts';

export function findInvoice({ state }: CryptoPay, id: string): { app: App; invoice: Invoice } {
  for (const app of Object.values(state.apps)) {
    const invoice = app.invoices.find((each) => String(each.invoice_id) === id);
    if (invoice) return { app, invoice };
  }
  throw new Wrong(404, 'There is no such invoice.');
}

/** Where a person pays by hand: `/cryptobot/pay/<invoice>`. */
export function pages(app: FastifyInstance, pay: CryptoPay): void {
  const page = (id: string, note?: string): string => {
    const { invoice } = findInvoice(pay, id);
    const status = statusOf(pay, invoice);
    const here = `/cryptobot/pay/${id}`;
    return payPage({
      title: 'CryptoBot (emulated)',
      lines: [
        ['To pay', `${invoice.amount} ${invoice.asset ?? invoice.fiat ?? ''}`],
        ['For', invoice.description ?? ''],
        ['Status', status],
      ],
      ...(note !== undefined && { note }),
      actions:
        status === 'active'
          ? [
              { label: 'Pay', to: here, isMain: true },
              { label: 'Let it expire', to: `${here}/expire` },
            ]
          : [],
    });
  };
  const html = 'text/html; charset=utf-8';
  app.get<{ Params: { id: string } }>('/pay/:id', (request, reply) => reply.type(html).send(page(request.params.id)));
  app.post<{ Params: { id: string } }>('/pay/:id', (request, reply) => {
    const { app: owner, invoice } = findInvoice(pay, request.params.id);
    if (statusOf(pay, invoice) === 'active') {
      settle(owner, invoice, pay.world.clock.now());
      tell(pay, owner, invoice);
      pay.world.changed();
    }
    return reply.type(html).send(page(request.params.id, 'Paid.'));
  });
  app.post<{ Params: { id: string } }>('/pay/:id/expire', (request, reply) => {
    const { invoice } = findInvoice(pay, request.params.id);
    if (invoice.status === 'active') invoice.status = 'expired';
    pay.world.changed();
    return reply.type(html).send(page(request.params.id));
  });
}
