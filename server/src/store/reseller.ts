import { sql } from 'kysely';
import { Refusal, type Amount, type Clock, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { writeAudit } from '#identity';
import { storeCurrency } from './change-settings.ts';

/** Somebody who sells Stars on, through the API: a user whose balance pays, and who may owe up to a limit. */
export type Reseller = {
  readonly workspace: WorkspaceId;
  readonly user: string;
  readonly name: string;
  /** How much they may owe once their balance is used up, in the currency of the store; null: nothing. */
  readonly credit: Amount | null;
  /** They order nothing new; what they have ordered goes on. */
  readonly isSuspended: boolean;
  readonly addedAt: Date;
};

/** What an operator decides about a reseller. What is not named stays; a credit of null ends the line. */
export type ResellerChange = {
  readonly name?: string;
  readonly credit?: Amount | null;
  readonly isSuspended?: boolean;
};

type Row = {
  workspace_id: number;
  user_id: string;
  name: string;
  credit_asset: string | null;
  credit_units: bigint | null;
  is_suspended: boolean;
  added_at: Date;
};

const toReseller = (row: Row): Reseller => ({
  workspace: row.workspace_id,
  user: row.user_id,
  name: row.name,
  credit:
    row.credit_asset !== null && row.credit_units !== null
      ? { asset: row.credit_asset, units: row.credit_units }
      : null,
  isSuspended: row.is_suspended,
  addedAt: row.added_at,
});

/** Their name can be part of an address on the ledger. Refuses with `invalid_request`. */
export function checkReseller(user: string): string {
  if (/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$/.test(user)) return user;
  throw new Refusal('invalid_request', 'A reseller is 1 to 64 letters, digits, "_", "-" or ".", no dot first.');
}

/**
 * Makes somebody a reseller, or changes what they may. Refuses with `invalid_request`, and with `wrong_asset` a credit line
 * that is not in the currency of the store.
 */
export const setReseller = (
  { pool, clock }: { readonly pool: Pool; readonly clock: Clock },
  workspace: WorkspaceId,
  user: string,
  change: ResellerChange,
  by: string,
): Promise<Reseller> =>
  transaction(pool, async (tx) => {
    if (change.credit) await checkCredit(tx, workspace, change.credit);
    await insertReseller(tx, { workspace, user: checkReseller(user), at: clock.now() });
    const known = await lockReseller(tx, workspace, user);
    const { name = known.name, credit = known.credit, isSuspended = known.isSuspended } = change;
    await sql`update store.reseller set name = ${name}, credit_asset = ${credit?.asset ?? null},
        credit_units = ${credit?.units ?? null}, is_suspended = ${isSuspended}
      where workspace_id = ${workspace} and user_id = ${user}`.execute(tx);
    const details = { name, isSuspended, credit: credit && `${credit.units} ${credit.asset}` };
    await writeAudit(tx, {
      workspace,
      recordedAt: clock.now(),
      actor: by,
      action: 'reseller.set',
      target: user,
      details,
    });
    return { ...known, name, credit, isSuspended };
  });

async function checkCredit(tx: Tx, workspace: WorkspaceId, { asset }: Amount): Promise<void> {
  const currency = await storeCurrency(tx, workspace);
  if (asset !== currency)
    throw new Refusal('wrong_asset', `The store reckons in ${currency}, and so does a credit line.`);
}

/** A reseller with nothing but a name, where there is none yet. */
export async function insertReseller(
  tx: Tx,
  { workspace, user, at }: { readonly workspace: WorkspaceId; readonly user: string; readonly at: Date },
): Promise<void> {
  await sql`insert into store.reseller (workspace_id, user_id, name, added_at) values (${workspace}, ${user}, ${user}, ${at})
    on conflict on constraint a_reseller_is_one do nothing`.execute(tx);
}

const noSuchReseller = () => new Refusal('not_found', 'There is no such reseller in this workspace.');

/** The reseller, locked until commit: before orders and the book, so that what they ask for happens one by one. */
export async function lockReseller(tx: Tx, workspace: WorkspaceId, user: string): Promise<Reseller> {
  const { rows } = await sql<Row>`select * from store.reseller
    where workspace_id = ${workspace} and user_id = ${user} for no key update`.execute(tx);
  if (!rows[0]) throw noSuchReseller();
  return toReseller(rows[0]);
}

/** One reseller. Refuses with `not_found`. */
export async function getReseller(db: Pool | Tx, workspace: WorkspaceId, user: string): Promise<Reseller> {
  const { rows } = await sql<Row>`select * from store.reseller
    where workspace_id = ${workspace} and user_id = ${user}`.execute(db);
  if (!rows[0]) throw noSuchReseller();
  return toReseller(rows[0]);
}

/** Resellers by name, a page at a time. */
export async function listResellers(
  pool: Pool,
  workspace: WorkspaceId,
  { cursor = '', limit = 50 }: { readonly cursor?: string; readonly limit?: number } = {},
): Promise<{ readonly resellers: readonly Reseller[]; readonly cursor?: string }> {
  const most = Math.min(Math.max(limit, 1), 200);
  const { rows } = await sql<Row>`select * from store.reseller where workspace_id = ${workspace} and user_id > ${cursor}
    order by user_id limit ${most + 1}`.execute(pool);
  const resellers = rows.slice(0, most).map(toReseller);
  const last = resellers.at(-1);
  return rows.length > most && last ? { resellers, cursor: last.user } : { resellers };
}
