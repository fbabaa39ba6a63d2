import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { billionthsOf, decimalText } from '../fixed-point.ts';
import { byName, phpSpelling } from '../php-spelling.ts';
import { hmac } from './hooks.ts';
import { invoiceFaults, newInvoice, type Asked } from './invoices.ts';
import { endPayoffs, makePayoff, payoffFaults } from './payoffs.ts';
import { invoiceOf, timeOf, type House, type Invoice, type Shop } from './state.ts';

type No = { readonly status: number; readonly error: unknown };
type Verb = (shop: Shop, asked: Asked) => object | No;

const no = (status: number, error: unknown): No => ({ status, error });
const faulty = (faults: object) => (Object.keys(faults).length > 0 ? no(422, faults) : undefined);

/** The calls of Lava's business API that the platform makes. */
export function api(house: House, app: FastifyInstance): void {
  const shops = (path: string, verb: Verb) =>
    app.post(`/business/${path}`, (request, reply) => answer(request, reply, byShop(house, request), 'secret', verb));
  const profiles = (path: string, verb: Verb) =>
    app.post(`/business/${path}`, (...call) => answer(...call, byProfile(house, call[0]), 'profileSecret', verb));
  const find = (shop: Shop, asked: Asked) => invoiceOf(house, shop, asked['orderId'] ?? asked['invoiceId']);

  shops('invoice/create', (shop, asked) => {
    const fault = faulty(invoiceFaults(asked, shop));
    if (fault) return fault;
    const invoice = newInvoice(house, asked);
    shop.invoices.push(invoice);
    house.changed();
    return created(house, shop, invoice);
  });
  shops('invoice/status', (shop, asked) => {
    const invoice = find(shop, asked);
    return invoice ? shown(shop, invoice) : no(404, 'Invoice not found');
  });
  shops('invoice/refund', (shop, asked) => {
    const invoice = find(shop, asked);
    if (!invoice) return no(404, 'Invoice not found');
    if (invoice.status !== 'success') return no(422, 'Invoice is not paid');
    if (invoice.refund_id !== null) return no(422, 'Refund already exists');
    invoice.refund_id = randomUUID();
    shop.balance = decimalText(billionthsOf(shop.balance) - billionthsOf(invoice.amount));
    house.changed();
    return { status: 'success', refund_id: invoice.refund_id, amount: invoice.amount, service: 'card', label: '' };
  });
  shops('invoice/get-refund-status', (shop, { refundId }) => {
    const invoice = shop.invoices.find(({ refund_id }) => refund_id === refundId);
    return invoice ? { status: 'success', refund_id: refundId, amount: invoice.amount } : no(404, 'Refund not found');
  });

  profiles('payoff/create', (shop, asked) => {
    const fault = faulty(payoffFaults(asked, shop));
    if (fault) return fault;
    const payoff = makePayoff(house, shop, asked);
    if (!payoff) return no(405, 'Not enough money');
    const answered = { payoff_id: payoff.id, payoff_status: payoff.status };
    endPayoffs(house, shop, shop.outcome);
    return answered;
  });
  profiles('payoff/info', (shop, { orderId, payoffId }) => {
    const payoff = shop.payoffs.find((each) => each.orderId === orderId || each.id === payoffId);
    return payoff ? { ...payoff, tryCount: 1, errorMessage: null } : no(404, 'Payoff not found');
  });
}

const askedIn = ({ body }: FastifyRequest) => (body ?? {}) as Asked;
const byShop = ({ state }: House, request: FastifyRequest) => state().shops[String(askedIn(request)['shopId'])];
const byProfile = ({ state }: House, request: FastifyRequest) =>
  Object.values(state().shops).find(({ profile_id }) => profile_id === askedIn(request)['profileId']);

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  shop: Shop | undefined,
  key: 'secret' | 'profileSecret',
  verb: Verb,
) {
  const said =
    shop && isSigned(request, shop[key]) ? verb(shop, askedIn(request)) : no(shop ? 401 : 404, 'Unauthorized');
  if ('error' in said) return reply.code((said as No).status).send({ data: null, ...said, status_check: false });
  return reply.send({ data: said, status: 200, status_check: true });
}

/** Either form: a header over the bytes, or a member over the others. */
function isSigned(request: FastifyRequest, key: string): boolean {
  const { signature, ...members } = askedIn(request);
  if (signature !== undefined) return signature === hmac(phpSpelling(byName(members), 'escaped'), key);
  return request.headers['signature'] === hmac(request.rawBody, key);
}

const created = (house: House, { shop_id }: Shop, { id, amount, expires, comment }: Invoice) => ({
  id,
  amount: Number(amount),
  expired: timeOf(new Date(expires)),
  status: 0,
  shop_id,
  url: `${house.url()}/lava/pay/${id}`,
  comment,
  merchantName: 'Shop',
  include_service: null,
  exclude_service: null,
});

const shown = ({ shop_id }: Shop, { id, status, amount, expires, order_id, hook_url }: Invoice) => ({
  status,
  error_message: null,
  id,
  shop_id,
  amount,
  expire: timeOf(new Date(expires)),
  order_id,
  fail_url: null,
  success_url: null,
  hook_url,
  custom_fields: null,
  include_service: null,
  exclude_service: null,
});
