import type { Surroundings } from '../system.ts';

/** A payment as Heleket keeps it; figures are decimal texts. */
export type Payment = {
  readonly uuid: string;
  readonly order_id: string;
  readonly amount: string;
  readonly currency: string;
  readonly payer_currency: string;
  /** What the payer is to send. */
  readonly payer_amount: string;
  readonly url_callback: string | null;
  readonly created_at: string;
  readonly expires: number;
  /** What came, and what of it is ours. */
  payment_amount: string | null;
  merchant_amount: string | null;
  commission: string | null;
  status: string;
  updated_at: string;
};

export type Payout = {
  readonly uuid: string;
  readonly order_id: string;
  readonly amount: string;
  readonly currency: string;
  readonly network: string;
  readonly address: string;
  readonly commission: string;
  readonly merchant_amount: string;
  readonly url_callback: string | null;
  readonly created_at: string;
  status: string;
  updated_at: string;
};

export type Merchant = {
  readonly uuid: string;
  readonly paymentKey: string;
  readonly payoutKey: string;
  webhook: string | null;
  readonly balances: Record<string, string>;
  readonly payments: Payment[];
  readonly payouts: Payout[];
  outcome: 'confirmed' | 'failed' | 'pending';
};

export type State = { merchants: Record<string, Merchant> };

/** What every part of the emulated Heleket works with. */
export type House = Surroundings & { readonly state: () => State };

/** Heleket writes its times with the offset of Moscow. */
export const timeOf = (instant: Date): string =>
  `${new Date(instant.getTime() + 3 * 3_600_000).toISOString().slice(0, 19)}+03:00`;

export function merchantOf({ state }: House, account: string): Merchant {
  const merchant = state().merchants[account];
  if (!merchant) throw new Error(`Heleket has no merchant "${account}".`);
  return merchant;
}

/** The payment of this name, by its own id or the merchant's. An invoice whose time has come is cancelled here. */
export function paymentOf({ clock }: House, merchant: Merchant, name: unknown): Payment | undefined {
  const payment = merchant.payments.find(({ uuid, order_id }) => order_id === name || uuid === name);
  if (payment?.status === 'check' && clock.now().getTime() >= payment.expires) {
    payment.status = 'cancel';
    payment.updated_at = timeOf(new Date(payment.expires));
  }
  return payment;
}
