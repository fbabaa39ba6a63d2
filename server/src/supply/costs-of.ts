import { sql } from 'kysely';
import type { Amount, Id, WorkspaceId } from '#kernel';
import { selectAccounts, type SealedAccount } from './account-rows.ts';
import { isBroken } from './breaker.ts';
import { after, describe } from './due.ts';
import { inTime } from './in-time.ts';
import type { SupplyNeeds } from './needs.ts';
import { openAccess } from './sealed.ts';

/** What so many Stars cost at one supplier that may deliver them now. */
export type SupplierCost = {
  readonly supplier: Id<'sup'>;
  readonly name: string;
  /** Lower is asked first. */
  readonly rank: number;
  /** All in, in the asset the supplier is paid in. */
  readonly cost: Amount;
  readonly validUntil: Date;
  readonly readAt: Date;
};

export type CostNeeds = Pick<SupplyNeeds, 'pool' | 'clock' | 'log' | 'masterKey' | 'suppliers'>;

/** How long what a supplier said is shown to buyers. */
const keepFor = 30_000;
/** How long a buyer waits for a supplier. */
const patience = 4000;

/**
 * What so many Stars cost now at every supplier that may deliver them, in the order they are asked. Suppliers are given a
 * few seconds; who does not answer is left out. Answers are kept for half a minute. Empty: nobody can deliver them now.
 */
export async function costsOf(
  needs: CostNeeds,
  workspace: WorkspaceId,
  stars: number,
): Promise<readonly SupplierCost[]> {
  const now = needs.clock.now();
  const accounts = await selectAccounts(needs.pool, workspace);
  const usable = accounts.filter((sealed) => mayDeliver(needs, sealed, stars, now));
  const costs = await Promise.all(usable.map((sealed) => costIfTold(needs, sealed, stars)));
  return costs.filter((cost): cost is SupplierCost => cost !== undefined);
}

function mayDeliver({ suppliers }: CostNeeds, { account }: SealedAccount, stars: number, now: Date): boolean {
  const supplier = suppliers[account.kind];
  if (!supplier?.quote || !account.isOn || isBroken(account, now)) return false;
  return stars >= supplier.limits.min && stars <= supplier.limits.max;
}

async function costIfTold(needs: CostNeeds, sealed: SealedAccount, stars: number): Promise<SupplierCost | undefined> {
  const { account } = sealed;
  try {
    const told = await costAt(needs, sealed, stars);
    return told && { supplier: account.id, name: account.name, rank: account.rank, ...told };
  } catch (error) {
    needs.log.warn({ supplier: account.id, words: describe(error) }, 'A supplier did not say what Stars cost.');
    return undefined;
  }
}

export type CostTold = Pick<SupplierCost, 'cost' | 'validUntil' | 'readAt'>;

/**
 * What so many Stars cost at one supplier, as it said a moment ago or says now. Undefined: it names no price. Throws when it
 * does not answer, or counts in another asset than its account.
 */
export async function costAt(needs: CostNeeds, sealed: SealedAccount, stars: number): Promise<CostTold | undefined> {
  const { account } = sealed;
  const now = needs.clock.now();
  const kept = await keptCost(needs, sealed, stars, now);
  if (kept) return kept;
  const { supplier, access } = openAccess(needs, sealed);
  const told = await inTime(supplier.quote?.(access, stars), patience);
  if (!told) return undefined;
  if (told.cost.asset !== account.asset || told.cost.units <= 0n)
    throw new Error(`It says its price in ${told.cost.asset}, and is paid in ${account.asset}.`);
  const { workspace, id } = account;
  const { cost, validUntil } = told;
  await sql`
    insert into supply.cost (workspace_id, supplier, stars, asset, units, valid_until, read_at)
    values (${workspace}, ${id}, ${stars}, ${cost.asset}, ${cost.units}, ${validUntil}, ${now})
    on conflict on constraint a_cost_is_of_one_quantity
    do update set asset = excluded.asset, units = excluded.units, valid_until = excluded.valid_until,
      read_at = excluded.read_at where cost.read_at <= excluded.read_at`.execute(needs.pool);
  return { cost, validUntil, readAt: now };
}

async function keptCost(
  { pool }: CostNeeds,
  { account }: SealedAccount,
  stars: number,
  now: Date,
): Promise<CostTold | undefined> {
  const since = account.changedAt > after(now, -keepFor) ? account.changedAt : after(now, -keepFor);
  const { rows } = await sql<{ units: bigint; validUntil: Date; readAt: Date }>`
    select units, valid_until as "validUntil", read_at as "readAt" from supply.cost
    where workspace_id = ${account.workspace} and supplier = ${account.id} and stars = ${stars}
      and asset = ${account.asset} and read_at >= ${since} and valid_until > ${now}`.execute(pool);
  const row = rows[0];
  return row && { cost: { asset: account.asset, units: row.units }, validUntil: row.validUntil, readAt: row.readAt };
}
