export type ToyShop = {
  readonly id: string;
  readonly key: string;
  /** Cents. */
  balance: number;
  outcome: 'confirmed' | 'failed' | 'pending';
  hook?: string;
};
export type ToyCharge = {
  readonly id: string;
  readonly amount: string;
  readonly fee: string;
  status: string;
  readonly at: string;
};
export type ToyInvoice = {
  readonly id: string;
  readonly shop: string;
  readonly payment: string;
  readonly amount: string;
  readonly expires_at: string;
  readonly charges: ToyCharge[];
};
export type ToyPayout = {
  readonly id: string;
  readonly shop: string;
  readonly payout: string;
  readonly amount: string;
  readonly to: string;
  readonly status: string;
  readonly at: string;
};
export type ToyState = {
  readonly shops: Record<string, ToyShop>;
  readonly invoices: Record<string, ToyInvoice>;
  readonly payouts: Record<string, ToyPayout>;
};

/** The toy counts in cents, small enough to be exact. */
export const cents = (amount: string): number => Math.round(Number(amount) * 100);
export const decimal = (sum: number): string => (sum / 100).toFixed(2);
/** Three in a hundred, rounded down. */
export const feeOf = (amount: string): string => decimal(Math.floor((cents(amount) * 3) / 100));
