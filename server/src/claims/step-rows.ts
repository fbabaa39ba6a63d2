import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';

/** What can happen to a claim, as its story tells it. */
export const claimEvents = [
  'claimed',
  'looked',
  'gone',
  'held',
  'released',
  'voided',
  'expired',
  'abandoned',
  'paid_after_appeal',
] as const;
export type ClaimEvent = (typeof claimEvents)[number];

export type ClaimStep = {
  readonly event: ClaimEvent;
  readonly at: Date;
  /** Who did it: `worker:<user>`, `platform`, or whoever the caller named. */
  readonly actor: string;
  readonly reason: string | null;
};

/** What the platform does by itself. */
export const platformActor = 'platform';

/** Writes a step of these claims down. */
export async function addStep(
  tx: Tx,
  workspace: WorkspaceId,
  claims: readonly string[],
  step: ClaimStep,
): Promise<void> {
  await sql`insert into claims.step (workspace_id, claim, event, at, actor, reason)
    select ${workspace}, c.id, ${step.event}, ${step.at}, ${step.actor}, ${step.reason}
    from unnest(${claims}::text[]) with ordinality as c (id, n) order by c.n`.execute(tx);
}

/** What a claim has gone through, oldest first. */
export async function selectSteps(db: Pool | Tx, workspace: WorkspaceId, claim: string): Promise<ClaimStep[]> {
  const { rows } = await sql<ClaimStep>`select event, at, actor, reason from claims.step
    where workspace_id = ${workspace} and claim = ${claim} order by id`.execute(db);
  return rows;
}
