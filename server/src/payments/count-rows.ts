import { sql } from 'kysely';
import type { Tx } from '#database';
import type { ListName, Reconciliation, Report, Tally } from './reconciliation.ts';

/** Counting what a run came to, from what it wrote at each row. */

type Count = { kind: string; direction: 'in' | 'out'; verdict: string; rows: number };

const only = ({ workspace, gateway, connection }: ListName) =>
  sql`r.workspace_id = ${workspace} and r.gateway = ${gateway} and r.connection = ${connection}`;

export async function countRows(
  tx: Tx,
  run: Reconciliation,
  unknown: ReadonlySet<string>,
): Promise<Pick<Report, 'payments' | 'refunds' | 'other'>> {
  const { rows } = await sql<Count>`select kind, direction, verdict, count(*)::int as rows from payments.outer_row r
    where ${only(run)} and judged_in = ${run.id} group by kind, direction, verdict`.execute(tx);
  const tally = (direction: 'in' | 'out'): Tally => {
    const of = (verdict: string) =>
      rows.find((row) => row.kind === 'payment' && row.direction === direction && row.verdict === verdict)?.rows ?? 0;
    return {
      agreed: of('agreed'),
      healed: of('healed'),
      history: of('history'),
      different: of('different'),
      waiting: of('waiting'),
      unknown: [...unknown].filter((subject) => subject.startsWith(`${direction}:`)).length,
    };
  };
  const other: Record<string, number> = {};
  for (const { kind, rows: count } of rows) if (kind !== 'payment') other[kind] = (other[kind] ?? 0) + count;
  return { payments: tally('in'), refunds: tally('out'), other };
}

/**
 * What the whole list comes to: what is older than the gateway's hold, and what it may hold still. What came in and
 * went back is neither. What failed did not happen.
 */
export async function sumList(
  tx: Tx,
  list: ListName,
  asset: string,
  now: Date,
): Promise<{ available: bigint; held: bigint }> {
  const { rows } = await sql<{ total: bigint; held: bigint }>`
    select coalesce(sum(came - went), 0)::bigint as total, coalesce(sum(young) filter (where went = 0), 0)::bigint as held
    from (select external_id,
        coalesce(sum(units) filter (where direction = 'in'), 0) as came,
        coalesce(sum(units) filter (where direction = 'out'), 0) as went,
        sum(units) filter (where direction = 'in' and available_at > ${now}) as young
      from payments.outer_row r where ${only(list)} and asset = ${asset} and state is distinct from 'failed'
      group by external_id) charges`.execute(tx);
  const { total, held } = rows[0] ?? { total: 0n, held: 0n };
  return { available: total - held, held };
}
