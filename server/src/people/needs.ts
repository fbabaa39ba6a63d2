import type { Pool, Tx } from '#database';
import type { Clock, WorkspaceId } from '#kernel';

/** What people need. */
export type PeopleNeeds = {
  readonly pool: Pool;
  readonly clock: Clock;
  /** Seals the salts that hashes of devices and addresses are made with. */
  readonly masterKey: Buffer;
};

/** Why somebody's data has to stay for now: money on their account, a hold or a task that is open, a debt. */
export const keepReasons = ['money', 'debt', 'payout', 'hold', 'task', 'appeal', 'order'] as const;
export type KeepReason = (typeof keepReasons)[number];

/** What of a person is with other modules, told and taken away by them. */
export type ErasingNeeds = PeopleNeeds & {
  /** Asked under the lock of the person's row: everything that would be lost if they were gone. */
  readonly whatKeeps: (tx: Tx, workspace: WorkspaceId, user: string) => Promise<readonly KeepReason[]>;
  /** Takes away what other modules keep of their words: texts of complaints and appeals, drafts. In the same transaction. */
  readonly eraseElsewhere?: (tx: Tx, workspace: WorkspaceId, user: string, at: Date) => Promise<void>;
};

/** What of a person is with other modules, for who asks for all that is kept of them. */
export type PersonDataNeeds = ErasingNeeds & {
  readonly partsOf: (workspace: WorkspaceId, user: string) => Promise<Readonly<Record<string, unknown>>>;
};
