import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signOf } from './notice.ts';
import { faultsOf, newPayment, shownPayment, type Asked, type Faults } from './payments.ts';
import { costOf, endPayouts, makePayout, payoutFaults, shownPayout } from './payouts.ts';
import { paymentOf, type House, type Merchant, type Payment } from './state.ts';

type Said = { readonly result: unknown } | { readonly message: string } | { readonly errors: Faults };
type Verb = (merchant: Merchant, asked: Asked, request: FastifyRequest) => Said;

/** The calls of Heleket's API that the platform makes, each under the key it is signed with. */
export function api(house: House, app: FastifyInstance): void {
  const paid = (path: string, verb: Verb) => app.post(path, (...call) => answer(house, 'paymentKey', verb, ...call));
  const out = (path: string, verb: Verb) => app.post(path, (...call) => answer(house, 'payoutKey', verb, ...call));
  const page = ({ uuid }: Payment) => `${house.url()}/heleket/pay/${uuid}`;

  paid('/v1/payment', (merchant, asked) => {
    const known = paymentOf(house, merchant, asked['order_id']);
    if (known) return { result: shownPayment(known, page(known)) };
    const errors = faultsOf(asked);
    if (Object.keys(errors).length > 0) return { errors };
    const payment = newPayment(house, asked);
    merchant.payments.push(payment);
    house.changed();
    return { result: shownPayment(payment, page(payment)) };
  });
  paid('/v1/payment/info', (merchant, asked) => {
    const payment = paymentOf(house, merchant, asked['order_id'] ?? asked['uuid']);
    return payment ? { result: shownPayment(payment, page(payment)) } : { message: 'Not found' };
  });
  paid('/v1/payment/list', (merchant, _, request) =>
    pageOf(request, merchant.payments, (payment) => shownPayment(payment, page(payment))),
  );
  paid('/v1/balance', ({ balances, uuid }) => {
    const list = Object.entries(balances).map(([currency_code, balance]) => ({ uuid, currency_code, balance }));
    return { result: [{ balance: { merchant: list, user: [] } }] };
  });

  out('/v1/payout/calc', (_, asked) => ({ result: costOf(asked) }));
  out('/v1/payout', (merchant, asked) => {
    const known = merchant.payouts.find(({ order_id }) => order_id === asked['order_id']);
    if (known) return { result: shownPayout(merchant, known) };
    const errors = payoutFaults(asked);
    if (Object.keys(errors).length > 0) return { errors };
    const payout = makePayout(house, merchant, asked);
    if (!payout) return { message: 'Insufficient funds' };
    const shown = shownPayout(merchant, payout);
    endPayouts(house, merchant, merchant.outcome);
    return { result: shown };
  });
  out('/v1/payout/info', (merchant, asked) => {
    const { order_id: order, uuid } = asked;
    const payout = merchant.payouts.find((each) => each.order_id === order || each.uuid === uuid);
    return payout ? { result: shownPayout(merchant, payout) } : { message: 'Not found' };
  });
  out('/v1/payout/list', (merchant, _, request) =>
    pageOf(request, merchant.payouts, (payout) => shownPayout(merchant, payout)),
  );
}

function answer(
  house: House,
  key: 'paymentKey' | 'payoutKey',
  verb: Verb,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const merchant = house.state().merchants[String(request.headers['merchant'])];
  if (!merchant || request.headers['sign'] !== signOf(request.rawBody, merchant[key]))
    return reply.code(401).send({ state: 1, message: 'Invalid Sign' });
  const said = verb(merchant, (request.body ?? {}) as Asked, request);
  if ('result' in said) return reply.send({ state: 0, result: said.result });
  return 'errors' in said ? reply.code(422).send({ state: 1, ...said }) : reply.send({ state: 1, ...said });
}

const perPage = 15;

/** Newest first, as Heleket lists; the cursor is how many were shown. */
function pageOf<T>(request: FastifyRequest, all: readonly T[], show: (item: T) => unknown): Said {
  const from = Number((request.query as { cursor?: string }).cursor ?? 0);
  const items = all.toReversed().slice(from, from + perPage);
  const next = from + perPage < all.length ? String(from + perPage) : null;
  const paginate = {
    count: items.length,
    hasPages: all.length > perPage,
    nextCursor: next,
    previousCursor: null,
    perPage,
  };
  return { result: { items: items.map(show), paginate } };
}
