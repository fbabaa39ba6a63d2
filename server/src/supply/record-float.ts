import { transaction } from '#database';
import { writeAudit } from '#identity';
import { Refusal, type Amount, type WorkspaceId } from '#kernel';
import { post } from '#ledger';
import { lockAccount, requireAccount } from './account-rows.ts';
import { floatOf } from './books.ts';
import type { SupplyNeeds } from './needs.ts';
import { floatMoved, type FloatWay } from './postings.ts';

export type FloatMove = {
  readonly key: string;
  readonly amount: Amount;
  readonly way: FloatWay;
  readonly note: string;
};

/**
 * Records money that was brought to a supplier, came back from there, or is lost there. Same key, same effect. Answers what
 * lies there by our books. Refuses with `wrong_asset`, `invalid_amount`, `not_found`, and `above_ceiling` what is more
 * than lies there.
 */
export async function recordFloat(
  { pool, clock }: Pick<SupplyNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  id: string,
  { key, amount, way, note }: FloatMove,
  by: string,
): Promise<{ readonly float: Amount }> {
  const { account } = await requireAccount(pool, workspace, id);
  const { asset } = account;
  if (amount.asset !== asset) throw new Refusal('wrong_asset', `This supplier is paid in ${asset}.`, { asset });
  if (amount.units <= 0n) throw new Refusal('invalid_amount', 'Give an amount above zero.');
  await transaction(pool, async (tx) => {
    await lockAccount(tx, workspace, id);
    const details = { asset, units: String(amount.units), way, note };
    const recordedAt = clock.now();
    await writeAudit(tx, { workspace, recordedAt, actor: by, action: 'supplier.float', target: id, details });
    await post(tx, clock, floatMoved(account, key, amount, way, note));
  });
  return { float: await floatOf(pool, account) };
}
