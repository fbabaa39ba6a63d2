import { sql } from 'kysely';
import { Refusal, type Amount, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { StatementRow } from './gateway.ts';

/** A row of an outer account's statement, as it was compared last. */
export type ComparedRow = Pick<StatementRow, 'kind' | 'externalId' | 'direction' | 'occurredAt'> & {
  readonly amount: Amount;
  readonly fee: Amount | null;
  /** Our payment or payout, when the gateway says. */
  readonly ours: string | null;
  /** The payment of ours that it was found to be. */
  readonly payment: string | null;
  readonly verdict: string | null;
};

type Row = Omit<ComparedRow, 'amount' | 'fee'> & {
  readonly seq: bigint;
  readonly asset: string;
  readonly units: bigint;
  readonly fee_asset: string | null;
  readonly fee_units: bigint | null;
};

export type StatementPage = { readonly rows: readonly ComparedRow[]; readonly cursor?: string };

type Question = {
  readonly workspace: WorkspaceId;
  readonly connection: string;
  readonly cursor?: string;
  /** 1 to 200; 50, when not given. */
  readonly limit?: number;
};

/** Rows of one account's statement, the last seen first. Refuses with `invalid_request` a strange cursor. */
export async function listStatement(pool: Pool, question: Question): Promise<StatementPage> {
  const { workspace, connection, cursor, limit: asked = 50 } = question;
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const limit = Math.min(Math.max(asked, 1), 200);
  const { rows } = await sql<Row>`
    select seq, kind, external_id as "externalId", direction, occurred_at as "occurredAt", asset, units, fee_asset,
      fee_units, ours, payment, verdict
    from payments.statement_row
    where workspace_id = ${workspace} and connection = ${connection} and (${cursor ?? null}::bigint is null or seq < ${cursor ?? null})
    order by seq desc limit ${limit + 1}`.execute(pool);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const told = { rows: page.map(toCompared) };
  return rows.length > limit && last ? { ...told, cursor: String(last.seq) } : told;
}

const toCompared = ({ seq: _seq, asset, units, fee_asset, fee_units, ...row }: Row): ComparedRow => ({
  ...row,
  amount: { asset, units },
  fee: fee_asset === null || fee_units === null ? null : { asset: fee_asset, units: fee_units },
});
