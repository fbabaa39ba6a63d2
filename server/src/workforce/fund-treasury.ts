import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { writeAudit } from '#identity';
import { readSettings } from '#exchange';
import { findPosted, hashInput, post } from '#ledger';
import type { WorkforceNeeds } from './needs.ts';
import { treasuryFunded, type Funding } from './postings.ts';
import { readTreasury, type Treasury } from './read-treasury.ts';

type Needs = Pick<WorkforceNeeds, 'pool' | 'clock'>;

/**
 * Sets money of the house aside for workers of resellers' orders. The same key is one effect. Refuses with
 * `insufficient_funds`, `invalid_amount`, `asset_not_supported` or `idempotency_conflict`.
 */
export async function fundTreasury(
  needs: Needs,
  workspace: WorkspaceId,
  asked: Funding & { readonly by: string },
): Promise<Treasury> {
  const { by, ...funding } = asked;
  const { asset, units } = funding.amount;
  if (units <= 0n) throw new Refusal('invalid_amount', 'Name an amount above zero.');
  const { fees } = await readSettings(needs.pool, workspace);
  if (!Object.hasOwn(fees, asset))
    throw new Refusal('asset_not_supported', `Rewards are paid in ${Object.keys(fees).join(', ')}.`);
  await transaction(needs.pool, (tx) => write(tx, needs, workspace, funding, by));
  return readTreasury(needs.pool, workspace);
}

async function write(tx: Tx, { clock }: Needs, workspace: WorkspaceId, funding: Funding, by: string): Promise<void> {
  const transfer = treasuryFunded(workspace, funding);
  if (await isReplay(tx, workspace, funding.key, hashInput(transfer.input))) return;
  const { from, amount } = funding;
  const details = { from, asset: amount.asset, units: String(amount.units) };
  const at = { workspace, recordedAt: clock.now(), actor: by };
  await writeAudit(tx, { ...at, action: 'treasury.fund', target: 'treasury', details });
  await post(tx, clock, transfer);
}

/** A replay is not audited twice. */
async function isReplay(db: Pool | Tx, workspace: WorkspaceId, key: string, hash: string): Promise<boolean> {
  const before = await findPosted(db, workspace, key);
  if (before && before.inputHash !== hash)
    throw new Refusal('idempotency_conflict', 'This key was used for something else. Use a new key.');
  return before !== undefined;
}
