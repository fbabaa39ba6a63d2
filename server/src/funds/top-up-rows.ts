import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { rateOfParts } from '#rates';
import { toParts } from './conversion-rows.ts';
import type { Converted } from './top-up.ts';

/** What came of a top-up, for good. */
export async function insertConverted(tx: Tx, converted: Converted): Promise<void> {
  const { workspace, payment, user, repaid, price, convertedAt } = converted;
  const { from, to, fee, rest, spread, rate } = price;
  await sql`insert into funds.top_up (workspace_id, payment, user_name, from_asset, from_units, repaid_units, to_asset,
      to_units, fee_units, rest_units, spread, parts, converted_at)
    values (${workspace}, ${payment}, ${user}, ${from.asset}, ${from.units + repaid.units}, ${repaid.units}, ${to.asset},
      ${to.units}, ${fee.units}, ${rest.units}, ${spread}, ${JSON.stringify(rate.parts)}, ${convertedAt})`.execute(tx);
}

type Row = {
  payment: string;
  user_name: string;
  from_asset: string;
  from_units: bigint;
  repaid_units: bigint;
  to_asset: string;
  to_units: bigint;
  fee_units: bigint;
  rest_units: bigint;
  spread: number;
  parts: unknown;
  converted_at: Date;
};

/** What came of these payments, by payment; nothing of those that are not fulfilled. */
export async function selectConverted(
  db: Pool | Tx,
  workspace: WorkspaceId,
  payments: readonly string[],
): Promise<ReadonlyMap<string, Converted>> {
  const { rows } = await sql<Row>`select * from funds.top_up
    where workspace_id = ${workspace} and payment = any(${payments}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.payment, toConverted(workspace, row)]));
}

function toConverted(workspace: WorkspaceId, row: Row): Converted {
  const { payment, user_name: user, from_asset: asset, to_asset: to, repaid_units: repaid } = row;
  const price = {
    from: { asset, units: row.from_units - repaid },
    to: { asset: to, units: row.to_units },
    fee: { asset, units: row.fee_units },
    rest: { asset, units: row.rest_units },
    spread: row.spread,
    rate: rateOfParts(asset, to, toParts(row.parts)),
  };
  return { workspace, payment, user, repaid: { asset, units: repaid }, price, convertedAt: row.converted_at };
}
