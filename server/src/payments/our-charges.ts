import { sql } from 'kysely';
import type { Pool } from '#database';
import type { BookedFact } from './compare.ts';
import type { ListName } from './reconciliation.ts';

/** A charge of ours, with what was told of it. */
export type OurCharge = {
  readonly payment: string;
  readonly charge: string;
  readonly status: string;
  readonly asset: string;
  readonly units: bigint;
  readonly payer: string | null;
  /** What the fact that told of it carried. */
  readonly payload: string | null;
  readonly settledAt: Date;
  /** When the gateway gave it back. */
  readonly returnedAt: Date | null;
};

const columns = sql`p.id as payment, p.charge, p.status, p.paid_asset as asset, p.paid_units as units, p.payer, e.payload,
  p.settled_at as "settledAt", p.returned_at as "returnedAt"`;

const tables = sql`payments.payment p left join payments.event e
  on e.workspace_id = p.workspace_id and e.gateway = p.gateway and e.connection = p.connection
  and e.external_id = p.charge and e.kind = 'payment_settled'`;

const only = ({ workspace, gateway, connection }: ListName) =>
  sql`p.workspace_id = ${workspace} and p.gateway = ${gateway} and p.connection = ${connection}`;

export async function ourCharges(pool: Pool, list: ListName, charges: readonly string[]): Promise<OurCharge[]> {
  const { rows } = await sql<OurCharge>`select ${columns} from ${tables}
    where ${only(list)} and p.charge = any(${[...charges]})`.execute(pool);
  return rows;
}

/** A charge that was booked or given back since, and the next to ask from. Ordered by charge. */
export async function chargesSince(
  pool: Pool,
  list: ListName,
  since: Date | null,
  after: string,
  limit: number,
): Promise<OurCharge[]> {
  const recent = since ? sql`and (p.settled_at >= ${since} or p.returned_at >= ${since})` : sql``;
  const { rows } = await sql<OurCharge>`select ${columns} from ${tables}
    where ${only(list)} and p.charge is not null ${recent} and p.charge collate "C" > ${after}
    order by p.charge collate "C" limit ${limit}`.execute(pool);
  return rows;
}

/** What was asked for under these ids, in units. */
export async function askedFor(
  pool: Pool,
  { workspace }: ListName,
  ids: readonly string[],
): Promise<Map<string, bigint>> {
  const { rows } = await sql<{ id: string; units: bigint }>`select id, units from payments.payment
    where workspace_id = ${workspace} and id = any(${[...ids]})`.execute(pool);
  return new Map(rows.map(({ id, units }) => [id, units]));
}

/** What of a charge is on the books: that it came in, and that it went back when that is booked too. */
export function factsOf(ours: OurCharge): BookedFact[] {
  const { charge: externalId, asset, units, payer, payload } = ours;
  const came: BookedFact = { externalId, direction: 'in', asset, units, payer, payload, at: ours.settledAt };
  if (ours.status !== 'refunded' || !ours.returnedAt) return [came];
  const at = ours.returnedAt < ours.settledAt ? ours.settledAt : ours.returnedAt;
  return [came, { ...came, direction: 'out', payload: null, at }];
}
