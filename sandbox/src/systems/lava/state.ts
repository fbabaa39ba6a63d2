import type { Surroundings } from '../system.ts';

/** An invoice as Lava keeps it; figures are decimal texts. */
export type Invoice = {
  readonly id: string;
  readonly order_id: string;
  readonly amount: string;
  readonly hook_url: string | null;
  readonly comment: string | null;
  readonly expires: number;
  status: string;
  /** The last webhook's fields. */
  paid: { readonly pay_time: string; readonly credited: string } | null;
  refund_id: string | null;
};

export type Payoff = {
  readonly id: string;
  readonly orderId: string;
  readonly amount: string;
  readonly commission: string;
  readonly amountPay: string;
  readonly amountReceive: string;
  readonly service: string;
  readonly wallet: string;
  readonly hook_url: string | null;
  status: string;
};

export type Shop = {
  readonly shop_id: string;
  readonly profile_id: string;
  readonly secret: string;
  readonly additional: string;
  readonly profileSecret: string;
  readonly profileAdditional: string;
  webhook: string | null;
  balance: string;
  readonly invoices: Invoice[];
  readonly payoffs: Payoff[];
  outcome: 'confirmed' | 'failed' | 'pending';
};

export type State = { shops: Record<string, Shop> };

/** What every part of the emulated Lava works with. */
export type House = Surroundings & { readonly state: () => State };

/** Lava writes its times in Moscow's zone, and does not say so. */
export const timeOf = (instant: Date): string =>
  new Date(instant.getTime() + 3 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

export function shopOf({ state }: House, account: string): Shop {
  const shop = state().shops[account];
  if (!shop) throw new Error(`Lava has no shop "${account}".`);
  return shop;
}

/** The invoice of this name, by its own id or the shop's. One whose time has come is expired here. */
export function invoiceOf({ clock }: House, shop: Shop, name: unknown): Invoice | undefined {
  const invoice = shop.invoices.find(({ id, order_id }) => order_id === name || id === name);
  if (invoice?.status === 'created' && clock.now().getTime() >= invoice.expires) invoice.status = 'expired';
  return invoice;
}
