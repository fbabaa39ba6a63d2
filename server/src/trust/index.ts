export { recordTrust, recordTrustAll } from './record-trust.ts';
export { trustKinds, type Counts, type TrustEvent, type TrustKind } from './event.ts';
export { judge, judgeAll, type Judged } from './judge.ts';
export { judgeBy, type Reason, type Verdict, type VersionedRules } from './judge-by.ts';
export { signals, type Inputs, type Signal } from './signal.ts';
export { usualRules, type Rule, type Rules, type Step } from './rules.ts';
export { setRules } from './set-rules.ts';
export { listRules, readRules, type RuleSet } from './rule-rows.ts';
export {
  decisionToKeep,
  keepDecision,
  listDecisions,
  type Decision,
  type KeptDecision,
  type NewDecision,
} from './keep-decision.ts';
export { explainTrust, type TrustExplained } from './explain-trust.ts';
export { exportTrust, recompute, type TrustExport } from './export-trust.ts';
export { auditTrust, type TrustBreak } from './audit-trust.ts';
export { ageBands, madeIn } from './account-age.ts';
export type { Facts, Question } from './read-inputs.ts';
