import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import type { WorkspaceId } from '#kernel';
import type { RawAddress } from './address.ts';
import type { Network } from './network.ts';

export type IssuedPayload = {
  readonly payload: string;
  readonly user: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
};

/** An address that a user has proved to hold. */
export type ProvenAddress = {
  readonly user: string;
  readonly network: Network;
  readonly address: RawAddress;
  /** The kind of wallet, `other` when only the chain knew its key. */
  readonly wallet: string;
  readonly provenAt: Date;
};

/** Keeps a payload and forgets those of this user that have run out. */
export async function keepPayload(
  tx: Tx,
  workspace: WorkspaceId,
  { payload, user, issuedAt, expiresAt }: IssuedPayload,
): Promise<void> {
  await sql`
    delete from ton.proof_payload
    where workspace_id = ${workspace} and user_id = ${user} and expires_at < ${issuedAt}`.execute(tx);
  await sql`
    insert into ton.proof_payload (workspace_id, payload, user_id, issued_at, expires_at)
    values (${workspace}, ${payload}, ${user}, ${issuedAt}, ${expiresAt})`.execute(tx);
}

/** Takes a payload for good, if it was given to this user, has not run out and was never taken: one of many gets true. */
export async function takePayload(
  tx: Tx,
  workspace: WorkspaceId,
  user: string,
  payload: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update ton.proof_payload set used_at = ${now}
    where workspace_id = ${workspace} and payload = ${payload} and user_id = ${user}
      and used_at is null and expires_at > ${now}
    returning payload`.execute(tx);
  return rows.length === 1;
}

export async function keepAddress(tx: Tx, workspace: WorkspaceId, proven: ProvenAddress): Promise<void> {
  const { user, network, address, wallet, provenAt } = proven;
  await sql`
    insert into ton.proven_address (workspace_id, user_id, network, address, wallet, proven_at)
    values (${workspace}, ${user}, ${network}, ${address}, ${wallet}, ${provenAt})
    on conflict (workspace_id, user_id, network, address) do update set wallet = excluded.wallet, proven_at = excluded.proven_at`.execute(
    tx,
  );
}

/** Addresses that a user has proved to hold, newest first. */
export async function provenAddresses(
  pool: Pool,
  workspace: WorkspaceId,
  user: string,
): Promise<readonly ProvenAddress[]> {
  const { rows } = await sql<ProvenAddress>`
    select user_id as user, network, address, wallet, proven_at as "provenAt" from ton.proven_address
    where workspace_id = ${workspace} and user_id = ${user} order by proven_at desc, address limit 100`.execute(pool);
  return rows;
}
