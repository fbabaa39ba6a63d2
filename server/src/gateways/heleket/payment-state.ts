import { z } from 'zod';
import { readTime } from '#gateways/wire';
import type { PaymentState } from '#payments/gateway';
import { readTakings } from './money.ts';

const decimal = z.string().max(60);

/** The fields of an invoice that we use; money is a text, and much of it null until somebody pays. */
export const paymentShape = z.looseObject({
  uuid: z.string().min(1).max(64),
  order_id: z.string().max(128).nullish(),
  amount: decimal,
  currency: z.string().max(16),
  payment_amount: decimal.nullish(),
  payer_amount: decimal.nullish(),
  payer_currency: z.string().max(16).nullish(),
  merchant_amount: decimal.nullish(),
  convert: z.looseObject({ to_currency: z.string().max(16), amount: decimal }).nullish(),
  payment_status: z.string().max(64).nullish(),
  status: z.string().max(64).nullish(),
  from: z.string().max(200).nullish(),
  created_at: z.string().max(40).nullish(),
  updated_at: z.string().max(40).nullish(),
});
export type HeleketPayment = z.infer<typeof paymentShape>;

type Meaning = 'paid' | 'open' | 'over' | 'refunded' | 'held';

/** Every status Heleket is known to say. What it does not know is strange: it is for a person to judge. */
const meanings: ReadonlyMap<string, Meaning> = new Map([
  ['paid', 'paid'],
  ['paid_over', 'paid'], // with what came: the surplus is seen on the desk
  ['wrong_amount', 'paid'], // final, and too little: booked as it came, and on the desk
  ['refund_fail', 'paid'], // the money has stayed
  ['wrong_amount_waiting', 'open'],
  ['check', 'open'],
  ['confirm_check', 'open'],
  ['process', 'open'],
  ['refund_process', 'open'],
  ['cancel', 'open'], // its time is over, and its address still takes coins
  ['fail', 'over'],
  ['system_fail', 'over'],
  ['refund_paid', 'refunded'],
  ['locked', 'held'],
]);

export const statusOf = ({ payment_status, status }: HeleketPayment): string => payment_status ?? status ?? '';
export const meaningOf = (payment: HeleketPayment): Meaning | undefined => meanings.get(statusOf(payment));

/** When it last changed there. Heleket writes an offset; where it writes none, UTC is meant. */
export const changedAt = (
  { updated_at, created_at }: Pick<HeleketPayment, 'updated_at' | 'created_at'>,
  now: Date,
): Date => readTime(updated_at ?? created_at, '+00:00') ?? now;

/** What an invoice's status and figures mean for the payment of ours that it was made for. */
export function readState(payment: HeleketPayment, asked: { payment: string; asset: string }, now: Date): PaymentState {
  const status = statusOf(payment);
  const strange = (words: string): PaymentState => ({ state: 'strange', words, raw: payment });
  if (payment.order_id !== asked.payment) return strange('Heleket answered with another order than was asked about.');
  if (payment.currency !== asked.asset)
    return strange(`Heleket asks for ${payment.currency}, and ${asked.asset} is asked.`);
  const meaning = meaningOf(payment);
  if (meaning === undefined) return strange(`Heleket says "${status}", which is not known here.`);
  if (meaning === 'held') return strange('Heleket holds this payment for a check of its origin (locked).');
  if (meaning === 'open' || meaning === 'over') return { state: meaning, words: `Heleket says "${status}".` };
  const takings = readTakings(payment);
  if (!takings)
    return strange(`Heleket says "${status}" without the figures to book (${payment.payer_currency ?? '-'}).`);
  const fact = {
    externalId: payment.uuid,
    payer: payment.from ?? '',
    occurredAt: changedAt(payment, now),
    raw: payment,
  };
  if (meaning === 'refunded') return { state: 'refunded', amount: takings.amount, ...fact };
  return { state: 'paid', ...takings, ...fact };
}
