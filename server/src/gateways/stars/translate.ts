import { z } from 'zod';
import { stars, type Amount } from '#kernel';
import { renewalStates } from '#payments/gateway';
import type { ApprovalQuestion, GatewayEvent, OuterRow, Recurring, RowKind } from '#payments/gateway';
import { readSmallestUnits, type Bot, type Update } from '#telegram';

/** Everything that is particular to Telegram's words about money ends in this file. */

export const starsCode = 'stars';

const person = z.looseObject({ id: z.int(), language_code: z.string().optional() });
const sum = { currency: z.string(), total_amount: z.int().min(0), invoice_payload: z.string() };

const preCheckoutShape = z.looseObject({ id: z.string(), from: person, ...sum });
const moneyShape = z.looseObject({
  ...sum,
  telegram_payment_charge_id: z.string().min(1),
  is_recurring: z.boolean().optional(),
  is_first_recurring: z.boolean().optional(),
  subscription_expiration_date: z.int().positive().optional(),
});
const messageShape = z.looseObject({
  date: z.int(),
  from: person.optional(),
  chat: person,
  successful_payment: moneyShape.optional(),
  refunded_payment: moneyShape.optional(),
});

/** A question that Telegram asks before it charges, and the name to answer it under. */
export type PreCheckout = { readonly query: string; readonly question: ApprovalQuestion };

export function readPreCheckout(bot: Bot, update: Update): PreCheckout {
  const { id, from, ...asked } = preCheckoutShape.parse(update['pre_checkout_query']);
  const { language_code: language } = from;
  return {
    query: id,
    question: {
      workspace: bot.workspace,
      gateway: starsCode,
      connection: bot.id,
      payload: plain(asked.invoice_payload),
      payer: String(from.id),
      amount: amountOf(asked.currency, asked.total_amount),
      ...(language === undefined ? {} : { language }),
    },
  };
}

/** A sum in a currency other than Stars, as the update has it. */
export type FiatSum = { readonly currency: string; readonly total: number; readonly payload: string };

const sumShape = z.looseObject(sum);

/** What a provider is to charge or has charged; undefined when the update is about Stars, or not about a charge. */
export function readFiatSum(update: Update): FiatSum | undefined {
  const { success, data: message } = messageShape.safeParse(update['message']);
  const said = success ? message.successful_payment : update['pre_checkout_query'];
  const { data } = sumShape.safeParse(said);
  if (!data || data.currency === 'XTR') return undefined;
  return { currency: data.currency, total: data.total_amount, payload: plain(data.invoice_payload) };
}

/** The fact in a message about money. Throws when Telegram has begun to say it in words we do not know. */
export function readMoneyMessage(update: Update): GatewayEvent {
  const message = messageShape.parse(update['message']);
  const money = message.successful_payment ?? message.refunded_payment;
  if (!money) throw new Error('This message is not about money.');
  const fact = {
    externalId: money.telegram_payment_charge_id,
    payload: plain(money.invoice_payload),
    payer: String((message.from ?? message.chat).id), // they pay in a private chat, whose id is theirs
    amount: amountOf(money.currency, money.total_amount),
    occurredAt: new Date(message.date * 1000),
    raw: update,
  };
  if (!message.successful_payment) return { kind: 'payment_refunded', ...fact };
  return { kind: 'payment_settled', ...fact, ...readRecurring(money, update.update_id) };
}

/** Telegram's one period: thirty days. */
export const subscriptionPeriod = 2_592_000;

/** What the message says of the subscription that it pays for. */
function readRecurring(money: z.infer<typeof moneyShape>, order: number): { recurring?: Recurring } {
  const { is_recurring, is_first_recurring: first, subscription_expiration_date: end } = money;
  if (!is_recurring && end === undefined) return {};
  const expiresAt = end === undefined ? {} : { expiresAt: new Date(end * 1000) };
  return { recurring: { period: subscriptionPeriod, order, ...(first && { first }), ...expiresAt } };
}

const subscriptionShape = z.looseObject({ user: person, invoice_payload: z.string(), state: z.enum(renewalStates) });

/**
 * The news in a `subscription` update. It has no charge, no expiry and no date: its place is the number of its update,
 * its instant the one at which we heard of it.
 */
export function readSubscription(update: Update, receivedAt: Date): GatewayEvent {
  const { user, invoice_payload, state } = subscriptionShape.parse(update['subscription']);
  return {
    kind: 'subscription_changed',
    externalId: `update:${update.update_id}`,
    payload: plain(invoice_payload),
    payer: String(user.id),
    state,
    order: update.update_id,
    occurredAt: receivedAt,
    raw: update,
  };
}

const share = z.looseObject({ amount: z.int(), nanostar_amount: z.int().default(0) });
const partner = z.looseObject({
  type: z.string(),
  transaction_type: z.string().optional(),
  user: person.optional(),
  invoice_payload: z.string().optional(),
  subscription_period: z.int().positive().optional(),
  affiliate: share.optional(),
  withdrawal_state: z.looseObject({ type: z.string() }).optional(),
});
const transactionShape = z.looseObject({
  id: z.string(),
  amount: z.int(),
  nanostar_amount: z.int().default(0),
  date: z.int(),
  source: partner.optional(),
  receiver: partner.optional(),
});
export const transactionsShape = z.object({ transactions: z.array(transactionShape) });
export type StarTransaction = z.infer<typeof transactionShape>;
type Partner = z.infer<typeof partner>;

const starAmountShape = z.looseObject({ amount: z.int(), nanostar_amount: z.int().default(0) });

/** What `getMyStarBalance` says. Below zero after charge-backs. */
export const readStarAmount = (answer: unknown): Amount => ({
  asset: 'XTR',
  units: nanostars(starAmountShape.parse(answer)),
});

/** Whole Stars and the rest, which has the sign of the amount. */
const nanostars = ({ amount, nanostar_amount: rest }: z.infer<typeof starAmountShape>): bigint =>
  stars(amount).units + BigInt(rest);

/** What Telegram calls the other side of a row, and what that is about. */
const kinds: ReadonlyMap<string, RowKind> = new Map<string, RowKind>([
  ['user:invoice_payment', 'payment'],
  ['user:paid_media_payment', 'paid_media'],
  ['user:gift_purchase', 'gift'],
  ['user:premium_purchase', 'premium'],
  ['user:business_account_transfer', 'business_transfer'],
  ['chat', 'gift'],
  ['affiliate_program', 'affiliate_income'],
  ['fragment', 'withdrawal'],
  ['telegram_ads', 'ads'],
  ['telegram_api', 'api_use'],
  ['other', 'other'],
]);

/**
 * A row of the bot's Star list. Telegram lists a refund under the id of the payment, with a receiver in place of the
 * source. What is yet to be invented is a row of kind `other`, and strange.
 */
export function readRow(row: StarTransaction): OuterRow {
  const other = row.source ?? row.receiver;
  const named = other ? nameOf(other) : 'nobody';
  const kind = kinds.get(named);
  const isStrange = !kind || (kind === 'payment' && !other?.user);
  return {
    externalId: plain(row.id),
    direction: row.source ? 'in' : 'out',
    kind: isStrange ? 'other' : kind,
    partner: plain(named).slice(0, 100),
    amount: { asset: 'XTR', units: magnitude(nanostars(row)) },
    occurredAt: new Date(row.date * 1000),
    raw: row,
    ...(isStrange && { isStrange }),
    ...(other && readPartner(other)),
  };
}

const nameOf = ({ type, transaction_type: about }: Partner): string => (type === 'user' ? `user:${about ?? ''}` : type);

/** The affiliate's part may be listed below zero when it came back. */
const readPartner = ({ user, invoice_payload, subscription_period, affiliate, withdrawal_state }: Partner) => ({
  ...(user && { payer: String(user.id) }),
  ...(invoice_payload !== undefined && { payload: plain(invoice_payload) }),
  ...(subscription_period !== undefined && { recurring: { period: subscription_period } }),
  ...(affiliate && { affiliate: magnitude(nanostars(affiliate)) }),
  ...readState(withdrawal_state?.type),
});

/** A state that is yet to be invented is taken for one that is not the last. */
const readState = (state: string | undefined): Pick<OuterRow, 'state'> => {
  if (state === undefined) return {};
  return { state: state === 'succeeded' || state === 'failed' ? state : 'pending' };
};

const magnitude = (units: bigint): bigint => (units < 0n ? -units : units);

/** Telegram counts whole Stars; other currencies in their smallest units. */
const amountOf = (currency: string, total: number): Amount =>
  currency === 'XTR' ? stars(total) : readSmallestUnits(currency, total);

/** A payload that is not ours may hold anything; what PostgreSQL cannot keep in a text is left out. */
const plain = (text: string): string => text.replaceAll('\0', '').toWellFormed();
