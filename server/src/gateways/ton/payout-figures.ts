import { sql } from 'kysely';
import type { Pool } from '#database';

/** How payouts on chain stand, over all workspaces: for the metrics, which name none. Nanotons. */
export type PayoutFigures = {
  /** In line, or in a batch whose end is open. */
  readonly waiting: number;
  /** Seconds since the oldest of them was taken over. */
  readonly oldestSeconds: number;
  readonly openBatches: number;
  readonly haltedWallets: number;
  /** Wallets below the mark of their alarm. */
  readonly lowWallets: number;
  /** What the chain last said there is, by network. */
  readonly funds: readonly { readonly network: string; readonly units: bigint }[];
};

export async function payoutFigures(pool: Pool, now: Date): Promise<PayoutFigures> {
  const { rows } = await sql<{ waiting: number; oldest: Date | null; open: number; halted: number; low: number }>`
    select (select count(*)::int from ton.outgoing where status in ('queued', 'batched')) as waiting,
      (select min(submitted_at) from ton.outgoing where status in ('queued', 'batched')) as oldest,
      (select count(*)::int from ton.batch where status in ('drafted', 'signed', 'taken')) as open,
      (select count(*)::int from ton.wallet where halted_because is not null) as halted,
      (select count(*)::int from ton.wallet where low_since is not null) as low`.execute(pool);
  const { rows: funds } = await sql<{ network: string; units: bigint }>`
    select network, sum(seen_units)::bigint as units from ton.wallet where seen_units is not null
    group by network order by network`.execute(pool);
  const [row] = rows;
  return {
    waiting: row?.waiting ?? 0,
    oldestSeconds: row?.oldest ? Math.max(0, (now.getTime() - row.oldest.getTime()) / 1000) : 0,
    openBatches: row?.open ?? 0,
    haltedWallets: row?.halted ?? 0,
    lowWallets: row?.low ?? 0,
    funds,
  };
}
