import type { WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import type { Crew } from './crew.ts';
import type { Mention, OpenConnection } from './gateway.ts';
import type { PaymentsNeeds } from './purpose.ts';

/** A payout that a delivery speaks of. */
export type PayoutMention = Extract<Mention, { about: 'payout' }> & {
  readonly workspace: WorkspaceId;
  readonly gateway: string;
  readonly connection: string;
};

/** What deliveries of gateways need beyond payments themselves. */
export type IntakeNeeds = PaymentsNeeds & {
  /** The account that a delivery names, by its id alone, opened. */
  readonly openAccount: (
    id: string,
  ) => Promise<{ readonly gateway: string; readonly opened: OpenConnection } | undefined>;
  readonly crew: Pick<Crew, 'hasRoom' | 'start'>;
  /**
   * Notes that a payout is to be looked up, in the transaction that stores the delivery; it calls nobody. False when this
   * account has no such payout.
   */
  readonly payoutMentioned?: (tx: Tx, mention: PayoutMention, now: Date) => Promise<boolean>;
};
