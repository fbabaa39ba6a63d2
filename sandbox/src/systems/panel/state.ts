import { Wrong } from '@asterism/telegram-sandbox';
import type { Surroundings } from '../system.ts';
import type { Manner } from './manners.ts';

/** What the panel sells to this account. Money is decimal text in the account's currency. */
export type Offered = {
  readonly service: number;
  name: string;
  type: 'Default' | 'Package' | 'Custom Comments';
  category: string;
  /** Per 1,000. */
  rate: string;
  min: number;
  max: number;
  dripfeed: boolean;
  refill: boolean;
  cancel: boolean;
  /** What is not is absent from the list, and cannot be ordered. */
  is_enabled: boolean;
};

export const endings = ['completed', 'partial', 'canceled'] as const;
export type Ending = (typeof endings)[number];

export const orderStatuses = ['pending', 'in_progress', 'processing', ...endings] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export const refillStatuses = ['pending', 'in_progress', 'completed', 'rejected'] as const;
export type RefillStatus = (typeof refillStatuses)[number];

export type Order = {
  readonly id: number;
  readonly service: number;
  readonly link: string;
  readonly quantity: number;
  readonly comments: readonly string[];
  /** What was taken for it, and what is kept. */
  readonly price: string;
  charge: string;
  readonly request_id: string | null;
  /** Milliseconds of the sandbox's clock. */
  readonly made: number;
  status: OrderStatus;
  start_count: number | null;
  delivered: number;
  /** Where it goes by itself. */
  readonly ending: Ending;
};

export type Refill = { readonly id: number; readonly order: number; readonly made: number; status: RefillStatus };

/** A line of the panel's own books: what came in, was taken for an order, or was given back for it. */
export type Line = {
  readonly at: string;
  readonly kind: 'paid_in' | 'charge' | 'given_back';
  readonly order: number | null;
  readonly amount: string;
};

/** How orders come on here. */
export type Pace = {
  /** Seconds until an order begins. */
  starts_after: number;
  /** Units delivered in a minute. */
  per_minute: number;
  /** How orders end, one after the other, over and over. */
  endings: Ending[];
};

/** A customer of the panel, with a catalogue, a balance and ways of its own: to its program it is a panel of its own. */
export type Account = {
  readonly name: string;
  readonly key: string;
  readonly currency: string;
  manner: Manner;
  pace: Pace;
  readonly services: Offered[];
  readonly orders: Order[];
  readonly refills: Refill[];
  readonly lines: Line[];
};

export type State = { accounts: Account[]; lastOrder: number; lastRefill: number };

/** What every part of the emulated panel works with. */
export type House = Surroundings & { readonly state: () => State };

export function accountOf({ state }: House, name: string): Account {
  const found = state().accounts.find((account) => account.name === name);
  if (!found) throw new Wrong(404, `The panel has no account "${name}".`);
  return found;
}

/** Orders are numbered over all accounts, as on a real panel: the next number says nothing about one's own. */
export const orderOf = ({ orders }: Account, id: string): Order | undefined =>
  orders.find((order) => String(order.id) === id);

export const serviceOf = ({ services }: Account, number: string): Offered | undefined =>
  services.find(({ service, is_enabled }) => is_enabled && String(service) === number);
