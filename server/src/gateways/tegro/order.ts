import { z } from 'zod';
import type { Amount } from '#kernel';
import { readDecimal, readTime } from '#gateways/wire';
import type { OpenConnection, PaymentState, Settlement } from '#payments/gateway';
import { currencyNumbers } from './form.ts';

/** The fields of an order that we use; numbers by their digits. `payment_id` is ours, `id` is Tegro's. */
export const orderShape = z.looseObject({
  id: z.string().regex(/^\d{1,18}$/),
  payment_id: z.string().max(255),
  status: z.string().max(64),
  amount: z.string().max(60),
  fee: z.string().max(60).nullish(),
  currency_id: z.string().max(16).nullish(),
  test_order: z.union([z.string().max(16), z.boolean()]).nullish(),
  date_created: z.string().max(40).nullish(),
  date_payed: z.string().max(40).nullish(),
});
export type TegroOrder = z.infer<typeof orderShape>;

/** Whether it is worth nothing. What does not say clearly that it is real is a test. */
export const isTestOrder = ({ test_order }: TegroOrder): boolean => !(test_order === '0' || test_order === false);

/** The one number that is known to mean paid. */
export const isPaid = ({ status }: TegroOrder): boolean => status === '1';

/** The currency of an order by its number; undefined for a number that nobody has written down. */
export const currencyOf = (connection: OpenConnection, { currency_id }: TegroOrder): string | undefined =>
  [...currencyNumbers(connection)].find(([, number]) => number === currency_id)?.[0];

/** Tegro writes its times without their zone. */
export const timeOf = ({ settings }: OpenConnection, text: string | null | undefined): Date | undefined =>
  readTime(text, settings['time_zone'] ?? '+03:00');

/** What Tegro kept of an amount, where the shop pays for it. */
export function feeOf({ settings }: OpenConnection, { fee }: TegroOrder, amount: Amount): Settlement | undefined {
  if (settings['fee_from'] === 'payer' || !fee) return undefined;
  const kept = readDecimal(fee, amount.asset);
  return kept.units > 0n && kept.units <= amount.units ? { fee: kept } : undefined;
}

/** What an order means for the payment of ours. Only status 1 of an order that is no test, in our currency, is money. */
export function readState(
  order: TegroOrder,
  asked: { readonly payment: string; readonly asset: string; readonly connection: OpenConnection },
  now: Date,
): PaymentState {
  const { connection } = asked;
  const strange = (words: string): PaymentState => ({ state: 'strange', words, raw: order });
  if (order.payment_id !== asked.payment) return strange('Tegro answered with another order than was asked about.');
  if (order.status === '0') return { state: 'open', words: 'Tegro says that it is not paid.' };
  if (!isPaid(order)) return strange(`Tegro says ${order.status}, which is not known here.`);
  if (isTestOrder(order) !== connection.isTest)
    return strange(
      connection.isTest ? 'Real money came in for a test.' : 'This was paid in test mode: it is worth nothing.',
    );
  if (currencyOf(connection, order) !== asked.asset)
    return strange(`Tegro names the currency ${order.currency_id ?? '-'}, and ${asked.asset} is asked.`);
  const amount = readDecimal(order.amount, asked.asset);
  const settlement = feeOf(connection, order, amount);
  return {
    state: 'paid',
    externalId: order.id,
    payer: '',
    amount,
    occurredAt: timeOf(connection, order.date_payed) ?? now,
    ...(settlement && { settlement }),
    raw: order,
  };
}
