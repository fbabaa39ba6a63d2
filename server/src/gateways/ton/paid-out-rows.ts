import { sql } from 'kysely';
import type { Pool } from '#database';
import type { Connection } from '#payments/gateway';

/** What payouts know of a span of a wallet's history: messages that paid, batches, and what came back. */
export type PaidOut = {
  readonly payouts: ReadonlyMap<string, { readonly id: string; readonly fee: bigint }>;
  /** Transactions that took a batch's message. */
  readonly batchTransactions: ReadonlySet<string>;
  /** Messages of the wallet to itself, which do the second step. */
  readonly batchMessages: ReadonlySet<string>;
  readonly bounces: ReadonlyMap<string, { readonly payout: string | null; readonly units: bigint }>;
};

export type AskedPaidOut = {
  readonly messages: readonly string[];
  readonly transactions: readonly string[];
  readonly logicalTimes: readonly bigint[];
};

export async function findPaidOut(pool: Pool, { workspace, id }: Connection, asked: AskedPaidOut): Promise<PaidOut> {
  const paid = await sql<{ hash: string; id: string; fee: bigint | null }>`
    select message_hash as hash, payout as id, fee_units as fee from ton.outgoing
    where workspace_id = ${workspace} and connection = ${id} and message_hash = any(${[...asked.messages]})`.execute(
    pool,
  );
  const batches = await sql<{ transaction: string | null; message: string | null }>`
    select transaction_hash as transaction, self_message_hash as message from ton.batch
    where workspace_id = ${workspace} and connection = ${id}
      and (transaction_hash = any(${[...asked.transactions]}) or self_message_hash = any(${[...asked.messages]}))`.execute(
    pool,
  );
  const back = await sql<{ lt: bigint; payout: string | null; units: bigint }>`
    select lt, payout, units from ton.bounce
    where workspace_id = ${workspace} and connection = ${id} and lt = any(${asked.logicalTimes.map(String)}::bigint[])
      and payout is not null`.execute(pool);
  return {
    payouts: new Map(paid.rows.map(({ hash, id: payout, fee }) => [hash, { id: payout, fee: fee ?? 0n }])),
    batchTransactions: new Set(batches.rows.flatMap(({ transaction }) => transaction ?? [])),
    batchMessages: new Set(batches.rows.flatMap(({ message }) => message ?? [])),
    bounces: new Map(back.rows.map(({ lt, payout, units }) => [String(lt), { payout, units }])),
  };
}
