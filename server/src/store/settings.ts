import { Refusal, scaleOf, type Asset, type Id, type WorkspaceId } from '#kernel';

/** What an operator sets for the store of a workspace. */
export type StoreTerms = {
  /** The bot that sells here, and that writes to buyers. */
  readonly bot: Id<'bot'> | null;
  /** What everything is priced and booked in. Fixed once there are orders. */
  readonly currency: Asset;
  /** How far below the price a payment may stay and is taken all the same, in basis points; the house bears it. */
  readonly tolerance: number;
  /** How long an order waits for its payment. */
  readonly payMinutes: number;
  /** No new orders; what is paid for is delivered or goes back all the same. */
  readonly isReadOnly: boolean;
};

export const usualStoreTerms: StoreTerms = {
  bot: null,
  currency: 'USD',
  tolerance: 100,
  payMinutes: 30,
  isReadOnly: false,
};

export type StoreSettings = StoreTerms & {
  readonly workspace: WorkspaceId;
  /** 0 where nobody has set anything. */
  readonly version: number;
  /** Nothing is sold before somebody has accepted the rules. */
  readonly isEnabled: boolean;
  readonly accepted: { readonly by: string; readonly rulesVersion: string; readonly at: Date } | null;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
};

/** The version of `docs/store/rules.md`, which an operator accepts; its first line says the same, and a test compares them. */
export const storeRulesVersion = '1';

const within = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

/** Refuses with `invalid_request` what nobody could sell by. */
export function checkStoreTerms({ currency, tolerance, payMinutes }: StoreTerms): void {
  const refuse = (message: string, field: string) => {
    throw new Refusal('invalid_request', message, { field });
  };
  if (!/^[A-Z]{3,5}$/.test(currency) || currency === 'XTR')
    refuse('The currency of a store is one such as USD or EUR.', 'currency');
  if (!within(tolerance, 0, 1000)) refuse('The tolerance is 0 to 1000 basis points.', 'tolerance');
  if (!within(payMinutes, 5, 24 * 60)) refuse('An order waits 5 to 1440 minutes for its payment.', 'pay_minutes');
}

/** The units of the smallest coin that people count in: a cent. Fees are rounded to it. */
export const centOf = (currency: Asset): bigint => 10n ** BigInt(Math.max(0, scaleOf(currency) - 2));
