import type { Clock, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Log } from '#jobs';
import type { Transfer } from '#ledger';
import type { KnowsPayout, OuterAccounts } from './outer-accounts.ts';
import type { Approval, Gateways, OuterRow } from './gateway.ts';
import type { Payment } from './payment.ts';
import type { ReconciliationRules } from './reconciliation.ts';
import type { Refund } from './refund.ts';

/** What a product books for a payment. Payments posts it, as the last statement of the transaction. */
export type ProductTransfer = Omit<Transfer, 'workspace'>;

/**
 * What a product does about a payment that was made for it. `fulfil` and `refunded` gather and write the
 * product's rows in payments' transaction and return the whole transfer, the money's leg included
 * (`payment:<id>` onwards; back to `world:…`). A `Refusal` thrown by `fulfil` means: this can never be
 * fulfilled, give the money back. Any other error means: not now; it is tried again.
 */
export type Purpose = {
  /** Refund policies that may be asked for; any, when not given. */
  readonly policies?: readonly string[];
  /** Whatever came, in the asset that was asked for, is taken: `fulfil` goes by `payment.paid`. Only the exact sum, when not given. */
  readonly takesAnyAmount?: true;
  approve?(needs: { pool: Pool; clock: Clock }, payment: Payment, language?: string): Promise<Approval>;
  /** Whether an invoice that was paid may be paid once more; not, when this is not given. */
  approveAgain?(needs: { pool: Pool; clock: Clock }, payment: Payment, language?: string): Promise<Approval>;
  fulfil(tx: Tx, payment: Payment, clock: Clock): Promise<ProductTransfer>;
  /** The gateway has given the money of a fulfilled payment back: take back what was bought. */
  refunded(tx: Tx, payment: Payment, refund: Refund, clock: Clock): Promise<ProductTransfer>;
  /** The money of a payment went back before anything was bought with it. May write the product's rows. */
  returned?(tx: Tx, payment: Payment, clock: Clock): Promise<void>;
  /** There is news of a payment that repeats, by its first invoice: `readRecurring` has all of it. */
  changed?(tx: Tx, invoice: Payment, clock: Clock): Promise<void>;
};

export type Purposes = Readonly<Record<string, Purpose>>;

/** What money was for that no invoice of ours asked for, as a product knows it. */
export type Adopted = Pick<Payment, 'customer' | 'title' | 'description'> & {
  readonly purpose: string;
  /** Beside what the payment knows already. */
  readonly details: Payment['details'];
};

/** What it was for, or why that is not known, in a sentence for the operator. */
export type Adoption = { readonly adopted: Adopted } | { readonly problem: string };

/**
 * Says what a payment was for whose payload is not ours. Reads, and may write what it needs to ask elsewhere later;
 * never calls the world: it runs in payments' transaction, with the payment's row locked.
 */
export type Adopt = (tx: Tx, payment: Payment, clock: Clock) => Promise<Adoption>;

export type PaymentsNeeds = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly gateways: Gateways;
  readonly purposes: Purposes;
  /** Tried when a charge arrives that no invoice of ours asked for; without it such money waits for a person. */
  readonly adopt?: Adopt;
  readonly log: Log;
  /** Whether a row that went out is money paid out from here, which is on the books already; asked once, in the transaction that books the row. */
  readonly isPaidOut?: (
    tx: Tx,
    list: { readonly workspace: WorkspaceId; readonly gateway: string; readonly connection: string },
    row: OuterRow,
  ) => Promise<boolean>;
  /** How lists are compared; the defaults, where nothing is set. */
  readonly reconciliation?: Partial<ReconciliationRules>;
  /** The accounts whose statements are compared; none, when not given. */
  readonly outerAccounts?: OuterAccounts;
  /** Whether a payout that a statement shows is ours; without it none is. */
  readonly knowsPayout?: KnowsPayout;
};
