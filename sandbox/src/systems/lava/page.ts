import type { FastifyInstance } from 'fastify';
import { payPage } from '../pay-page.ts';
import { payInvoice } from './invoices.ts';
import { invoiceOf, type House } from './state.ts';

/** The page where a person pays an invoice by hand. */
export function pages(house: House, app: FastifyInstance): void {
  const find = (id: string) =>
    Object.values(house.state().shops).flatMap((shop) => {
      const invoice = invoiceOf(house, shop, id);
      return invoice ? [{ shop, invoice }] : [];
    })[0];

  app.get<{ Params: { id: string } }>('/pay/:id', ({ params }, reply) => {
    const found = find(params.id);
    if (!found) return reply.code(404).send('No such invoice.');
    const { amount, status, order_id, expires, comment } = found.invoice;
    const to = `/lava/pay/${params.id}`;
    const page = payPage({
      title: 'Lava',
      lines: [
        ['To pay', `${amount} RUB`],
        ['For', `${comment ?? '–'}, order ${order_id}`],
        ['Until', new Date(expires).toISOString()],
        ['Status', status],
      ],
      actions:
        status === 'created'
          ? [
              { label: 'Pay', to, isMain: true },
              { label: 'Let it expire', to, fields: { how: 'expire' } },
            ]
          : [],
    });
    return reply.type('text/html; charset=utf-8').send(page);
  });

  app.post<{ Params: { id: string } }>('/pay/:id', ({ params, body }, reply) => {
    const found = find(params.id);
    if (found?.invoice.status === 'created') {
      if ((body as { how?: string } | null)?.how === 'expire') found.invoice.status = 'expired';
      else payInvoice(house, found.shop, found.invoice);
      house.changed();
    }
    return reply.redirect(`/lava/pay/${params.id}`, 303);
  });
}
