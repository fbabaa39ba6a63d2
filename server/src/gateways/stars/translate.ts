import { z } from 'zod';
import { scaleOf, stars, type Amount } from '#kernel';
import type { ApprovalQuestion, GatewayEvent } from '#payments/gateway';
import type { Bot, Update } from '#telegram';

/** Everything that is particular to Telegram's words about money ends in this file. */

export const starsCode = 'stars';

const person = z.looseObject({ id: z.int(), language_code: z.string().optional() });
const sum = { currency: z.string(), total_amount: z.int().min(0), invoice_payload: z.string() };

const preCheckoutShape = z.looseObject({ id: z.string(), from: person, ...sum });
const moneyShape = z.looseObject({ ...sum, telegram_payment_charge_id: z.string().min(1) });
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

/** The fact in a message about money. Throws when Telegram has begun to say it in words we do not know. */
export function readMoneyMessage(update: Update): GatewayEvent {
  const message = messageShape.parse(update['message']);
  const money = message.successful_payment ?? message.refunded_payment;
  if (!money) throw new Error('This message is not about money.');
  return {
    kind: message.successful_payment ? 'payment_settled' : 'payment_refunded',
    externalId: money.telegram_payment_charge_id,
    payload: plain(money.invoice_payload),
    payer: String((message.from ?? message.chat).id), // they pay in a private chat, whose id is theirs
    amount: amountOf(money.currency, money.total_amount),
    occurredAt: new Date(message.date * 1000),
    raw: update,
  };
}

const partner = z.looseObject({
  type: z.string(),
  transaction_type: z.string().optional(),
  user: person.optional(),
  invoice_payload: z.string().optional(),
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

/**
 * The fact in a row of the bot's Star list, if it is one about an invoice: Telegram lists a refund under the id of
 * the payment, with a receiver in place of the source. Gifts, withdrawals and what is yet to be invented are none.
 */
export function readTransaction(row: StarTransaction): GatewayEvent | undefined {
  const other = row.source ?? row.receiver;
  if (other?.type !== 'user' || other.transaction_type !== 'invoice_payment' || !other.user) return undefined;
  return {
    kind: row.source ? 'payment_settled' : 'payment_refunded',
    externalId: row.id,
    payload: plain(other.invoice_payload ?? ''),
    payer: String(other.user.id),
    amount: { asset: 'XTR', units: stars(row.amount).units + BigInt(row.nanostar_amount) },
    occurredAt: new Date(row.date * 1000),
    raw: row,
  };
}

/** Telegram counts whole Stars; other currencies, which a Stars invoice should never bring, in their smallest coins. */
function amountOf(currency: string, total: number): Amount {
  if (currency === 'XTR') return stars(total);
  const coins = currency === 'USD' ? 2 : scaleOf(currency);
  return { asset: currency, units: BigInt(total) * 10n ** BigInt(scaleOf(currency) - coins) };
}

/** A payload that is not ours may hold anything; what PostgreSQL cannot keep in a text is left out. */
const plain = (text: string): string => text.replaceAll('\0', '').toWellFormed();
