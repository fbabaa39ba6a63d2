import type { Clock, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Checkers } from './checker.ts';
import type { Finding, Screened } from './draft.ts';
import type { Task } from './task.ts';

/** What the exchange can touch. */
export type ExchangeNeeds = {
  readonly pool: Pool;
  readonly clock: Clock;
  /** Looks at what people are wanted for. */
  readonly checkers: Checkers;
  /** What the automatic checks of moderation say about a draft; in a transaction it sees what the transaction sees. */
  readonly screen: (db: Pool | Tx, workspace: WorkspaceId, draft: Screened) => Promise<readonly Finding[]>;
  /** Tells moderation of a task that is being made, in its transaction: one to be reviewed is in the queue from then on. `members`: how many are at the target. */
  readonly taskMade?: (tx: Tx, task: Task, about: { readonly members?: number }) => Promise<void>;
  /** Stops payouts of the workspace, or lets them go again, when that switch is thrown. */
  readonly switchPayouts?: (workspace: WorkspaceId, isStopped: boolean, actor: string) => Promise<void>;
};
