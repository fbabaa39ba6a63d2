import { sql } from 'kysely';
import { Refusal, type Clock, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { writeAudit } from '#identity';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type Told = { readonly [name: string]: Json };

export const changeKinds = ['terms', 'package', 'rule', 'method'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Who changed what, and from what to what. */
export type QuotesChange = {
  readonly n: bigint;
  readonly at: Date;
  readonly by: string;
  readonly what: ChangeKind;
  /** The Stars of the package, the scope of the rule, the code of the method, or empty. */
  readonly subject: string;
  /** Null: it was not there. */
  readonly before: Told | null;
  readonly after: Told | null;
};

export type NewChange = Omit<QuotesChange, 'n' | 'at'>;

/** Changes of one workspace's prices are made one after the other, so that each knows what it changed. */
const lockTerms = (tx: Tx, workspace: WorkspaceId) =>
  sql`select pg_advisory_xact_lock(hashtext('quotes.change'), ${workspace})`.execute(tx);

/** Does it alone, in a transaction of its own. */
export const changing = <T>(pool: Pool, workspace: WorkspaceId, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(pool, async (tx) => {
    await lockTerms(tx, workspace);
    return work(tx);
  });

/** Keeps a change and writes the audit log. One that changed nothing is not kept. */
export async function record(tx: Tx, clock: Clock, workspace: WorkspaceId, change: NewChange): Promise<boolean> {
  const { by, what, subject, before, after } = change;
  if (JSON.stringify(before) === JSON.stringify(after)) return false;
  const at = clock.now();
  await sql`insert into quotes.change (workspace_id, n, at, by, what, subject, was, became)
    select ${workspace}, coalesce(max(n), 0) + 1, ${at}, ${by}, ${what}, ${subject},
      ${before && JSON.stringify(before)}::jsonb, ${after && JSON.stringify(after)}::jsonb
    from quotes.change where workspace_id = ${workspace}`.execute(tx);
  const details = { subject, before, after };
  await writeAudit(tx, {
    workspace,
    recordedAt: at,
    actor: by,
    action: `store.${what}`,
    target: 'store',
    details,
  });
  return true;
}

export type ChangeFilter = {
  readonly what?: ChangeKind;
  readonly subject?: string;
  readonly cursor?: string;
  readonly limit?: number;
};

export type ChangePage = { readonly changes: readonly QuotesChange[]; readonly cursor?: string };

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
  const { rows } = await sql<Row>`select n, at, by, what, subject, was, became from quotes.change
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
