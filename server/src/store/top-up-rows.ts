import { sql } from 'kysely';
import { Refusal, type Id } from '#kernel';
import type { Pool, Tx } from '#database';
import type { StoreKey } from './reseller-keys.ts';

/** By what a repeat of a request is known. */
export type Request = {
  readonly key: string | null;
  readonly clientRef: string | null;
  /** Of everything that was asked for. */
  readonly hash: string;
};

type Whose = Pick<StoreKey, 'workspace' | 'user' | 'isSandbox'>;

/** Without a key or a reference, the same within so long is taken for a repeat. */
const repeatSeconds = 120;

/**
 * The order this was asked for before, if it was: by its key, by the reseller's reference, or where neither came along by
 * what was asked just now. Refuses with `idempotency_conflict` a key or reference that asked for something else.
 */
export async function askedBefore(
  db: Pool | Tx,
  { workspace, user, isSandbox }: Whose,
  { key, clientRef, hash }: Request,
  now: Date,
): Promise<string | undefined> {
  const lately = new Date(now.getTime() - repeatSeconds * 1000);
  const known =
    key === null && clientRef === null
      ? sql`request_key is null and client_ref is null and input_hash = ${hash} and asked_at > ${lately}`
      : sql`(request_key = ${key} or client_ref = ${clientRef})`;
  const { rows } = await sql<{ order_id: string; input_hash: string }>`select order_id, input_hash from store.top_up
    where workspace_id = ${workspace} and reseller = ${user} and is_sandbox = ${isSandbox} and ${known}
    order by asked_at desc limit 2`.execute(db);
  const [first] = rows;
  if (!first) return undefined;
  if (rows.some((one) => one.input_hash !== hash || (key !== null && one.order_id !== first.order_id)))
    throw new Refusal(
      'idempotency_conflict',
      'This key or client_ref has ordered something else. Use a new one for a new order.',
    );
  return first.order_id;
}

/** Keeps what was asked for. The caller has the reseller locked, and has looked whether it was asked before. */
export async function keepRequest(
  tx: Tx,
  { workspace, user, isSandbox }: Whose,
  { key, clientRef, hash }: Request,
  { order, at }: { readonly order: Id<'so'>; readonly at: Date },
): Promise<void> {
  await sql`insert into store.top_up (workspace_id, order_id, reseller, is_sandbox, request_key, client_ref, input_hash,
      asked_at)
    values (${workspace}, ${order}, ${user}, ${isSandbox}, ${key}, ${clientRef}, ${hash}, ${at})`.execute(tx);
}
