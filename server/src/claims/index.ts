export { claimTransitions, voidReasons, type Claim, type ClaimStatus, type VoidReason } from './claim.ts';
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
export type { ClaimsNeeds } from './needs.ts';
export * from './face.ts';
