export type { Finding, Screened, TaskDraft, TaskInput } from './draft.ts';
export { escrowOf, type ClaimShares, type VerifiedClaim } from './postings.ts';
export * as taskPostings from './postings.ts';
export { mayClaimNow, type MayClaim } from './pace.ts';
export type { ExchangeSettings, ExchangeTerms, Multipliers, Switches } from './settings.ts';
export type { ExchangeNeeds } from './needs.ts';
export {
  endReasons,
  freeSlots,
  isOver,
  orderStatuses,
  orderTransitions,
  pauseReasons,
  taskStatuses,
  taskTransitions,
  unitOf,
  type Audience,
  type EndReason,
  type Order,
  type OrderStatus,
  type Pacing,
  type PauseReason,
  type Task,
  type TaskStatus,
} from './task.ts';
export {
  notThere,
  startProofs,
  targetKey,
  taskKinds,
  type CheckedClaim,
  type CheckedTask,
  type Checker,
  type Checkers,
  type NotThere,
  type Proven,
  type Seen,
  type Sighting,
  type AccessChange,
  type StartProof,
  type Target,
  type TaskKind,
  type Unknown,
} from './checker.ts';
