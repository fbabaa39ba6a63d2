export { changeSettings, disableExchange, enableExchange, type Enabling, type TermsChange } from './change-settings.ts';
export { rulesVersion } from './rules-version.ts';
export {
  enterExchange,
  leaveExchange,
  readSettings,
  requireEnabled,
  requireOn,
  requireOpen,
  standstills,
} from './setting-rows.ts';
export type { ExchangeSettings, ExchangeTerms, Multipliers, Switches } from './settings.ts';
export { holdOf } from './settings.ts';
export { quoteTask, type TaskQuote } from './quote-task.ts';
export { createTask } from './create-task.ts';
export type { Finding, Screened, TaskDraft, TaskInput } from './draft.ts';
export {
  getTask,
  listTasks,
  readOpenTasks,
  taskStory,
  type OpenFilter,
  type Refill,
  type TaskFilter,
  type TaskPage,
  type TaskStory,
} from './read-tasks.ts';
export { findOrder } from './order-rows.ts';
export { orderBooks, type OrderBooks } from './order-books.ts';
export { pauseLocked, pauseTask, resumeLocked, resumeTask, type Pausing } from './pause-task.ts';
export { cancelTask, previewCancel, type Canceling, type CancelPreview } from './cancel-task.ts';
export { approveTask, rejectTask, type Word } from './decide-task.ts';
export { endTask, type Ending, type Step } from './move-task.ts';
export { endDueTasks } from './end-due-tasks.ts';
export { giveBackSlot, requireSlot, slotFate, slotForAppeal, slotVerified, takeSlot, type GivenBack } from './slots.ts';
export { findTasks, lockTask, lockTasksAbout, noSuchTask, type TaskStep } from './task-rows.ts';
export { mayClaimNow, type MayClaim } from './pace.ts';
export { hasPace } from './has-pace.ts';
export { fitsAudience } from './audience.ts';
export { checkedTask } from './open-links.ts';
export { takeFromEscrows } from './take-from-escrows.ts';
export { escrowOf, type ClaimShares, type VerifiedClaim } from './postings.ts';
/** All postings of orders and claims. */
export * as taskPostings from './postings.ts';
export { dropNews, noteNews, readNews, type TaskNews } from './task-news.ts';
export { exchangeSweeps } from './sweeps.ts';
export type { ExchangeNeeds } from './needs.ts';
export {
  endReasons,
  freeSlots,
  isOf,
  isOver,
  orderStatuses,
  orderTransitions,
  pauseReasons,
  payers,
  proverOf,
  taskStatuses,
  taskTransitions,
  unitOf,
  type Audience,
  type EndReason,
  type Order,
  type OrderStatus,
  type Pacing,
  type PauseReason,
  type Payer,
  type Task,
  type TaskStatus,
} from './task.ts';
export {
  notThere,
  startProofs,
  targetKey,
  taskKinds,
  type AccessChange,
  type CheckedClaim,
  type CheckedTask,
  type Checker,
  type Checkers,
  type NotThere,
  type Proven,
  type Seen,
  type Sighting,
  type StartProof,
  type Target,
  type TaskKind,
  type Unknown,
} from './checker.ts';
