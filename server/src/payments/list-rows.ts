import { sql } from 'kysely';
import { Refusal, type Amount, type WorkspaceId } from '#kernel';
import type { Clock } from '#kernel';
import type { Pool } from '#database';
import type { OuterRow } from './gateway.ts';

/** A row of an outer account's own list, as it was compared last. */
export type ListedRow = Pick<OuterRow, 'externalId' | 'direction' | 'partner' | 'occurredAt'> & {
  readonly kind: string;
  readonly amount: Amount;
  readonly state: string | null;
  readonly verdict: string | null;
  /** Until then the gateway may hold it. */
  readonly availableAt: Date;
  readonly isHeld: boolean;
};

export type RowQuestion = {
  readonly workspace: WorkspaceId;
  readonly connection: string;
  /** Only what may be held still, or only what came in and is not. */
  readonly held?: boolean;
  readonly cursor?: string;
  /** 1 to 200; 50, when not given. */
  readonly limit?: number;
};

type Row = Omit<ListedRow, 'amount'> & { readonly asset: string; readonly units: bigint; readonly position: number };

/** Rows of one list, newest first, each with when it is available. Refuses with `invalid_request` a strange cursor. */
export async function listRows(
  { pool, clock }: { readonly pool: Pool; readonly clock: Clock },
  { workspace, connection, held, cursor, limit = 50 }: RowQuestion,
): Promise<{ rows: readonly ListedRow[]; cursor?: string }> {
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const most = Math.min(Math.max(limit, 1), 200);
  const before = cursor === undefined ? sql`` : sql`and position < ${Number(cursor)}`;
  const only = held === undefined ? sql`` : sql`and is_held = ${held} and direction = 'in'`;
  const { rows } = await sql<Row>`
    select external_id as "externalId", direction, kind, partner, asset, units, state, verdict, position,
      occurred_at as "occurredAt", available_at as "availableAt", is_held as "isHeld"
    from payments.outer_row r cross join lateral (select r.direction = 'in' and r.available_at > ${clock.now()} and not exists (
      select from payments.outer_row back where back.workspace_id = r.workspace_id and back.gateway = r.gateway
        and back.connection = r.connection and back.external_id = r.external_id and back.direction = 'out') as is_held) now
    where workspace_id = ${workspace} and connection = ${connection} ${before} ${only}
    order by position desc limit ${most + 1}`.execute(pool);
  const page = rows.slice(0, most).map(toListed);
  const last = rows[most - 1];
  return rows.length > most && last ? { rows: page, cursor: String(last.position) } : { rows: page };
}

const toListed = (row: Row): ListedRow => ({
  externalId: row.externalId,
  direction: row.direction,
  kind: row.kind,
  partner: row.partner,
  amount: { asset: row.asset, units: row.units },
  state: row.state,
  verdict: row.verdict,
  occurredAt: row.occurredAt,
  availableAt: row.availableAt,
  isHeld: row.isHeld,
});
