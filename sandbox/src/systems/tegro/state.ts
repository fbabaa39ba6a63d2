import type { Surroundings } from '../system.ts';

/** An order as Tegro keeps it; figures are decimal texts. */
export type Order = {
  readonly id: number;
  readonly payment_id: string;
  readonly currency: string;
  readonly amount: string;
  readonly fee: string;
  readonly isTest: boolean;
  readonly notify_url: string | null;
  readonly date_created: string;
  date_payed: string | null;
  /** 0 until it is paid, then 1; anything else when somebody says so. */
  status: number | string;
};

export type Shop = {
  readonly shop_id: string;
  readonly secret: string;
  readonly apiKey: string;
  readonly isTest: boolean;
  webhook: string | null;
  readonly balance: Record<string, string>;
  readonly orders: Order[];
  lastNonce: string;
};

export type State = { shops: Record<string, Shop>; orders: number };

/** What every part of the emulated Tegro works with. */
export type House = Surroundings & { readonly state: () => State };

/** Tegro writes its times in Moscow's zone, and does not say so. */
export const timeOf = (instant: Date): string =>
  new Date(instant.getTime() + 3 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

export function shopOf({ state }: House, account: string): Shop {
  const shop = state().shops[account];
  if (!shop) throw new Error(`Tegro has no shop "${account}".`);
  return shop;
}

/** The order of this name, by its number or the shop's own id for it; the paid one, when there are several. */
export function orderOf(shop: Shop, name: unknown): Order | undefined {
  const orders = shop.orders.filter(({ id, payment_id }) => payment_id === name || String(id) === String(name));
  return orders.find(({ status }) => status !== 0) ?? orders.at(-1);
}

/** The numbers of currencies. */
export const currencies: Readonly<Record<string, number>> = { RUB: 1, USD: 2, EUR: 3 };
