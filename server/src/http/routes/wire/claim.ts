import { z } from 'zod';
import {
  claimEvents,
  claimTransitions,
  facts,
  voidReasons,
  type Checked,
  type Claim,
  type ClaimStatus,
  type ClaimStory,
  type Report,
} from '#claims';
import { amountToWire } from '#kernel';
import { AmountTold } from './amount.ts';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';
import { NextCursor } from './page.ts';

export const ClaimStatusName = z.enum(Object.keys(claimTransitions) as [ClaimStatus, ...ClaimStatus[]]);

export const ClaimTold = z
  .object({
    claim: z.string(),
    task: z.string(),
    order: z.string(),
    worker: z.string(),
    status: ClaimStatusName.describe(
      '`claimed`: to be done until `expires_at`. `held`: verified, the reward lies on `hold:<claim>` until `release_at`. The others are final.',
    ),
    reward: AmountTold,
    claimed_at: InstantTold,
    expires_at: InstantTold,
    verified_at: InstantTold.optional(),
    release_at: InstantTold.optional().describe('When the reward is due, if the worker is still there.'),
    settled_at: InstantTold.optional(),
    void_reason: z.enum(voidReasons).optional(),
    last_seen: z.string().optional().describe('Why the last look did not verify it, or could not tell.'),
  })
  .meta({ id: 'Claim' });

const instant = (at: Date | null) => (at ? toInstant(at) : undefined);

export const fromClaim = (claim: Claim) => ({
  claim: claim.id,
  task: claim.task,
  order: claim.order,
  worker: claim.worker,
  status: claim.status,
  reward: amountToWire(claim.reward),
  claimed_at: toInstant(claim.claimedAt),
  expires_at: toInstant(claim.expiresAt),
  ...given({
    verified_at: instant(claim.verifiedAt),
    release_at: instant(claim.releaseAt),
    settled_at: instant(claim.settledAt),
    void_reason: claim.voidReason ?? undefined,
    last_seen: claim.lastSeen ?? undefined,
  }),
});

export const ClaimMade = ClaimTold.extend({
  link: z
    .string()
    .optional()
    .describe('Where the worker goes; not given while Telegram cannot make it. Ask for the claim again.'),
}).meta({ id: 'ClaimMade' });

export const ClaimChecked = z
  .object({
    verified: z.boolean(),
    reason: z.string().optional().describe('Why not: `not_joined`, `was_there`, `staff`, … or why nobody could tell.'),
    claim: ClaimTold,
  })
  .meta({ id: 'ClaimChecked' });

export const fromChecked = (checked: Checked) => ({
  verified: checked.verified,
  ...(!checked.verified && { reason: checked.reason }),
  claim: fromClaim(checked.claim),
});

export const ClaimStoryTold = ClaimMade.extend({
  steps: z.array(
    z.object({ event: z.enum(claimEvents), at: InstantTold, actor: z.string(), reason: z.string().optional() }),
  ),
}).meta({ id: 'ClaimStory' });

export const fromClaimStory = ({ claim, steps }: ClaimStory) => ({
  ...fromClaim(claim),
  steps: steps.map(({ event, at, actor, reason }) => ({
    event,
    at: toInstant(at),
    actor,
    ...given({ reason: reason ?? undefined }),
  })),
});

export const ClaimPageTold = z.object({ claims: z.array(ClaimTold), cursor: NextCursor }).meta({ id: 'ClaimList' });

const count = z.int().min(0);

export const ReportTold = z
  .object({
    task: z.string(),
    verified: count,
    left: count.describe('Left, or taken out, before the reward was released.'),
    retained: count.describe('Verified, and not left.'),
    days: z
      .array(z.object({ day: z.iso.date(), verified: count, left: count, retained: count }))
      .describe('By days of UTC; `retained` at the end of the day.'),
    head: z.string().describe('The hash of the last row of evidence; empty before the first.'),
    evidence: z.array(
      z.object({
        n: z.int().min(1),
        fact: z.enum(facts),
        subject: z.string().describe('The same for one worker of this task; it names nobody.'),
        at: InstantTold,
        hash: z.string().describe('SHA-256 of the hash before, `n`, `fact`, `subject` and `at`, parted by line feeds.'),
      }),
    ),
    cursor: NextCursor,
  })
  .meta({ id: 'DeliveryReport' });

export const fromReport = ({ task, verified, left, retained, days, head, evidence, cursor }: Report) => ({
  task,
  verified,
  left,
  retained,
  days: days.map((day) => ({ ...day })),
  head,
  evidence: evidence.map((row) => ({ ...row })),
  ...given({ cursor }),
});
