import type { FastifyInstance, FastifyReply } from 'fastify';
import { Wrong } from '@asterism/telegram-sandbox';
import { payPage } from '../pay-page.ts';
import { No } from './no.ts';
import { check, tell } from './notices.ts';
import { openForm, type Params } from './orders.ts';
import { settle } from './payments.ts';
import type { Payment, Project, UnitPay } from './state.ts';

const html = 'text/html; charset=utf-8';

function find({ state }: UnitPay, id: string): { project: Project; payment: Payment } {
  for (const project of Object.values(state.projects)) {
    const payment = project.payments.find(({ paymentId }) => paymentId === id);
    if (payment) return { project, payment };
  }
  throw new Wrong(404, 'There is no such payment.');
}

function page({ paymentId, orderSum, orderCurrency, desc, status }: Payment, note?: string): string {
  const here = `/unitpay/pay/payment/${paymentId}`;
  return payPage({
    title: 'UnitPay (emulated)',
    lines: [
      ['To pay', `${orderSum} ${orderCurrency}`],
      ['For', desc],
      ['Status', status],
    ],
    ...(note !== undefined && { note }),
    actions:
      status === 'wait'
        ? [
            { label: 'Pay', to: here, isMain: true },
            { label: 'Fail', to: `${here}/fail` },
          ]
        : [],
  });
}

type Ids = { Params: { id: string } };
type Form = { Params: { key: string; type?: string }; Querystring: Record<string, string> };

/** The hosted form `/unitpay/pay/<public key>[/<type>]?…`, and the page of a payment that exists. */
export function pages(app: FastifyInstance, unitpay: UnitPay): void {
  const open = (key: string, type: string, params: Params, reply: FastifyReply) => {
    const project = Object.values(unitpay.state.projects).find(({ publicKey }) => publicKey === key);
    if (!project) throw new Wrong(404, 'There is no such project.');
    try {
      return reply.type(html).send(page(openForm(unitpay, project, params, type)));
    } catch (error) {
      if (!(error instanceof No)) throw error;
      return reply
        .code(400)
        .type(html)
        .send(payPage({ title: 'UnitPay (emulated)', lines: [], note: error.message, actions: [] }));
    }
  };
  app.get<Ids>('/pay/payment/:id', ({ params }, reply) =>
    reply.type(html).send(page(find(unitpay, params.id).payment)),
  );
  app.post<Ids>('/pay/payment/:id', async ({ params }, reply) =>
    reply.type(html).send(await payByHand(unitpay, params.id)),
  );
  app.post<Ids>('/pay/payment/:id/fail', ({ params }, reply) => {
    const { project, payment } = find(unitpay, params.id);
    payment.status = 'error';
    tell(unitpay, project, payment, 'error');
    unitpay.world.changed();
    return reply.type(html).send(page(payment, 'The payment has failed.'));
  });
  app.get<Form>('/pay/:key', ({ params, query }, reply) => open(params.key, 'card', query, reply));
  app.get<Form>('/pay/:key/:type', ({ params, query }, reply) => open(params.key, params.type ?? 'card', query, reply));
}

/** The shop is asked first, as UnitPay does; then it is told. */
async function payByHand(unitpay: UnitPay, id: string): Promise<string> {
  const { project, payment } = find(unitpay, id);
  if (payment.status !== 'wait') return page(payment);
  const no = await check(project, payment);
  if (no !== undefined) return page(payment, `The shop says no: ${no}`);
  settle(unitpay, project, payment);
  tell(unitpay, project, payment, 'pay');
  unitpay.world.changed();
  return page(payment, 'Paid.');
}
