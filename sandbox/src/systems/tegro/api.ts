import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { billionths } from '../fixed-point.ts';
import { makeOrder } from './orders.ts';
import { callSign } from './sign.ts';
import { currencies, orderOf, type House, type Order, type Shop } from './state.ts';

type Asked = Readonly<Record<string, unknown>>;
type Said = { readonly data: unknown } | { readonly desc: string };
type Verb = (shop: Shop, asked: Asked) => Said;

const perPage = 20;

/** The calls of Tegro's API that the platform makes. */
export function api(house: House, app: FastifyInstance): void {
  const call = (method: string, verb: Verb) =>
    app.post(`/api/${method}/`, (request, reply) => answer(house, request, reply, verb));

  call('createOrder', (shop, { amount, currency, order_id }) => {
    const isRight = typeof amount === 'number' && billionths(String(amount)) !== undefined && amount > 0;
    if (!isRight || typeof order_id !== 'string' || currencies[String(currency)] === undefined)
      return { desc: 'Invalid parameters' };
    const wanted = { payment_id: order_id, amount: String(amount), currency: String(currency) };
    const { id } = makeOrder(house, shop, { ...wanted, isTest: false, notify_url: null });
    return { data: { id, url: `${house.url()}/tegro/pay/${id}` } };
  });
  call('order', (shop, { payment_id, order_id }) => {
    const order = orderOf(shop, payment_id ?? order_id);
    return order ? { data: shown(order) } : { desc: 'Order not found' };
  });
  call('orders', ({ orders }, { page }) => {
    const from = (Math.max(Number(page ?? 1), 1) - 1) * perPage;
    return {
      data: orders
        .toReversed()
        .slice(from, from + perPage)
        .map(shown),
    };
  });
  call('balance', ({ balance }) => ({ data: { user_id: 1, balance: { RUB: '0.00', USD: '0.00', ...balance } } }));
}

function answer(house: House, request: FastifyRequest, reply: FastifyReply, verb: Verb) {
  const asked = (request.body ?? {}) as Asked;
  const shop = house.state().shops[String(asked['shop_id'])];
  const said =
    !shop || !isSigned(request, shop) ? { desc: 'Wrong signature' } : (spent(shop, asked) ?? verb(shop, asked));
  if ('data' in said) return reply.send({ type: 'success', desc: '', data: said.data });
  return reply.code(said.desc === 'Wrong signature' ? 403 : 200).send({ type: 'error', ...said, data: [] });
}

/** Their CDN turns away what does not say who it is. */
const isSigned = (request: FastifyRequest, { apiKey }: Shop): boolean =>
  request.headers['authorization'] === `Bearer ${callSign(request.rawBody, apiKey)}` &&
  /^\w+\//.test(request.headers['user-agent'] ?? '');

/** Each call's number differs from the one before it. */
function spent(shop: Shop, { nonce }: Asked): Said | undefined {
  if (!Number.isSafeInteger(nonce) || String(nonce) === shop.lastNonce) return { desc: 'Wrong nonce' };
  shop.lastNonce = String(nonce);
  return undefined;
}

const shown = ({ id, payment_id, status, currency, amount, fee, isTest, date_created, date_payed }: Order) => ({
  id,
  date_created,
  date_payed,
  status,
  payment_system_id: 28,
  currency_id: currencies[currency],
  amount,
  fee,
  email: '',
  test_order: isTest ? 1 : 0,
  payment_id,
});
