import { sql } from 'kysely';
import type { Pool } from '#database';
import type { ListName } from './reconciliation.ts';
import { keyOfRow } from './statement-rows.ts';
import type { MirroredStatementRow, StatementFact } from './statement-row.ts';

const columns = sql`p.id as payment, p.invoice, p.charge, p.status, coalesce(p.received_asset, p.paid_asset, p.asset) as asset,
  coalesce(p.received_units, p.paid_units, p.units) as units, p.fee_units as fee`;

const only = ({ workspace, gateway, connection }: ListName) =>
  sql`p.workspace_id = ${workspace} and p.gateway = ${gateway} and p.connection = ${connection}`;

/**
 * Which payment of ours each row is about: by the charge, else by our id where the gateway says it. A row that names an
 * invoice whose own charge is another row of the statement is another charge on it, which we have not heard of.
 */
export async function factsOfRows(
  pool: Pool,
  list: ListName,
  rows: readonly MirroredStatementRow[],
): Promise<Map<string, StatementFact>> {
  const charges = rows.map(({ externalId }) => externalId);
  const names = rows.flatMap(({ ours }) => (ours === undefined ? [] : [ours]));
  const { rows: facts } = await sql<StatementFact & { isListed: boolean }>`
    select ${columns}, exists (select from payments.statement_row r where r.workspace_id = p.workspace_id
        and r.gateway = p.gateway and r.connection = p.connection and r.external_id = p.charge and r.kind = 'payment')
        as "isListed"
    from payments.payment p
    where ${only(list)} and (p.charge = any(${charges}) or p.id = any(${names}))`.execute(pool);
  const byCharge = new Map(facts.map((fact) => [fact.charge, fact]));
  const byName = new Map(facts.map((fact) => [fact.payment, fact]));
  return new Map(
    rows.flatMap((row) => {
      const named = byName.get(row.ours ?? '');
      const isOther = row.kind === 'payment' && named?.isListed === true;
      const fact = byCharge.get(row.externalId) ?? (isOther ? undefined : named);
      return fact ? [[keyOfRow(row), fact]] : [];
    }),
  );
}

/** A fact of ours that the statement does not show. */
export type Unlisted = StatementFact & {
  readonly direction: 'in' | 'out';
  readonly externalId: string;
  readonly at: Date;
};

const unlisted = (list: ListName, from: Date) => sql`
  select ${columns}, f.direction, p.charge as "externalId", f.at
  from payments.payment p
  left join payments.event e on e.workspace_id = p.workspace_id and e.gateway = p.gateway
    and e.connection = p.connection and e.external_id = p.charge and e.kind = 'payment_settled'
  cross join lateral (values ('in', 'payment', coalesce(e.occurred_at, p.settled_at)), ('out', 'refund', p.returned_at))
    f (direction, kind, at)
  where ${only(list)} and p.charge is not null and f.at >= ${from}
    and (f.direction = 'in' or p.status = 'refunded')
    and (p.settled_at >= ${from} or p.returned_at >= ${from})
    and not exists (select from payments.statement_row r where r.workspace_id = p.workspace_id and r.gateway = p.gateway
      and r.connection = p.connection and r.kind = f.kind
      and (r.external_id = p.charge or r.payment = p.id or (r.ours = p.id and p.id = p.invoice)))`;

/** Our facts that happened from this instant on and that no row shows. */
export async function unlistedFacts(pool: Pool, list: ListName, from: Date): Promise<Unlisted[]> {
  const { rows } = await sql<Unlisted>`${unlisted(list, from)} order by p.id, f.direction`.execute(pool);
  return rows;
}
