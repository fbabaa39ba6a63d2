export { findingCodes, finding, type Draft, type Finding, type FindingCode } from './finding.ts';
export { categories, needsTwo, riskOf, type Risk } from './category.ts';
export { usualLimits, type Limits } from './limits.ts';
export type { ModerationNeeds } from './needs.ts';
export { screen, screenWith } from './screen.ts';
export { taskMade } from './task-made.ts';
export { listQueue, getReviews, type QueueFilter, type QueuePage } from './list-queue.ts';
export { decideTask, type Decided, type TaskDecision } from './decide-task.ts';
export {
  rejectReasons,
  type Decision,
  type RejectReason,
  type Review,
  type ReviewCause,
  type ReviewOutcome,
} from './review.ts';
export { addBlock, listBlocks, removeBlock, type Block, type BlockInput, type BlockList } from './blocklist.ts';
export { optOut, optIn, listOptOuts, type OptOut, type OptOutInput, type OptOutPage } from './opt-out.ts';
export { complain, isEnough, type ComplaintInput } from './complain.ts';
export { listComplaints, type ComplaintFilter, type ComplaintPage } from './list-complaints.ts';
export { complaintReasons, type Complaint, type ComplaintReason } from './complaint.ts';
export { openAppeal, type AppealInput } from './open-appeal.ts';
export { decideAppeal, type AppealDecision } from './decide-appeal.ts';
export { getAppeal, listAppeals, type AppealFilter, type AppealPage } from './list-appeals.ts';
export { appealTransitions, type Appeal, type AppealStatus } from './appeal.ts';
export { forgetWords } from './forget-words.ts';
export { addControlTask, type ControlInput } from './add-control-task.ts';
export { readTransparencyLog, type LogEntry, type LogPage } from './public-log.ts';
export { readModerationStatistics, type ModerationStatistics } from './statistics.ts';
export { moderationSweeps } from './sweeps.ts';
