import type { Amount, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { rateOfParts } from '#rates';
import type { Price } from './conversion.ts';
import type { FundsNeeds } from './needs.ts';
import { priceNow } from './quote-conversion.ts';
import { topUpAsset } from './top-up.ts';

/** What an amount comes to in USD now, by the conversion terms; what is USD already is taken as it is. */
export async function priceTopUp(
  db: Pool | Tx,
  needs: Pick<FundsNeeds, 'clock' | 'rateRules'>,
  workspace: WorkspaceId,
  amount: Amount,
): Promise<Price> {
  if (amount.asset === topUpAsset || amount.units === 0n) return asItIs(amount);
  return priceNow(db, needs, workspace, amount, topUpAsset);
}

/** Nothing is converted: it is USD, or a debt has taken all of it. */
function asItIs(from: Amount): Price {
  const none = { asset: from.asset, units: 0n };
  const to = { asset: topUpAsset, units: from.units };
  return { from, to, fee: none, rest: none, spread: 0, rate: rateOfParts(from.asset, topUpAsset, []) };
}
