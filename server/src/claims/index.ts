export { claimTransitions, voidReasons, type Claim, type ClaimStatus, type VoidReason } from './claim.ts';
export { listTasksFor, type OfferFilter } from './list-tasks-for.ts';
export { ineligibilities, type Ineligibility } from './eligibility.ts';
export { claimTask } from './claim-task.ts';
export type { NewClaim } from './claim-refusals.ts';
export { linkOf } from './link-of.ts';
export { checkClaim, type Checked } from './check-claim.ts';
export { abandonClaim } from './end-claim.ts';
export { getClaim, listClaims, type ClaimPage, type ClaimStory } from './list-claims.ts';
export type { ClaimFilter } from './claim-rows.ts';
export { claimEvents, type ClaimEvent, type ClaimStep } from './step-rows.ts';
export { referralSums, type ReferralSum } from './referral-sums.ts';
export { claimStatement } from './claim-statement.ts';
export { LookedInVain, sight } from './sight.ts';
export { accessChanged } from './access-changed.ts';
export { countSlots, lookAtHeld, type SlotCounts } from './count-slots.ts';
export { voidClaim, type Voiding } from './void-claim.ts';
export { payVoided, type Upheld } from './pay-voided.ts';
export { appealDays, appealUntil } from './tell-claim.ts';
export { readReport } from './read-report.ts';
export {
  facts,
  linkHash,
  verifyReport,
  type Evidence,
  type Fact,
  type Report,
  type ReportCheck,
  type ReportDay,
  type ReportTotals,
} from './report.ts';
export { claimsSweeps } from './sweeps.ts';
export type { ClaimsNeeds } from './needs.ts';
