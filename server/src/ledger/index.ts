export type { Place } from './place.ts';
/** The chart of accounts: `places.grant(id)`, `places.merchant(app)` … */
export * as places from './place.ts';
export type { Posted, Posting, Transfer } from './transfer.ts';
export { post } from './post.ts';
export { findPosted } from './find-posted.ts';
export { claimKey } from './claim-key.ts';
export { hashInput } from './hash-input.ts';
export { lockBook, openBook } from './lock-book.ts';
export { balanceOf, balancesOf } from './balances.ts';
export { openEngine, type Engine, type EngineFigures, type EngineOptions } from './engine.ts';
export { OutcomeUnknown, type Batch } from './batch.ts';
export type { Hold } from './hold.ts';
export { placeHold } from './place-hold.ts';
export { voidHold } from './void-hold.ts';
export { releaseDueHolds } from './release-due-holds.ts';
export { balanceAsOf, statement, type Movement, type Statement, type StatementQuestion } from './statement.ts';
export { statementCsv, statementJson } from './statement-file.ts';
export { audit, trialBalance, type Audit, type Break, type TrialBalance } from './audit.ts';
