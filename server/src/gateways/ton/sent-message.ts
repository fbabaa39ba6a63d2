import { sql } from 'kysely';
import type { Pool } from '#database';
import type { WorkspaceId } from '#kernel';

/** How a payout left, by the chain's own word. */
export type SentMessage = {
  /** The hash of the message that paid, hexadecimal. */
  readonly message: string;
  /** Nanotons that the network took. */
  readonly fee: bigint;
  readonly at: Date;
  /** The signed message as it was sent to the network, with everything that left with it: base64. */
  readonly boc: string;
};

type Row = { message_hash: string; fee_units: bigint; occurred_at: Date; bytes: Buffer };

/** The message that paid a payout; undefined for one that is not paid. */
export async function sentMessage(
  pool: Pool,
  workspace: WorkspaceId,
  payout: string,
): Promise<SentMessage | undefined> {
  const { rows } = await sql<Row>`
    select o.message_hash, o.fee_units, o.occurred_at, b.bytes from ton.outgoing o
    join ton.batch b on (b.workspace_id, b.connection, b.number) = (o.workspace_id, o.connection, o.batch)
    where o.workspace_id = ${workspace} and o.payout = ${payout} and o.status = 'paid'`.execute(pool);
  const [row] = rows;
  if (!row) return undefined;
  const { message_hash: message, fee_units: fee, occurred_at: at, bytes } = row;
  return { message, fee, at, boc: bytes.toString('base64') };
}
