import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Payout } from './payout.ts';

/** A charge of the user's own that a payout gives back. */
export type Part = {
  readonly payout: string;
  readonly payment: string;
  readonly units: bigint;
  readonly isBooked: boolean;
};

type Name = Pick<Payout, 'workspace' | 'id'>;

/** What of a payout was paid and booked part by part; nothing, for rails that pay at once. */
export async function bookedOf(tx: Tx, { workspace, id }: Name): Promise<bigint> {
  const parts = await selectParts(tx, workspace, id);
  return parts.reduce((sum, { isBooked, units }) => (isBooked ? sum + units : sum), 0n);
}

/** The parts of a payout that were not released. */
export async function selectParts(db: Pool | Tx, workspace: WorkspaceId, payout: string): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select payout, payment, units, booked_at is not null as "isBooked" from payouts.part
    where workspace_id = ${workspace} and payout = ${payout} and released_at is null order by payment`.execute(db);
  return rows;
}

/** The part that a charge is, of whichever payout. */
export async function findPart(tx: Tx, workspace: WorkspaceId, payment: string): Promise<Part | undefined> {
  const { rows } = await sql<Part>`
    select payout, payment, units, booked_at is not null as "isBooked" from payouts.part
    where workspace_id = ${workspace} and payment = ${payment} and released_at is null`.execute(tx);
  return rows[0];
}

/** Which of these charges are parts of payouts already. */
export async function takenCharges(tx: Tx, workspace: WorkspaceId, payments: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ payment: string }>`
    select payment from payouts.part
    where workspace_id = ${workspace} and payment = any(${[...payments]}) and released_at is null`.execute(tx);
  return new Set(rows.map(({ payment }) => payment));
}

export async function insertPart(
  tx: Tx,
  workspace: WorkspaceId,
  { payout, payment, units }: Pick<Part, 'payout' | 'payment' | 'units'>,
): Promise<void> {
  await sql`insert into payouts.part (workspace_id, payout, payment, units)
    values (${workspace}, ${payout}, ${payment}, ${units})`.execute(tx);
}

export async function markPartBooked(
  tx: Tx,
  workspace: WorkspaceId,
  { payout, payment }: Part,
  at: Date,
): Promise<void> {
  await sql`update payouts.part set booked_at = ${at}
    where workspace_id = ${workspace} and payout = ${payout} and payment = ${payment}`.execute(tx);
}

/** The parts of a payout that came to nothing are free for others. */
export async function releaseParts(tx: Tx, workspace: WorkspaceId, payout: string, at: Date): Promise<void> {
  await sql`update payouts.part set released_at = ${at}
    where workspace_id = ${workspace} and payout = ${payout} and booked_at is null and released_at is null`.execute(tx);
}
