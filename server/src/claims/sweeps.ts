import { sql } from 'kysely';
import { standstills } from '#exchange';
import type { Sweep } from '#jobs';
import { describe } from './describe.ts';
import { toClaim, type ClaimRow, type KeptClaim } from './claim-rows.ts';
import { expireClaim, lookSeconds } from './end-claim.ts';
import { sealTask, tasksToSeal } from './evidence-rows.ts';
import type { ClaimsNeeds } from './needs.ts';
import { recheckClaims } from './recheck-claims.ts';
import { releaseClaims } from './release-claims.ts';

const atATime = 100;

/**
 * The sweeps of this module, for `openJobs`. Looks have a lane of their own: they wait for Telegram. Releases come after
 * them, and go on whatever is switched off.
 */
export const claimsSweeps = (needs: ClaimsNeeds): Sweep[] => [
  { name: 'claims.standstill', run: () => keepDeadlines(needs) },
  { name: 'claims.expire', run: () => expireClaims(needs) },
  { name: 'claims.recheck', lane: 'claims.looks', run: () => recheckClaims(needs) },
  { name: 'claims.release', lane: 'claims.looks', run: () => releaseClaims(needs) },
  { name: 'claims.seal', run: () => sealEvidence(needs) },
];

const minute = 60_000;

/** While nobody can check a claim its deadline comes no nearer than a quarter of an hour. */
async function keepDeadlines({ pool, clock }: ClaimsNeeds): Promise<number> {
  const still = await standstills(pool);
  if (still.length === 0) return 0;
  const now = clock.now().getTime();
  const { numAffectedRows = 0n } = await sql`update claims.claim set expires_at = ${new Date(now + 30 * minute)}
    where workspace_id = any(${still}) and status = 'claimed' and expires_at < ${new Date(now + 15 * minute)}`.execute(
    pool,
  );
  return Number(numAffectedRows);
}

async function expireClaims(needs: ClaimsNeeds): Promise<number> {
  let expired = 0;
  for (const claim of await runningOut(needs))
    try {
      if (await expireClaim(needs, claim)) expired += 1;
    } catch (error) {
      const { workspace, id } = claim;
      needs.log.error({ workspace, claim: id, err: error, why: describe(error) }, 'A claim could not run out.');
    }
  return expired;
}

async function runningOut({ pool, clock }: ClaimsNeeds): Promise<KeptClaim[]> {
  const now = clock.now();
  const pressed = new Date(now.getTime() - lookSeconds * 1000);
  const { rows } = await sql<ClaimRow>`select * from claims.claim where status = 'claimed' and expires_at < ${now}
    and (pressed_at is null or pressed_at < ${pressed}) order by expires_at limit ${atATime}`.execute(pool);
  return rows.map(toClaim);
}

async function sealEvidence({ pool }: ClaimsNeeds): Promise<number> {
  let sealed = 0;
  for (const { workspace, task } of await tasksToSeal(pool, atATime)) sealed += await sealTask(pool, workspace, task);
  return sealed;
}
