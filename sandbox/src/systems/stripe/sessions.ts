import { No } from './no.ts';
import { book, feeOf, heldOf } from './money.ts';
import { newId, secondsNow, type Account, type Session, type Stripe } from './state.ts';

export type Fields = Readonly<Record<string, string>>;

const halfAnHour = 1800;
const aDay = 86_400;

export function createSession(stripe: Stripe, account: Account, fields: Fields): object {
  const now = secondsNow(stripe);
  const currency = fields['line_items[0][price_data][currency]'] ?? '';
  const price = Number(fields['line_items[0][price_data][unit_amount]']);
  const name = fields['line_items[0][price_data][product_data][name]'] ?? '';
  const ends = Number(fields['expires_at'] ?? now + aDay);
  if (fields['mode'] !== 'payment') throw new No(400, 'This emulator knows mode "payment" only.', { param: 'mode' });
  if (!fields['success_url']) throw new No(400, 'You must provide a success_url.', { param: 'success_url' });
  if (!/^[a-z]{3}$/.test(currency)) throw new No(400, `Invalid currency: ${currency}.`, { param: 'currency' });
  if (!Number.isSafeInteger(price) || price < 1 || name === '') throw new No(400, 'The line item is not complete.');
  if (!(ends >= now + halfAnHour && ends <= now + aDay))
    throw new No(400, 'The `expires_at` timestamp must be between 30 minutes and 24 hours from now.', {
      param: 'expires_at',
    });
  const session: Session = {
    id: newId(stripe, account.isTest ? 'cs_test' : 'cs_live'),
    created: now,
    expires_at: ends,
    amount_total: price * Number(fields['line_items[0][quantity]'] ?? '1'),
    currency,
    client_reference_id: fields['client_reference_id'] ?? null,
    metadata: metadataOf(fields),
    name,
    success_url: fields['success_url'],
    intent: newId(stripe, 'pi'),
    intentStatus: 'requires_payment_method',
    capture_method: fields['payment_intent_data[capture_method]'] ?? 'automatic_async',
    status: 'open',
    payment_status: 'unpaid',
    charge: null,
  };
  account.sessions.unshift(session);
  return shown(stripe, account, session);
}

const metadataOf = (fields: Fields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => {
      const name = /^payment_intent_data\[metadata\]\[(\w+)\]$/.exec(key)?.[1];
      return name === undefined ? [] : [[name, value]];
    }),
  );

export const statusOf = (stripe: Stripe, { status, expires_at: end }: Session): string =>
  status === 'open' && end <= secondsNow(stripe) ? 'expired' : status;

/** A session as the API shows it; with `isExpanded` the intent, its charge and the balance transaction are in it. */
export function shown(stripe: Stripe, account: Account, session: Session, isExpanded = false): object {
  const { charge, intent, intentStatus, name: _name, capture_method: _capture, ...rest } = session;
  const status = statusOf(stripe, session);
  const paid = charge ? shownCharge(stripe, account, session, isExpanded) : null;
  const whole = { id: intent, object: 'payment_intent', status: intentStatus, latest_charge: paid };
  const url = status === 'open' ? `${stripe.world.url()}/stripe/pay/${session.id}` : null;
  return {
    ...rest,
    object: 'checkout.session',
    livemode: !account.isTest,
    mode: 'payment',
    customer: null,
    status,
    url,
    payment_intent: session.status === 'open' ? null : isExpanded ? whole : intent,
  };
}

const anHour = 3600;

/** Money that is captured at leisure is booked within an hour; until then the charge has no transaction. */
export function shownCharge(stripe: Stripe, account: Account, session: Session, isExpanded: boolean): object {
  const { charge, capture_method: capture, intent, metadata, currency } = session;
  if (!charge) throw new No(404, 'There is no charge.');
  const isBooked = capture === 'automatic' || charge.created + anHour <= secondsNow(stripe);
  const booked = isExpanded ? account.transactions.find(({ id }) => id === charge.balance_transaction) : undefined;
  const id = booked ?? charge.balance_transaction;
  return {
    ...charge,
    object: 'charge',
    currency,
    payment_intent: intent,
    metadata,
    balance_transaction: isBooked ? id : null,
  };
}

/** Takes the money of a session; `at` is when, in seconds. */
export function settle(stripe: Stripe, account: Account, session: Session, at: number): void {
  const { amount, currency, rate } = heldOf(session.amount_total, session.currency);
  const id = newId(stripe, 'ch');
  const fee = feeOf(amount);
  const booked = book(stripe, account, { amount, currency, fee, rate, type: 'charge', source: id });
  session.charge = {
    id,
    created: at,
    amount: session.amount_total,
    amount_refunded: 0,
    refunded: false,
    disputed: false,
    balance_transaction: booked.id,
  };
  session.intentStatus = 'succeeded';
  session.status = 'complete';
  session.payment_status = 'paid';
}

/** Newest first, from behind `starting_after`. */
export function listed<Row extends { readonly id: string; readonly created: number }>(
  rows: readonly Row[],
  fields: Fields,
) {
  const limit = Math.min(100, Number(fields['limit'] ?? '10'));
  const after = fields['starting_after'];
  const [from, until] = [Number(fields['created[gte]'] ?? '0'), Number(fields['created[lt]'] ?? '1e15')];
  const found = rows.filter(({ created }) => created >= from && created < until);
  const start = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1;
  return { data: found.slice(start, start + limit), has_more: found.length > start + limit };
}
