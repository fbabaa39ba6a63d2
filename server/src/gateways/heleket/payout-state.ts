import { z } from 'zod';
import { formatUnits, scaleOf, type Amount } from '#kernel';
import type { PayoutOrder, PayoutState } from '#payments/gateway';
import { readCut } from './money.ts';
import { changedAt } from './payment-state.ts';

/** The fields of a payout that we use. Heleket writes some of its figures as a text, a number, an object or null. */
export const payoutShape = z.looseObject({
  uuid: z.string().min(1).max(64),
  order_id: z.string().max(128).nullish(),
  amount: z.string().max(60),
  currency: z.string().max(16),
  merchant_amount: z.unknown().optional(),
  commission: z.unknown().optional(),
  payer_amount: z.unknown().optional(),
  payer_currency: z.unknown().optional(),
  status: z.string().max(64),
  created_at: z.string().max(40).nullish(),
  updated_at: z.string().max(40).nullish(),
});
export type HeleketPayout = z.infer<typeof payoutShape>;

/** Figures of a payout, or of what one would cost. */
export type PayoutFigures = Pick<HeleketPayout, 'merchant_amount' | 'commission' | 'payer_amount' | 'payer_currency'>;

const amountIn = (value: unknown, asset: string): Amount | undefined =>
  typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? readCut(value, asset) : undefined;

/**
 * What a payout costs beyond what its receiver gets, or the words for a payout whose fee is the receiver's: the sources
 * disagree about `is_subtract`, so the figures are believed, and not the flag.
 */
export function feeOf(figures: PayoutFigures, { asset, units }: Amount): { fee?: Amount; words?: string } {
  const [taken, commission] = [amountIn(figures.merchant_amount, asset), amountIn(figures.commission, asset)];
  const gets = figures.payer_currency === asset ? amountIn(figures.payer_amount, asset) : undefined;
  if (gets && gets.units !== units)
    return { words: `its receiver gets ${written(gets)} in place of ${formatted(units, asset)}` };
  if (taken && taken.units < units + (commission?.units ?? 0n))
    return { words: `its fee is taken from the receiver: ${written(taken)} leaves our balance` };
  const fee = taken ? taken.units - units : (commission?.units ?? 0n);
  return fee > 0n ? { fee: { asset, units: fee } } : {};
}

const formatted = (units: bigint, asset: string) => `${formatUnits(units, scaleOf(asset))} ${asset}`;
const written = ({ asset, units }: Amount) => formatted(units, asset);

/** What a payout's status and figures mean for the order of ours. */
export function readPayoutState(payout: HeleketPayout, { payout: ours, amount }: PayoutOrder, now: Date): PayoutState {
  const { uuid: externalId, status, currency } = payout;
  const strange = (words: string): PayoutState => ({ state: 'strange', words: `Heleket: ${words}.`, raw: payout });
  if (payout.order_id && payout.order_id !== ours) return strange('this is another payout than was asked about');
  if (currency !== amount.asset || readCut(payout.amount, currency).units !== amount.units)
    return strange(`the payout is ${payout.amount} ${currency}, and ${written(amount)} was ordered`);
  switch (status) {
    case 'process':
    case 'check':
      return { state: 'sent', externalId, raw: payout };
    case 'paid':
      return paid(payout, amount, now) ?? strange(feeOf(payout, amount).words ?? 'its figures do not fit');
    case 'fail':
    case 'cancel':
    case 'system_fail':
      return { state: 'failed', words: `Heleket says "${status}".`, raw: payout };
    default:
      return strange(`it says "${status}", which is not known here`);
  }
}

function paid(payout: HeleketPayout, amount: Amount, now: Date): PayoutState | undefined {
  const { fee, words } = feeOf(payout, amount);
  if (words !== undefined) return undefined;
  const occurredAt = changedAt(payout, now);
  return { state: 'confirmed', externalId: payout.uuid, occurredAt, ...(fee && { fee }), raw: payout };
}
