import type { FastifyInstance, FastifyReply } from 'fastify';
import { payPage } from '../pay-page.ts';
import { openLink, payOrder } from './orders.ts';
import type { House, Order } from './state.ts';

/** The pages where a person pays: a link opens its order, an order made beforehand has its own. */
export function pages(house: House, app: FastifyInstance): void {
  const find = (id: string) =>
    Object.values(house.state().shops).flatMap((shop) =>
      shop.orders.filter((order) => String(order.id) === id).map((order) => ({ shop, order })),
    )[0];

  app.get('/pay/', (request, reply) => {
    const opened = openLink(house, new URLSearchParams(request.url.split('?')[1] ?? ''));
    return opened ? show(reply, opened.order) : reply.code(403).send('This link is not rightly signed.');
  });
  app.get<{ Params: { id: string } }>('/pay/:id', ({ params }, reply) => {
    const found = find(params.id);
    return found ? show(reply, found.order) : reply.code(404).send('No such order.');
  });
  app.post<{ Params: { id: string } }>('/pay/:id', ({ params }, reply) => {
    const found = find(params.id);
    if (found?.order.status === 0) payOrder(house, found.shop, found.order);
    return reply.redirect(`/tegro/pay/${params.id}`, 303);
  });
}

function show(reply: FastifyReply, { id, amount, currency, payment_id, status, isTest }: Order) {
  const page = payPage({
    title: 'Tegro.Money',
    lines: [
      ['To pay', `${amount.replace(/0{1,6}$/, '')} ${currency}`],
      ['For', `order ${payment_id}`],
      ['Status', status === 0 ? 'waiting' : status === 1 ? 'paid' : String(status)],
    ],
    ...(isTest && { note: 'Test mode: nothing is paid.' }),
    actions: status === 0 ? [{ label: 'Pay', to: `/tegro/pay/${id}`, isMain: true }] : [],
  });
  return reply.type('text/html; charset=utf-8').send(page);
}
