import { sql } from 'kysely';
import { Refusal } from '#kernel';
import { transaction } from '#database';
import { tell } from '#people';
import type { NotThere, Sighting } from '#exchange/checker';
import type { VoidReason } from './claim.ts';
import { lookAtClaim } from './check-claim.ts';
import { claimsAt, type KeptClaim } from './claim-rows.ts';
import { keepRemoved } from './keep-removed.ts';
import type { ClaimsNeeds } from './needs.ts';
import { platformActor } from './step-rows.ts';
import { notVerifiedNotice } from './tell-claim.ts';
import { voidClaim } from './void-claim.ts';

/** An update that is older than this may have been overtaken by another: somebody looks before anything is taken. */
const freshSeconds = 120;
/** Telegram dates updates in whole seconds: one of the second in which somebody was seen may be from after that look. */
const secondMilliseconds = 1000;

/** Nobody can look just now; what was told is to be told again. */
export class LookedInVain extends Error {
  override readonly name = 'LookedInVain';
}

/**
 * An update told of somebody at a target. `came` starts the look of their claim; `gone` takes back at once what is held for
 * being there, unless they were removed: that is the advertiser's doing. Throws `LookedInVain` when nobody can look just now:
 * whoever told of it tells again. Duplicates change nothing; what is older than the last time they were known to be there is let go, by
 * the instant of the update and not of its arrival.
 */
export async function sight(needs: ClaimsNeeds, sighting: Sighting): Promise<void> {
  for (const claim of await claimsAt(needs.pool, sighting))
    if (isAbout(claim, sighting)) await (sighting.change === 'came' ? come : go)(needs, claim, sighting);
}

/** Boosts come and go by their own ids; whoever joins or leaves does so without one. */
const isAbout = ({ kind, status, proof: theirs }: KeptClaim, { proof }: Sighting): boolean => {
  if (kind !== 'boost') return kind !== 'subscribe' || proof === undefined;
  return proof !== undefined && (status === 'claimed' || proof === theirs);
};

async function come(needs: ClaimsNeeds, claim: KeptClaim, { at }: Sighting): Promise<void> {
  const { workspace, id } = claim;
  if (claim.status === 'held') {
    await sql`update claims.claim set seen_at = greatest(seen_at, ${at})
      where workspace_id = ${workspace} and id = ${id} and status = 'held' and ${claim.kind} <> 'boost'`.execute(
      needs.pool,
    );
    return;
  }
  const checked = await lookAtClaim(needs, workspace, id).catch(letRefusal);
  if (!checked || checked.verified) return;
  if (isPassing(checked.reason))
    throw new LookedInVain(`The claim ${id} could not be looked at now: ${checked.reason}.`);
  if (!isFinal(checked.reason)) return;
  await transaction(needs.pool, (tx) => tell(tx, workspace, [notVerifiedNotice(claim, checked.reason)]));
}

/** Its time is over, or it was given back: then there is nothing to look at. */
const letRefusal = (error: unknown): undefined => {
  if (!(error instanceof Refusal)) throw error;
};

/** Nobody could look just now, in a rush for one task perhaps: the update waits and asks again, so that nobody has to press. */
const isPassing = (reason: string): boolean => ['rate_limited', 'unreachable'].includes(reason);

/** What a worker can do nothing about by waiting. */
const isFinal = (reason: string): boolean => ['staff', 'was_there', 'banned'].includes(reason);

async function go(needs: ClaimsNeeds, claim: KeptClaim, { at, reason = 'left' }: Sighting): Promise<void> {
  const since = claim.seenAt ? claim.seenAt.getTime() - at.getTime() : 0;
  if (claim.status !== 'held' || since >= secondMilliseconds) return;
  if (reason === 'banned') return keepRemoved(needs, claim, at);
  const age = needs.clock.now().getTime() - at.getTime();
  if (age > freshSeconds * 1000 || since > 0) return lookSoon(needs, claim);
  const voiding = { reason: voidReasonOf(reason), by: platformActor, detail: `gone at ${at.toISOString()}: ${reason}` };
  await voidClaim(needs, claim.workspace, claim.id, voiding).catch(letRefusal);
}

async function lookSoon({ pool, clock }: ClaimsNeeds, { workspace, id }: KeptClaim): Promise<void> {
  const now = clock.now();
  await sql`update claims.claim set look_at = least(look_at, ${now}), is_urgent = true, cleared_at = null, cleared_by = null
    where workspace_id = ${workspace} and id = ${id} and status = 'held' and cleared_by is distinct from 'rule'`.execute(
    pool,
  );
}

/** What a worker is told, of why they were not there. */
export const voidReasonOf = (reason: NotThere): VoidReason =>
  (
    {
      not_joined: 'left',
      left: 'left',
      request_pending: 'left',
      staff: 'left',
      was_there: 'left',
      banned: 'banned',
      no_boost: 'boost_moved',
      boost_moved: 'boost_moved',
      not_started: 'stopped',
      stopped: 'stopped',
    } as const
  )[reason];
