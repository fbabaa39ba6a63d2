import type { Amount, Asset, WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import type { Posting } from '#ledger';
import type { PaymentsNeeds } from '#payments';
import type { Connection } from '#payments/gateway';
import type { RatesNeeds } from '#rates';

/** The outer account that money comes in on, and whose income it would be if nobody had asked for it. */
export type FundsAccount = { readonly connection: Connection; readonly app: string; readonly isTest: boolean };

/** Money of a person that has to go back, and that is not there any more. */
export type Missing = {
  readonly workspace: WorkspaceId;
  readonly user: string;
  readonly amount: Amount;
  /** The payment that went back. */
  readonly payment: string;
  readonly at: Date;
};

/**
 * Where a person's money can still be taken from before they owe it: answers postings that raise `user:<user>`, and may
 * write the product's rows. What comes in whole parts may raise it by more than is missing; the rest stays theirs. The
 * exchange takes open escrows, and pauses their tasks. `prepare` locks what it may take: rows are locked before the book.
 */
export type BeforeReceivable = {
  (tx: Tx, missing: Missing): Promise<readonly Posting[]>;
  readonly prepare?: (tx: Tx, of: Pick<Missing, 'workspace' | 'user'> & { readonly asset: Asset }) => Promise<void>;
};

export type FundsNeeds = Pick<PaymentsNeeds, 'pool' | 'clock' | 'gateways'> &
  Pick<RatesNeeds, 'rateRules'> & {
    /** Which outer account is meant. Refuses with `not_found`, `invalid_request` or `gateway_switched_off`. */
    readonly accountFor: (workspace: WorkspaceId, gateway: string, named?: string) => Promise<FundsAccount>;
  };

/** What is asked of people when nothing is set: the least they may bring in, in units. */
export const usualMinimums: Readonly<Record<Asset, bigint>> = { XTR: 100_000_000_000n, TON: 500_000_000n };
