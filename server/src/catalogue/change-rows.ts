import { sql } from 'kysely';
import { Refusal, type Clock, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { writeAudit } from '#identity';
import { announce } from '#webhooks';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type Told = { readonly [name: string]: Json };

export const changeKinds = [
  'started',
  'constants',
  'category',
  'service',
  'switch',
  'cost',
  'markup',
  'discount',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Who changed what, and from what to what. */
export type CatalogueChange = {
  readonly n: bigint;
  readonly at: Date;
  readonly by: string;
  readonly what: ChangeKind;
  /** The number of the service, the code of the category, the user, or empty. */
  readonly subject: string;
  /** Null: it was not there. */
  readonly before: Told | null;
  readonly after: Told | null;
};

export type NewChange = Omit<CatalogueChange, 'n' | 'at'>;

/** Changes of one workspace's catalogue are made one after the other, so that each knows what it changed. */
const lockCatalogue = (tx: Tx, workspace: WorkspaceId) =>
  sql`select pg_advisory_xact_lock(hashtext('catalogue.change'), ${workspace})`.execute(tx);

/** Does it alone, in a transaction of its own. */
export const changing = <T>(pool: Pool, workspace: WorkspaceId, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(pool, (tx) => within(tx, workspace, work));

/** Does it alone, in the caller's transaction. */
export async function within<T>(tx: Tx, workspace: WorkspaceId, work: (tx: Tx) => Promise<T>): Promise<T> {
  await lockCatalogue(tx, workspace);
  return work(tx);
}

/** Keeps a change, writes the audit log and tells receivers. One that changed nothing is not kept. */
export async function record(tx: Tx, clock: Clock, workspace: WorkspaceId, change: NewChange): Promise<boolean> {
  const { by, what, subject, before, after } = change;
  if (JSON.stringify(before) === JSON.stringify(after)) return false;
  const at = clock.now();
  await sql`insert into catalogue.change (workspace_id, n, at, by, what, subject, was, became)
    select ${workspace}, coalesce(max(n), 0) + 1, ${at}, ${by}, ${what}, ${subject},
      ${before && JSON.stringify(before)}::jsonb, ${after && JSON.stringify(after)}::jsonb
    from catalogue.change where workspace_id = ${workspace}`.execute(tx);
  const details = { subject, before, after };
  await writeAudit(tx, {
    workspace,
    recordedAt: at,
    actor: by,
    action: `catalogue.${what}`,
    target: 'catalogue',
    details,
  });
  await announce(tx, workspace, { type: 'catalogue.changed', occurredAt: at, data: { what, ...details, by } });
  return true;
}

export type ChangeFilter = {
  readonly what?: ChangeKind;
  readonly subject?: string;
  readonly cursor?: string;
  readonly limit?: number;
};

export type ChangePage = { readonly changes: readonly CatalogueChange[]; readonly cursor?: string };

type Row = {
  n: bigint;
  at: Date;
  by: string;
  what: ChangeKind;
  subject: string;
  was: Told | null;
  became: Told | null;
};

const pageMax = 200;

/** What was changed, newest first, a page at a time. Refuses with `invalid_request` a cursor that is none of ours. */
export async function listChanges(
  db: Pool | Tx,
  workspace: WorkspaceId,
  filter: ChangeFilter = {},
): Promise<ChangePage> {
  const { what = null, subject = null, cursor, limit = 50 } = filter;
  const size = Math.min(limit, pageMax);
  const { rows } = await sql<Row>`select n, at, by, what, subject, was, became from catalogue.change
    where workspace_id = ${workspace} and n < ${firstOf(cursor)}
      and (${what}::text is null or what = ${what}) and (${subject}::text is null or subject = ${subject})
    order by n desc limit ${size + 1}`.execute(db);
  const changes = rows.slice(0, size).map(({ was, became, ...row }) => ({ ...row, before: was, after: became }));
  const last = changes.at(-1);
  return { changes, ...(rows.length > size && last && { cursor: String(last.n) }) };
}

const beyondAll = 9_000_000_000_000_000_000n;
function firstOf(cursor: string | undefined): bigint {
  if (cursor === undefined) return beyondAll;
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
}
