import { transaction } from '#database';
import { writeAudit } from '#identity';
import { Refusal, type Amount, type WorkspaceId } from '#kernel';
import { balanceOf, places, post } from '#ledger';
import { requireAccount } from './account-rows.ts';
import type { UpstreamNeeds } from './needs.ts';
import { floatMoved } from './postings.ts';

export type FloatMove = {
  readonly key: string;
  readonly amount: Amount;
  /** `in`: brought to the panel. `out`: taken back from there, or never brought. */
  readonly way: 'in' | 'out';
  readonly note: string;
};

/**
 * Records money that was brought to a panel, or taken back. Same key, same effect. Answers what lies there by our books.
 * Refuses with `wrong_asset`, `invalid_amount`, `not_found`, and `above_ceiling` what takes back more than is there.
 */
export async function recordFloat(
  { pool, clock }: Pick<UpstreamNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  id: string,
  { key, amount, way, note }: FloatMove,
  by: string,
): Promise<{ readonly float: Amount }> {
  const { account } = await requireAccount(pool, workspace, id);
  const { currency } = account;
  if (amount.asset !== currency)
    throw new Refusal('wrong_asset', `Money at this panel is counted in ${currency}.`, { asset: currency });
  if (amount.units <= 0n) throw new Refusal('invalid_amount', 'Give an amount above zero.');
  await transaction(pool, async (tx) => {
    const details = { asset: currency, units: String(amount.units), way, note };
    const at = clock.now();
    await writeAudit(tx, { workspace, recordedAt: at, actor: by, action: 'provider.float', target: id, details });
    await post(tx, clock, floatMoved(account, key, amount, way, note));
  });
  const units = -(await balanceOf(pool, workspace, places.supplier(account.id), currency));
  return { float: { asset: currency, units } };
}
