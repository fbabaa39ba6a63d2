import { sql } from 'kysely';
import type { Asset, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';

/** An order as the ledger has it, in units of its asset. `charged` = `delivered` + `refunded` + `open`, always. */
export type OrderBooks = {
  readonly asset: Asset | null;
  readonly charged: bigint;
  /** For workers' work: `held` waits on holds, `released` was paid out to its shares. */
  readonly delivered: bigint;
  readonly held: bigint;
  readonly released: bigint;
  /** Back to who paid: free slots, claims that came to nothing, voided rewards of slots that did not open again. */
  readonly refunded: bigint;
  /** On the escrow: slots that nobody has done yet. */
  readonly open: bigint;
};

type Row = { asset: Asset; charged: bigint; held: bigint; released: bigint; refunded: bigint; open: bigint };

const nothing = { asset: null, charged: 0n, delivered: 0n, held: 0n, released: 0n, refunded: 0n, open: 0n };

/**
 * What became of an order's money, read from the postings of its escrow and of the holds that came out of it; no table of
 * the exchange is asked.
 */
export async function orderBooks(db: Pool | Tx, workspace: WorkspaceId, order: string): Promise<OrderBooks> {
  const { rows } = await sql<Row>`
    with escrow as (select id, asset, balance from ledger.account
      where workspace_id = ${workspace} and address = ${`escrow:${order}`}),
    out_of as (select p.to_account, p.units, a.address, t.reason from escrow e
      join ledger.posting p on p.workspace_id = ${workspace} and p.from_account = e.id
      join ledger.account a on a.workspace_id = p.workspace_id and a.id = p.to_account
      join ledger.transfer t on t.workspace_id = p.workspace_id and t.seq = p.seq),
    into_it as (select p.units, a.address from escrow e
      join ledger.posting p on p.workspace_id = ${workspace} and p.to_account = e.id
      join ledger.account a on a.workspace_id = p.workspace_id and a.id = p.from_account),
    holds as (select distinct to_account as id from out_of where address like 'hold:%'),
    of_holds as (select p.units, p.to_account, t.reason from holds h
      join ledger.posting p on p.workspace_id = ${workspace} and p.from_account = h.id
      join ledger.transfer t on t.workspace_id = p.workspace_id and t.seq = p.seq)
    select e.asset, e.balance as open,
      (select coalesce(sum(units), 0)::bigint from into_it where address not like 'hold:%') as charged,
      (select coalesce(sum(a.balance), 0)::bigint from holds h
        join ledger.account a on a.workspace_id = ${workspace} and a.id = h.id) as held,
      (select coalesce(sum(units), 0)::bigint from of_holds where reason <> 'hold.void')
        + (select coalesce(sum(units), 0)::bigint from out_of where reason = 'appeal.upheld') as released,
      (select coalesce(sum(units), 0)::bigint from out_of
        where address not like 'hold:%' and reason <> 'appeal.upheld')
        + (select coalesce(sum(h.units), 0)::bigint from of_holds h
          where h.reason = 'hold.void' and h.to_account <> e.id) as refunded
    from escrow e`.execute(db);
  const [row] = rows;
  return row ? { ...row, delivered: row.held + row.released } : nothing;
}
