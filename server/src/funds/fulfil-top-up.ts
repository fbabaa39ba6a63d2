import type { Amount, Clock } from '#kernel';
import type { Tx } from '#database';
import { balanceOf, lockBook } from '#ledger';
import type { Payment, ProductTransfer } from '#payments';
import type { RateRules } from '#rates';
import { toldRate } from './convert.ts';
import { whatCame } from './fulfil-deposit.ts';
import { toppedUp } from './postings.ts';
import { priceTopUp } from './price-top-up.ts';
import { insertConverted } from './top-up-rows.ts';
import { topUpAsset } from './top-up.ts';
import { debtPlace } from './user.ts';

/**
 * Turns what came in into USD and gives it to the person, in the transaction that says the payment is fulfilled: by the
 * rate of now, which is recorded. What they owe of the asset that came is paid first, and from the USD what they owe of
 * USD. Sums are judged as those of deposits are. Throws `rate_unavailable` while no rate is fresh: it is tried again.
 */
export async function fulfilTopUp(
  tx: Tx,
  payment: Payment,
  clock: Clock,
  rateRules?: Partial<RateRules>,
): Promise<ProductTransfer> {
  const { workspace, id } = payment;
  const { user, paid } = whatCame(payment);
  await lockBook(tx, workspace);
  const owed = async (asset: string) => -(await balanceOf(tx, workspace, debtPlace(user), asset));
  const repaid = least(await owed(paid.asset), paid);
  const left = { asset: paid.asset, units: paid.units - repaid.units };
  const price = await priceTopUp(tx, { clock, ...(rateRules && { rateRules }) }, workspace, left);
  const cleared = paid.asset === topUpAsset ? least(0n, price.to) : least(await owed(topUpAsset), price.to);
  await insertConverted(tx, { workspace, payment: id, user, repaid, price, convertedAt: clock.now() });
  return {
    key: `top_up:${id}`,
    reason: 'funds.top_up',
    reference: id,
    answer: { payment: id, spread: price.spread, rate: toldRate(price) },
    postings: toppedUp(id, user, { repaid, price, cleared }),
  };
}

const least = (owed: bigint, { asset, units }: Amount): Amount => ({ asset, units: owed < units ? owed : units });
