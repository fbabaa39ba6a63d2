import { sql } from 'kysely';
import type { Amount, WorkspaceId } from '#kernel';
import type { Reading, Stretch } from './period.ts';

/** What customers can still use of one credit type, and what that is worth at the price it was bought for. */
export type Liability = {
  readonly asset: string;
  /** Free to spend or set aside. */
  readonly outstanding: bigint;
  /** The part of it that was paid for. */
  readonly outstandingPaid: bigint;
  /** Its value at the price paid, each lot rounded down to the smallest unit; one amount for each asset paid in. */
  readonly liability: readonly Amount[];
};

/** What is outstanding at the end of a stretch, expired lots left out. */
export async function readLiability({ pool }: Reading, workspace: WorkspaceId, stretch: Stretch): Promise<Liability[]> {
  const last = new Date(stretch.to.getTime() - 1);
  const { rows } = await sql<{ asset: string; paid_asset: string | null; units: bigint; value: bigint }>`
    with lot as materialized (
      select g.id, g.account, g.asset, g.payment from billing.grant g
      where g.workspace_id = ${workspace} and g.starts_at < ${stretch.to} and g.expires_at > ${last}),
    state as (
      select s.* from billing.lots_at(${workspace}, (select array_agg(id) from lot), ${last}, ${stretch.upto}) s)
    select l.asset, p.asset as paid_asset, sum(s.balance + s.held + s.due)::bigint as units,
      coalesce(sum(trunc(p.price * (s.balance + s.held + s.due) / p.granted)), 0)::bigint as value
    from lot l join state s on s.id = l.id left join analytics.price(${workspace}) p on p.account = l.account
    where s.balance + s.held + s.due > 0 and not s.was_revoked
    group by l.asset, p.asset order by l.asset, p.asset`.execute(pool);
  return [...new Set(rows.map((row) => row.asset))].map((asset) => {
    const own = rows.filter((row) => row.asset === asset);
    const paid = own.flatMap(({ paid_asset, units, value }) =>
      paid_asset === null ? [] : [{ paid_asset, units, value }],
    );
    return {
      asset,
      outstanding: own.reduce((sum, row) => sum + row.units, 0n),
      outstandingPaid: paid.reduce((sum, row) => sum + row.units, 0n),
      liability: paid.map((row) => ({ asset: row.paid_asset, units: row.value })),
    };
  });
}
