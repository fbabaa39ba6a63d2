import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { releaseHolds } from '#ledger';
import { tell } from '#people';
import { announceAll } from '#webhooks';
import { toClaim, type ClaimRow, type KeptClaim } from './claim-rows.ts';
import { addEvidence } from './evidence-rows.ts';
import type { ClaimsNeeds } from './needs.ts';
import { addStep, platformActor } from './step-rows.ts';
import { dataOf, referralNotice, releasedNotice } from './tell-claim.ts';

type Needs = Pick<ClaimsNeeds, 'pool' | 'clock'>;

/** How many claims one transaction releases: the lane of the workspace is held for the last statement of it. */
export const chunk = 500;

/** For how long the last look's word is good: a later release waits for another look. */
const freshMilliseconds = 10 * 60_000;

/**
 * Pays out every claim whose hold is over and whose worker was there at the last look (or could not be looked at for too
 * long): the claims, the ledger and everything told of it in one transaction for each chunk. Any number of processes may
 * run it at once, and die at any time: each claim is released exactly once. Answers how many this call released.
 */
export async function releaseClaims(needs: Needs): Promise<number> {
  let released = 0;
  for (const workspace of await workspacesWithDue(needs)) released += await releaseOf(needs, workspace);
  return released;
}

async function releaseOf(needs: Needs, workspace: WorkspaceId): Promise<number> {
  for (let released = 0; ;) {
    const count = await transaction(needs.pool, (tx) => releaseChunk(tx, needs, workspace));
    released += count;
    if (count < chunk) return released;
  }
}

async function releaseChunk(tx: Tx, { clock }: Needs, workspace: WorkspaceId): Promise<number> {
  const at = clock.now();
  const claims = await takeDue(tx, workspace, at);
  if (claims.length === 0) return 0;
  const ids = claims.map(({ id }) => id);
  await addStep(tx, workspace, ids, { event: 'released', at, actor: platformActor, reason: null });
  await addEvidence(
    tx,
    workspace,
    claims.map(({ id, task }) => ({ task, claim: id, fact: 'retained' as const, at })),
  );
  await keepTrust(tx, workspace, claims, at);
  await tell(tx, workspace, claims.flatMap(noticesOf));
  await announceAll(
    tx,
    workspace,
    claims.map((claim) => ({
      type: 'claim.released' as const,
      customer: claim.worker,
      occurredAt: at,
      data: dataOf(claim),
    })),
  );
  const paid = await releaseHolds(tx, clock, workspace, ids);
  if (paid.length !== ids.length) throw new Error(`Of ${ids.length} claims only ${paid.length} had an open hold.`);
  return ids.length;
}

const noticesOf = (claim: KeptClaim) => [
  releasedNotice(claim),
  ...claim.referrers.map(({ user, units }) => referralNotice(claim, user, units)),
];

/** In the order of workers, so that two chunks with the same worker in them wait for each other, and never both. */
async function keepTrust(tx: Tx, workspace: WorkspaceId, claims: readonly KeptClaim[], at: Date): Promise<void> {
  const sorted = claims.toSorted((a, b) => (a.worker < b.worker ? -1 : 1));
  await sql`select count(trust.record(${workspace}, w.worker, 'released', w.claim, ${at}, null))
    from (select * from unnest(${sorted.map(({ worker }) => worker)}::text[], ${sorted.map(({ id }) => id)}::text[])
      with ordinality as w (worker, claim, n) order by n) w`.execute(tx);
}

async function takeDue(tx: Tx, workspace: WorkspaceId, at: Date): Promise<KeptClaim[]> {
  const { rows } = await sql<ClaimRow>`
    update claims.claim c set status = 'released', settled_at = ${at}
    from (select id from claims.claim where workspace_id = ${workspace} and status = 'held' and release_at <= ${at}
        and cleared_at is not null and (cleared_by = 'rule' or cleared_at >= ${freshFrom(at)})
        order by release_at, id limit ${chunk} for update skip locked) d
    where c.workspace_id = ${workspace} and c.id = d.id returning c.*`.execute(tx);
  return rows.map(toClaim);
}

const freshFrom = (at: Date): Date => new Date(at.getTime() - freshMilliseconds);

/** Those that were cleared too long ago to be released on that word are looked at again. */
async function workspacesWithDue({ pool, clock }: Needs): Promise<WorkspaceId[]> {
  const at = clock.now();
  await sql`update claims.claim set cleared_at = null, cleared_by = null, look_at = ${at}, is_urgent = true
    where status = 'held' and cleared_by = 'look' and cleared_at < ${freshFrom(at)}`.execute(pool);
  const { rows } = await sql<{ workspace_id: WorkspaceId }>`select distinct workspace_id from claims.claim
    where status = 'held' and cleared_at is not null and release_at <= ${at} order by workspace_id`.execute(pool);
  return rows.map((row) => row.workspace_id);
}
