import type { FastifyInstance } from 'fastify';
import { billionthsOf, decimalText } from '../fixed-point.ts';
import { payPage } from '../pay-page.ts';
import { expirePayment, payPayment } from './payments.ts';
import { paymentOf, type House } from './state.ts';

/** The page where a person pays an invoice by hand. */
export function pages(house: House, app: FastifyInstance): void {
  const find = (uuid: string) =>
    Object.values(house.state().merchants).flatMap((merchant) => {
      const payment = paymentOf(house, merchant, uuid);
      return payment ? [{ merchant, payment }] : [];
    })[0];

  app.get<{ Params: { uuid: string } }>('/pay/:uuid', ({ params }, reply) => {
    const found = find(params.uuid);
    if (!found) return reply.code(404).send('No such invoice.');
    const { amount, currency, payer_amount, payer_currency, status, order_id, expires } = found.payment;
    const asked = billionthsOf(amount);
    const to = `/heleket/pay/${params.uuid}`;
    const page = payPage({
      title: 'Heleket',
      lines: [
        ['To pay', `${payer_amount} ${payer_currency}`],
        ['For', `${amount} ${currency}, order ${order_id}`],
        ['Until', new Date(expires).toISOString()],
        ['Status', status],
      ],
      actions:
        status === 'check' || status === 'cancel'
          ? [
              { label: status === 'check' ? 'Pay' : 'Pay all the same', to, isMain: true },
              { label: 'Pay less', to, fields: { amount: decimalText(asked / 2n) } },
              { label: 'Pay more', to, fields: { amount: decimalText(asked * 2n) } },
              ...(status === 'check' ? [{ label: 'Let it expire', to, fields: { how: 'expire' } }] : []),
            ]
          : [],
    });
    return reply.type('text/html; charset=utf-8').send(page);
  });

  app.post<{ Params: { uuid: string } }>('/pay/:uuid', ({ params, body }, reply) => {
    const found = find(params.uuid);
    const { amount, how } = (body ?? {}) as { amount?: string; how?: string };
    if (found && how === 'expire') expirePayment(house, found.merchant, found.payment);
    else if (found && ['check', 'cancel'].includes(found.payment.status))
      payPayment(house, found.merchant, found.payment, amount === undefined ? {} : { amount });
    return reply.redirect(`/heleket/pay/${params.uuid}`, 303);
  });
}
