import { Wrong } from '@asterism/telegram-sandbox';
import type { Surroundings } from '../system.ts';
import type { EmulatedTon } from '../ton/index.ts';
import type { FragmentAccount } from './fragment/state.ts';

export const orderStatuses = [
  'awaiting_payment',
  'paid',
  'purchasing',
  'held',
  'delivered',
  'failed',
  'reversed',
  'expired',
  'cancelled',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** What never changes again. `delivered` may still be reversed. */
export const finalStatuses: readonly OrderStatus[] = ['delivered', 'failed', 'reversed', 'expired', 'cancelled'];

/** `undeliverable`: the money goes back, and nothing was bought. `reversed`: what was bought is taken back later. */
export const endings = ['delivered', 'undeliverable', 'held', 'reversed'] as const;
export type Ending = (typeof endings)[number];

export const currencies = ['ton', 'usdt_ton'] as const;
export type Currency = (typeof currencies)[number];

export const failureReasons = ['underpaid', 'overpaid', 'undeliverable', 'expired'] as const;
export type FailureReason = (typeof failureReasons)[number];

/** An order, paid by itself on the chain with its own id as the comment. */
export type Order = {
  readonly id: string;
  readonly key: string;
  /** What was asked for under that key, to tell a repetition from something else. */
  readonly asked: string;
  readonly username: string;
  readonly stars: number;
  readonly currency: Currency;
  /** In the smallest units of the currency. */
  readonly units: string;
  readonly callback: string | null;
  /** Milliseconds of the sandbox's clock. */
  readonly made: number;
  readonly expires: number;
  readonly ending: Ending;
  status: OrderStatus;
  /** When it goes on by itself, once it is paid. */
  due: number | null;
  paidAt: number | null;
  paidUnits: string | null;
  paymentTx: string | null;
  /** Who paid, in the chain's own form. */
  payer: string | null;
  failure: FailureReason | null;
  purchaseTx: string | null;
  reversalTx: string | null;
};

/** How the supplier behaves towards an account. */
export type Mood = {
  /** All in, in dollars per 1,000 Stars, and what a TON is worth there. */
  usd_per_1000: string;
  usd_per_ton: string;
  /** Whether it can look at recipients now. A check that cannot fails open, with `indeterminate`; an order is 503 then. */
  check: 'sure' | 'indeterminate';
  /** Whom Stars can be bought for: people of the emulated Telegram, or anybody by any name. */
  knows: 'people' | 'everybody';
  /** Without it new orders and prices are 503. */
  sells: boolean;
  /** Seconds: from the payment to the end, from the delivery to its reversal, and how long an order may be paid. */
  delivers_after: number;
  reverses_after: number;
  pays_within: number;
  /** How orders end, one after the other, over and over. */
  endings: Ending[];
  /** `first`: one comes before the order itself is answered. */
  webhooks: 'usual' | 'never' | 'first';
  /** Where webhooks of orders go that name no address of their own: the real one takes public https addresses only. */
  webhook_url: string | null;
};

/** A customer of the supplier. */
export type Account = {
  readonly name: string;
  readonly key: string;
  /** What webhooks are signed with; for a day after a change also the one before. */
  secret: string;
  former: { readonly secret: string; readonly until: number } | null;
  /** Where its orders are paid, as people write it and as the chain does. */
  readonly payTo: string;
  readonly rawPayTo: string;
  mood: Mood;
  readonly orders: Order[];
  readonly lines: Line[];
};

/** A line of the supplier's own books. Units of the smallest kind of the currency. */
export type Line = {
  readonly at: string;
  readonly kind: 'paid_in' | 'sent_back';
  readonly currency: Currency;
  readonly order: string | null;
  readonly units: string;
  readonly tx: string;
};

/** Stars that came to somebody, whichever way they were bought. */
export type Delivery = {
  readonly at: string;
  readonly via: 'order' | 'fragment' | 'hand';
  readonly account: string | null;
  readonly order: string | null;
  readonly username: string;
  /** Telegram's number, when the emulated Telegram has such a person. */
  readonly user: number | null;
  readonly stars: number;
  isTakenBack: boolean;
};

export type State = {
  accounts: Account[];
  fragments: FragmentAccount[];
  deliveries: Delivery[];
  /** How much of the chain's list has been read. */
  read: number;
};

/** What every part of the emulated supplier works with. */
export type House = Surroundings & {
  readonly state: () => State;
  /** Sends and reads on the chain that are under way. */
  busy: number;
};

/** The chain on which orders are paid. */
export function chainOf({ neighbour }: House): EmulatedTon {
  const ton = neighbour('ton');
  if (!ton || !('chain' in ton)) throw new Wrong(400, 'Orders are paid on the chain, and this sandbox has none.');
  return ton as EmulatedTon;
}

export function accountOf({ state }: House, name: string): Account {
  const found = state().accounts.find((account) => account.name === name);
  if (!found) throw new Wrong(404, `The supplier has no account "${name}".`);
  return found;
}

/** Instants at which something happens by itself are whole fives of seconds, so that a moved clock stops rarely. */
export const dueIn = (now: number, seconds: number): number =>
  seconds === 0 ? now : Math.ceil((now + seconds * 1000) / 5000) * 5000;
