import type { Amount, WorkspaceId } from '#kernel';
import type { Connection } from './connection.ts';
import type { Recurring } from './gateway-event.ts';

/** A row of an outer account's statement over a span of time, for gateways whose lists are not numbered from their beginning. */
export type StatementRow = {
  readonly kind: 'payment' | 'refund' | 'payout' | 'other';
  /**
   * The charge, refund or payout as the gateway names it; a charge by the same name that look-ups give it (`Charge`),
   * so that nothing is taken for new money because it has two names.
   */
  readonly externalId: string;
  /** Our payment or payout, when the gateway says. */
  readonly ours?: string;
  readonly direction: 'in' | 'out';
  /** Gross, in the asset the outer account holds. */
  readonly amount: Amount;
  readonly fee?: Amount;
  readonly occurredAt: Date;
  readonly raw: unknown;
};

/** An outer account's statement. */
export type Statement = {
  /** All rows from `since` up to `until`, in any order, page by page. */
  read(connection: Connection, since: Date, until: Date): AsyncIterable<readonly StatementRow[]>;
  /** What the gateway says there is on the account, one amount per asset. */
  balances?(connection: Connection): Promise<readonly Amount[]>;
};

/** An outer account as the module that keeps it knows it: what reconciliation has to know about it. */
export type ListedConnection = Connection & {
  /** Whose income it is: the segment of `merchant:<app>`. */
  readonly app: string;
  /** What its list shows of the time before this is history, and not ours to fulfil. */
  readonly addedAt: Date;
  /** Whether the gateway tells us of its facts by itself; without that the list is all we hear. */
  readonly isTold: boolean;
};

/** What a row of an outer account's own list is about. `other` is what nobody here has heard of. */
export const rowKinds = [
  'payment', // of an invoice, or its way back: the one kind that belongs to a payment of ours
  'withdrawal',
  'ads',
  'api_use',
  'gift',
  'premium',
  'paid_media',
  'business_transfer',
  'affiliate_income',
  'other',
] as const;
export type RowKind = (typeof rowKinds)[number];

/** A row of an outer account's own list. The list's key is `externalId` and `direction`. */
export type OuterRow = {
  readonly externalId: string;
  readonly direction: 'in' | 'out';
  readonly kind: RowKind;
  /** What it is about in the gateway's own words, such as `user:invoice_payment`. */
  readonly partner: string;
  /** True when even the gateway's words for it, or its direction, are new to us. */
  readonly isStrange?: boolean;
  /** What the list says, above or at zero. Whether an affiliate's part is in it is not known for every gateway. */
  readonly amount: Amount;
  /** What went to an affiliate. */
  readonly affiliate?: bigint;
  readonly payer?: string;
  readonly payload?: string;
  readonly recurring?: Recurring;
  /** Of rows that end later than they begin, such as a withdrawal. What failed has been given back. */
  readonly state?: 'pending' | 'succeeded' | 'failed';
  readonly occurredAt: Date;
  readonly raw: unknown;
};

/** Rows of the list, oldest first. `more` when the list may go on after them. */
export type HistoryPage = { readonly rows: readonly OuterRow[]; readonly more: boolean };

/** An outer account's own list, numbered by how many rows there are before. */
export type History = {
  /** Accounts whose lists are to be read by themselves: all, or those that may have changed since. */
  connections(since?: Date): Promise<readonly ListedConnection[]>;
  /** One of them, by our id or as the gateway names it; undefined when this workspace has no such one. */
  find(workspace: WorkspaceId, named: string): Promise<ListedConnection | undefined>;
  read(connection: Connection, offset: number): Promise<HistoryPage>;
  /** What the gateway says there is on the account; may be below zero. */
  balance?(connection: Connection): Promise<Amount>;
};
