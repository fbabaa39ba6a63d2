import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { noteNews } from '#exchange';
import { releaseHolds } from '#ledger';
import { tell } from '#people';
import { recordTrustAll } from '#trust';
import { announceAll } from '#webhooks';
import { toClaim, type ClaimRow, type KeptClaim } from './claim-rows.ts';
import { addEvidence } from './evidence-rows.ts';
import type { ClaimsNeeds } from './needs.ts';
import { addStep, platformActor } from './step-rows.ts';
import { dataOf, referralNotice, releasedNotice } from './tell-claim.ts';

type Needs = Pick<ClaimsNeeds, 'pool' | 'clock' | 'log'>;

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
  const due: Due = { workspace, limit: chunk };
  for (let released = 0; ;) {
    const count = await transaction(needs.pool, (tx) => releaseChunk(tx, needs, due)).catch((error: unknown) => {
      needs.log.error({ workspace, err: error }, 'Claims could not be released together; each is tried alone.');
    });
    if (count === undefined) return released + (await releaseApart(needs, workspace));
    released += count;
    if (count < chunk) return released;
  }
}

/** One at a time: a claim that spoils it stays, is told of, and stops no other. As many as a chunk; the next call goes on. */
async function releaseApart(needs: Needs, workspace: WorkspaceId): Promise<number> {
  const ids = await dueIds(needs.pool, { workspace, limit: chunk }, needs.clock.now());
  let released = 0;
  for (const only of ids)
    released += await transaction(needs.pool, (tx) => releaseChunk(tx, needs, { workspace, limit: 1, only })).catch(
      (error: unknown) => {
        needs.log.error({ workspace, claim: only, err: error }, 'A claim could not be released.');
        return 0;
      },
    );
  return released;
}

type Due = { readonly workspace: WorkspaceId; readonly limit: number; readonly only?: string };

async function releaseChunk(tx: Tx, { clock }: Needs, due: Due): Promise<number> {
  const { workspace } = due;
  const at = clock.now();
  const claims = await takeDue(tx, due, at);
  if (claims.length === 0) return 0;
  const ids = claims.map(({ id }) => id);
  await addStep(tx, workspace, ids, { event: 'released', at, actor: platformActor, reason: null });
  await addEvidence(
    tx,
    workspace,
    claims.map(({ id, task }) => ({ task, claim: id, fact: 'retained' as const, at })),
  );
  await recordTrustAll(
    tx,
    workspace,
    claims.map(({ id, worker }) => ({ user: worker, kind: 'released' as const, reference: id, at })),
  );
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
  await noteNews(
    tx,
    workspace,
    claims.map(({ task }) => task),
  );
  const paid = await releaseHolds(tx, clock, workspace, ids);
  const odd = paid.filter(({ outcome }) => outcome !== 'released');
  if (odd.length > 0) throw new Error(`The hold of ${odd[0]?.id} is ${odd[0]?.outcome}, and the claim is not.`);
  return ids.length;
}

const noticesOf = (claim: KeptClaim) => [
  releasedNotice(claim),
  ...claim.referrers.map(({ user, units }) => referralNotice(claim, user, units)),
];

/** Of which the last word is good; those another process has in its hands are left to it. */
const dueNow = ({ workspace, limit, only }: Due, at: Date) => sql`
  select id from claims.claim where workspace_id = ${workspace} and status = 'held' and release_at <= ${at}
    and cleared_at is not null and (cleared_by = 'rule' or cleared_at >= ${freshFrom(at)})
    and (${only ?? null}::text is null or id = ${only ?? null})
  order by release_at, id limit ${limit} for update skip locked`;

async function takeDue(tx: Tx, due: Due, at: Date): Promise<KeptClaim[]> {
  const { rows } = await sql<ClaimRow>`with d as materialized (${dueNow(due, at)})
    update claims.claim c set status = 'released', settled_at = ${at}
    from d where c.workspace_id = ${due.workspace} and c.id = d.id returning c.*`.execute(tx);
  return rows.map(toClaim);
}

async function dueIds(pool: Pool, due: Due, at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${dueNow(due, at)}`.execute(pool);
  return rows.map(({ id }) => id);
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
