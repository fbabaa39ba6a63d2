import { Refusal, type Amount, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { createInvoice, getPayment, requestPayment, type Payment } from '#payments';
import { getMethod, getQuote, type Method, type MethodPrice } from '#quotes';
import type { OrderInvoice } from './input.ts';
import type { OrderName, StoreAccount, StoreNeeds } from './needs.ts';
import type { StoreOrder } from './order.ts';
import { findOrder, lockOrder, noSuchOrder } from './order-rows.ts';
import { dropInvoice, insertPayment, openInvoice } from './payment-rows.ts';
import { enterStore } from './setting-rows.ts';
import { writeStep } from './step-rows.ts';

export type Paying = {
  readonly order: OrderName;
  /** One of the quote's methods. */
  readonly method: string;
  /** Where the payer's browser goes afterwards. */
  readonly returnUrl?: string;
  readonly actor?: string;
};

/**
 * How an order can be paid by a method. Asked again for the same method it answers the same invoice; another method gives
 * another one, and the first that is paid counts. Refuses with `not_found`, `order_not_open`, `method_unavailable`,
 * `read_only`, `store_disabled`, `gateway_refused` or `gateway_unavailable`.
 */
export async function payOrder(needs: StoreNeeds, workspace: WorkspaceId, paying: Paying): Promise<OrderInvoice> {
  const order = await findOrder(needs.pool, workspace, paying.order);
  if (!order) throw noSuchOrder();
  requireUnpaid(order, needs.clock.now());
  const way = await wayOf(needs, order, paying.method);
  const asked = await transaction(needs.pool, (tx) => askFor(tx, needs, order, way, paying));
  const payment = await getPayment(needs.pool, workspace, asked);
  if (payment.status !== 'requested') throw new Refusal('order_not_open', 'This order was paid a moment ago.');
  const { returnUrl } = paying;
  try {
    const invoice = await createInvoice(needs, payment, returnUrl === undefined ? {} : { returnUrl });
    const { url, address, comment } = invoice;
    const more = { ...(address !== undefined && { address }), ...(comment !== undefined && { comment }) };
    const { amount, id, expiresAt } = payment;
    const { method, surcharge } = way.price;
    return { order, method, payment: id, amount, surcharge, url, ...more, expiresAt: expiresAt ?? order.expiresAt };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'gateway_refused')
      await dropInvoice(needs.pool, workspace, payment.id);
    throw error;
  }
}

/** Refuses with `order_not_open` what is paid, given up or over its time. */
export function requireUnpaid({ status, expiresAt }: StoreOrder, now: Date): void {
  if (status === 'awaiting_payment' && expiresAt > now) return;
  const isOver = status === 'expired' || status === 'awaiting_payment';
  const words = isOver
    ? 'The time to pay this order is over. Order anew, at the price of now.'
    : `This order cannot be paid: it is ${status}.`;
  throw new Refusal('order_not_open', words, { status: isOver ? 'expired' : status });
}

type Way = { readonly method: Method; readonly price: MethodPrice; readonly account: StoreAccount };

/** Refuses with `method_unavailable` what the quote has no price for, or what is switched off by now. */
async function wayOf(needs: StoreNeeds, order: StoreOrder, code: string): Promise<Way> {
  const { pool } = needs;
  const { workspace } = order;
  const { methods } = await getQuote(pool, workspace, order.quote);
  const price = methods.find(({ method }) => method === code);
  if (!price)
    throw new Refusal('method_unavailable', 'This order cannot be paid like that. Choose another way.', {
      methods: methods.map(({ method }) => method),
    });
  const method = await getMethod(pool, workspace, code);
  if (!method.isOn) throw new Refusal('method_unavailable', 'This way of paying is switched off. Choose another one.');
  const account = await needs.accountFor(workspace, method.gateway, method.connection ?? undefined);
  return { method, price, account };
}

/** The payment that is asked for already, or a new one: both end with the order. */
async function askFor(
  tx: Tx,
  needs: StoreNeeds,
  { workspace, id }: StoreOrder,
  way: Way,
  paying: Paying,
): Promise<string> {
  await enterStore(tx, workspace);
  const order = await lockOrder(tx, workspace, id);
  requireUnpaid(order, needs.clock.now());
  const { method, price } = way;
  const open = await openInvoice(tx, { workspace, order: id, method: method.code });
  if (open !== undefined) return open;
  const payment = await ask(tx, needs, order, { ...way, amount: price.amount }, paying.actor ?? 'buyer');
  return payment.id;
}

async function ask(
  tx: Tx,
  { clock }: StoreNeeds,
  order: StoreOrder,
  { method, price, account, amount }: Way & { readonly amount: Amount },
  actor: string,
): Promise<Payment> {
  const { workspace, id, buyer, stars, username, number, expiresAt } = order;
  const payment = await requestPayment(tx, clock, {
    workspace,
    gateway: method.gateway,
    connection: account.connection.id,
    app: account.app,
    purpose: 'store.order',
    customer: buyer,
    details: { order: id, method: method.code },
    ...wordsOf(order, { stars, username, number }),
    amount,
    expiresAt,
  });
  const at = clock.now();
  const asked = {
    workspace,
    payment: payment.id,
    order: id,
    method: method.code,
    status: 'asked',
    askedAt: at,
  } as const;
  const worth = { asked: amount, worth: price.price, surcharge: price.surcharge, fee: price.fee };
  const nothing = { came: null, booked: null, told: null, reason: null, cameAt: null, endedAt: null, tries: 0 };
  await insertPayment(tx, { ...asked, ...worth, ...nothing });
  const details = { payment: payment.id, method: method.code };
  await writeStep(tx, order, { at, actor, what: 'payment_asked', details });
  return payment;
}

type Named = Pick<StoreOrder, 'stars' | 'username' | 'number'>;

/** What the payer reads on the invoice. */
function wordsOf({ language }: StoreOrder, { stars, username, number }: Named) {
  if (/^ru\b/i.test(language))
    return { title: `${stars} Stars`, description: `${stars} Telegram Stars для @${username}, заказ ${number}` };
  return { title: `${stars} Stars`, description: `${stars} Telegram Stars for @${username}, order ${number}` };
}
