import { sql } from 'kysely';
import { Refusal, type Asset, type Clock, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Place } from './place.ts';

type Needs = { readonly pool: Pool; readonly clock: Clock };

export type StatementQuestion = {
  readonly workspace: WorkspaceId;
  readonly address: string;
  readonly asset: Asset;
  /** The period by recorded time: `from` belongs to it, `to` does not. */
  readonly from: Date;
  readonly to: Date;
  /** Only what had been recorded up to this instant: the statement as it would have been printed then. */
  readonly asOf?: Date;
  readonly cursor?: string;
  /** Movements per page, 1 to 1,000; 100 unless told. */
  readonly limit?: number;
};

export type Movement = {
  readonly seq: bigint;
  readonly line: number;
  readonly recordedAt: Date;
  readonly occurredAt: Date;
  readonly key: string;
  readonly reason: string;
  readonly reference: string | undefined;
  /** Address of the other side. */
  readonly counterpart: string;
  /** Positive when the account was raised. */
  readonly units: bigint;
  readonly balanceAfter: bigint;
};

/** Opening + all movements = closing, to the unit; over all pages, when there are several. */
export type Statement = {
  readonly address: string;
  readonly asset: Asset;
  readonly from: Date;
  readonly to: Date;
  readonly opening: bigint;
  readonly closing: bigint;
  readonly movements: readonly Movement[];
  /** Ask again with this cursor for the next page of the same statement; undefined on the last. */
  readonly cursor: string | undefined;
};

/**
 * What happened on an account in a period. Asked again, a statement of the past is the same to the letter, whatever
 * was booked since. An account that was never opened has an empty statement.
 */
export async function statement(needs: Needs, question: StatementQuestion): Promise<Statement> {
  const { workspace, address, asset, from, to } = question;
  const account = await findAccount(needs.pool, workspace, address, asset);
  const cut = question.cursor === undefined ? await cutOf(needs, question) : readCursor(question.cursor);
  const limit = Math.min(Math.max(question.limit ?? 100, 1), 1000);
  const found = account === undefined ? [] : await movementsOf(needs.pool, workspace, account, cut, limit + 1);
  const movements = found.slice(0, limit);
  const last = movements.at(-1);
  return {
    address,
    asset,
    from,
    to,
    opening: account === undefined ? 0n : await balanceAt(needs.pool, workspace, account, cut.opening),
    closing: account === undefined ? 0n : await balanceAt(needs.pool, workspace, account, cut.closing),
    movements,
    cursor: found.length > limit && last ? writeCursor({ ...cut, seq: last.seq, line: last.line }) : undefined,
  };
}

/** The balance of an account at an instant of the past, in units; what is recorded later never changes it. */
export async function balanceAsOf(
  needs: Needs,
  workspace: WorkspaceId,
  place: Place,
  asset: Asset,
  instant: Date,
): Promise<bigint> {
  const account = await findAccount(needs.pool, workspace, place.address, asset);
  if (account === undefined) return 0n;
  return balanceAt(needs.pool, workspace, account, await seqBefore(needs, workspace, after(instant)));
}

/** Where a statement begins and ends in the sequence of the book, and how far the pages have come. */
type Cut = { readonly opening: bigint; readonly closing: bigint; readonly seq: bigint; readonly line: number };

async function cutOf(needs: Needs, { workspace, from, to, asOf }: StatementQuestion): Promise<Cut> {
  const end = asOf !== undefined && asOf < to ? after(asOf) : to;
  const closing = await seqBefore(needs, workspace, end);
  const opening = await seqBefore(needs, workspace, from < end ? from : end);
  return { opening, closing, seq: opening, line: lineMax };
}

const lineMax = 2_147_483_647;
const after = (instant: Date) => new Date(instant.getTime() + 1);

/** The last number recorded before an instant. Of the past, it first makes sure that nothing is recorded there any more. */
async function seqBefore({ pool, clock }: Needs, workspace: WorkspaceId, instant: Date): Promise<bigint> {
  if (instant <= clock.now()) await sql`select ledger.seal(${workspace}, ${instant})`.execute(pool);
  const { rows } = await sql<{ seq: bigint }>`select ledger.seq_before(${workspace}, ${instant}) as seq`.execute(pool);
  return rows[0]?.seq ?? 0n;
}

async function findAccount(pool: Pool, workspace: WorkspaceId, address: string, asset: Asset) {
  const { rows } = await sql<{ id: bigint }>`select id from ledger.account
    where workspace_id = ${workspace} and address = ${address} and asset = ${asset}`.execute(pool);
  return rows[0]?.id;
}

async function balanceAt(pool: Pool, workspace: WorkspaceId, account: bigint, seq: bigint): Promise<bigint> {
  const { rows } = await sql<{ balance: bigint }>`
    select ledger.balance_at(${workspace}, ${account}, ${seq}) as balance`.execute(pool);
  return rows[0]?.balance ?? 0n;
}

type MovementRow = {
  seq: bigint;
  line: number;
  recorded_at: Date;
  occurred_at: Date;
  key: string;
  reason: string;
  reference: string | null;
  counterpart: string;
  units: bigint;
  after: bigint;
};

/** The account is part of the order, so that only the index by account can answer and no plan walks the book. */
async function movementsOf(pool: Pool, workspace: WorkspaceId, account: bigint, cut: Cut, limit: number) {
  const inOrder = (column: string) => sql`workspace_id = ${workspace}
    and (${sql.ref(column)}, seq, line) > (${account}, ${cut.seq}, ${cut.line})
    and (${sql.ref(column)}, seq) <= (${account}, ${cut.closing})
    order by ${sql.ref(column)}, seq, line limit ${limit}`;
  const { rows } = await sql<MovementRow>`
    select l.seq, l.line, t.recorded_at, t.occurred_at, t.key, t.reason, t.reference, o.address as counterpart, l.units, l.after
    from (
      (select seq, line, to_account as other, -units as units, from_after as after
        from ledger.posting where ${inOrder('from_account')})
      union all
      (select seq, line, from_account, units, to_after from ledger.posting where ${inOrder('to_account')})
      order by seq, line limit ${limit}
    ) l
    join ledger.transfer t on t.workspace_id = ${workspace} and t.seq = l.seq
    join ledger.account o on o.workspace_id = ${workspace} and o.id = l.other
    order by l.seq, l.line`.execute(pool);
  return rows.map(readMovement);
}

const readMovement = (row: MovementRow): Movement => ({
  seq: row.seq,
  line: row.line,
  recordedAt: row.recorded_at,
  occurredAt: row.occurred_at,
  key: row.key,
  reason: row.reason,
  reference: row.reference ?? undefined,
  counterpart: row.counterpart,
  units: row.units,
  balanceAfter: row.after,
});

const writeCursor = (cut: Cut): string => [cut.opening, cut.closing, cut.seq, cut.line].join('.');

function readCursor(cursor: string): Cut {
  const match = /^(\d{1,18})\.(\d{1,18})\.(\d{1,18})\.(\d{1,10})$/.exec(cursor);
  if (!match) throw new Refusal('invalid_request', 'This cursor is not one that a statement gave.');
  const [, opening = '0', closing = '0', seq = '0', line = '0'] = match;
  return { opening: BigInt(opening), closing: BigInt(closing), seq: BigInt(seq), line: Number(line) };
}
