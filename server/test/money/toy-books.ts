import { amountToWire, type Amount } from '#kernel';

/** A row of the toy's statement, as its API writes it. */
export type ToyRow = {
  readonly kind: 'payment' | 'refund' | 'payout' | 'other';
  readonly id: string;
  readonly ours?: string;
  readonly direction: 'in' | 'out';
  readonly asset: string;
  readonly amount: string;
  readonly fee?: string;
  readonly at: string;
};

type ToyCharge = { readonly id: string; readonly amount: string; readonly at: string; readonly fee?: string };

export type ToyInvoice = {
  readonly payment: string;
  readonly asset: string;
  readonly amount: string;
  state: 'open' | 'paid' | 'refunded';
  charge?: ToyCharge;
  /** Paid again. */
  readonly others: ToyCharge[];
  refundedAt?: string;
};

/** What a toy gateway keeps of one account: invoices, everything that moved, and what there is. */
export type ToyBooks = {
  readonly invoices: Map<string, ToyInvoice>;
  readonly rows: ToyRow[];
  readonly balances: Map<string, bigint>;
};

export const emptyToyBooks = (): ToyBooks => ({ invoices: new Map(), rows: [], balances: new Map() });

type Move = Omit<ToyRow, 'asset' | 'amount' | 'fee' | 'at'> & {
  readonly amount: Amount;
  readonly fee?: bigint;
  readonly at: Date;
};

/** Money moved at the toy: a row, and the balance with it. The fee leaves the account either way. */
export function move({ rows, balances }: ToyBooks, { amount, fee = 0n, at, ...row }: Move): void {
  const { asset, units } = amount;
  const signed = (row.direction === 'in' ? units : -units) - fee;
  balances.set(asset, (balances.get(asset) ?? 0n) + signed);
  const told = fee === 0n ? {} : { fee: amountToWire({ asset, units: fee }).amount };
  rows.push({ ...row, ...amountToWire(amount), ...told, at: at.toISOString() });
}
