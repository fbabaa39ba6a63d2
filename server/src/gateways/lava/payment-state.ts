import { z } from 'zod';
import type { Amount } from '#kernel';
import { readDecimal, readTime } from '#gateways/wire';
import type { OpenConnection, PaymentState } from '#payments/gateway';
import { lavaAsset } from './form.ts';

/** The fields of an invoice's status that we use. Its amount comes as a number or as a text; both are read by their digits. */
export const statusShape = z.looseObject({
  id: z.string().min(1).max(64),
  status: z.string().max(64),
  order_id: z.string().max(255),
  shop_id: z.string().max(64).nullish(),
  amount: z.string().max(60),
});
export type LavaStatus = z.infer<typeof statusShape>;

/** What a webhook says that the status does not: what reached the shop, and when it was paid. */
export type Told = Readonly<Record<string, string>> | undefined;

/** A new invoice is told of as 0; a bank's transfer may still come when the time is over. */
const open = new Set(['0', 'created', 'pending', 'expired']);
const over = new Set(['cancel', 'error']);

/** What an invoice's status means for the payment it was made for. Only `success` is paid; what is not known may still be, and is shown to a person. */
export function readState(
  invoice: LavaStatus,
  asked: { readonly payment: string; readonly connection: OpenConnection; readonly told: Told },
  now: Date,
): PaymentState {
  const { status, order_id, shop_id, id: externalId } = invoice;
  const { settings } = asked.connection;
  const isOurs =
    order_id === asked.payment && (!shop_id || shop_id.toLowerCase() === settings['shop_id']?.toLowerCase());
  if (!isOurs)
    return { state: 'strange', words: 'Lava answered with another order than was asked about.', raw: invoice };
  const words = `Lava says "${status}".`;
  if (over.has(status)) return { state: 'over', words };
  if (open.has(status)) return { state: 'open', words };
  if (status !== 'success') return { state: 'strange', words, raw: invoice };
  const amount = readDecimal(invoice.amount, lavaAsset);
  const fee = toldFee(amount, asked.told) ?? usualFee(amount, settings['fee_percent'] ?? '0');
  return {
    state: 'paid',
    externalId,
    payer: asked.told?.['payer'] ?? '',
    amount,
    occurredAt: readTime(asked.told?.['pay_time'], settings['time_zone'] ?? '+03:00') ?? now,
    ...(fee.units > 0n && { settlement: { fee } }),
    raw: invoice,
  };
}

/** What was paid and did not reach the shop; not believed of a webhook that speaks of another amount. */
function toldFee(amount: Amount, told: Told): Amount | undefined {
  const [paid, credited] = [unitsIn(told?.['amount']), unitsIn(told?.['credited'])];
  if (paid !== amount.units || credited === undefined || credited > paid) return undefined;
  return { asset: lavaAsset, units: paid - credited };
}

const unitsIn = (text = ''): bigint | undefined =>
  /^\d{1,15}(\.\d{1,2}0*)?$/.test(text) ? readDecimal(text, lavaAsset).units : undefined;

/** The share the shop was told to expect, to the kopeck. */
function usualFee({ units }: Amount, percent: string): Amount {
  const hundredths = readDecimal(percent, lavaAsset).units;
  return { asset: lavaAsset, units: (units * hundredths + 5_000n) / 10_000n };
}
