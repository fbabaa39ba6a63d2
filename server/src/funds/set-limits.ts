import { Refusal, type Asset, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { writeAudit } from '#identity';
import type { DepositLimit } from './deposit.ts';
import { replaceLimits, selectLimits } from './deposit-rows.ts';
import { usualMinimums, type FundsNeeds } from './needs.ts';

/** What may be brought in at once, by asset: what is set, and the usual minimums of the others. */
export async function readDepositLimits(db: Pool | Tx, workspace: WorkspaceId): Promise<readonly DepositLimit[]> {
  const limits = new Map<Asset, DepositLimit>(
    Object.entries(usualMinimums).map(([asset, minimum]) => [asset, { asset, minimum, maximum: null }]),
  );
  for (const limit of await selectLimits(db, workspace)) limits.set(limit.asset, limit);
  return [...limits.values()];
}

/** The limit of one asset: any amount above zero, where nothing is set and nothing is usual. */
export async function limitOf(db: Pool | Tx, workspace: WorkspaceId, asset: Asset): Promise<DepositLimit> {
  const found = (await readDepositLimits(db, workspace)).find((limit) => limit.asset === asset);
  return found ?? { asset, minimum: 0n, maximum: null };
}

/**
 * Sets the limits of deposits that are asked for from now on; assets that are not named have the usual ones again.
 * `actor` is for the audit log. Refuses with `invalid_request`.
 */
export async function setDepositLimits(
  { pool, clock }: Pick<FundsNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  limits: readonly DepositLimit[],
  actor: string,
): Promise<readonly DepositLimit[]> {
  if (new Set(limits.map(({ asset }) => asset)).size < limits.length)
    throw new Refusal('invalid_request', 'Name each asset once.');
  if (limits.some(({ minimum, maximum }) => maximum !== null && maximum < minimum))
    throw new Refusal('invalid_request', 'A maximum is not below the minimum.');
  return transaction(pool, async (tx) => {
    await replaceLimits(tx, workspace, limits);
    const told = limits.map(({ asset, minimum, maximum }) => ({
      asset,
      minimum: String(minimum),
      maximum: maximum === null ? null : String(maximum),
    }));
    const entry = { workspace, recordedAt: clock.now(), actor, action: 'settings.deposits', target: 'deposits' };
    await writeAudit(tx, { ...entry, details: { limits: told } });
    return readDepositLimits(tx, workspace);
  });
}
