import type { Asset, Clock, Id } from '#kernel';
import type { ChainPayment, Placed, PurchaseOrder, PurchaseReading, Supplier } from '#supply/supplier';
import { SupplierSilent } from '#supply/supplier';
import type { Random } from '../random.ts';

/** How a supplier is: what it is paid in and how, and what a repeated order is to it. */
export type Manner = {
  readonly code: string;
  readonly asset: Asset;
  readonly pays: 'float' | 'chain';
  /** `same`: a repeat is the same order. `anew`: a repeat is a new request, and unpaid ones buy nothing. `twice`: it would be bought twice. */
  readonly repeat: 'same' | 'anew' | 'twice';
  /** Whether it can be asked for an order by our reference. */
  readonly knowsRef: boolean;
};

/** An order as it truly stands at a supplier. */
export type There = {
  readonly externalId: string;
  readonly purchase: Id<'pur'>;
  readonly username: string;
  readonly stars: number;
  readonly cost: bigint;
  readonly since: number;
  state: 'unpaid' | 'pending' | 'held' | 'delivered' | 'failed' | 'reversed';
  isPaid: boolean;
  returned: bigint | undefined;
};

/** A supplier that does whatever the dice say, and knows what it truly did. */
export type DiceSupplier = {
  readonly manner: Manner;
  readonly supplier: Supplier;
  readonly orders: There[];
  /** Calls whose answer was given up, and that may still land. */
  late: PurchaseOrder[];
  balance: bigint;
  /** While it is calm every call is answered. */
  isCalm: boolean;
  /** The payment of an order arrives. False: nobody waits for it any more, and it goes back. */
  pay(externalId: string): boolean;
  /** Time passes there: orders get on, fail, are held, are taken back. */
  live(): void;
};

const price = 7_000n; // micro-dollars for one Star; nanotons are 500 times as many
export const costOf = ({ asset }: Manner, stars: number): bigint =>
  price * BigInt(stars) * (asset === 'TON' ? 500n : 1n);

const payWithin = 7_200_000;
const silent = (words: string) => new SupplierSilent(words);

type Parts = { readonly clock: Clock; readonly next: Random };

export function openDiceSupplier(manner: Manner, { clock, next }: Parts): DiceSupplier {
  const self: DiceSupplier = {
    manner,
    orders: [],
    late: [],
    balance: 10n ** 13n,
    isCalm: false,
    pay(externalId) {
      const order = self.orders.find((one) => one.externalId === externalId);
      if (order?.state !== 'unpaid') return false;
      Object.assign(order, { state: 'pending', isPaid: true });
      return true;
    },
    live: () => live(self, { clock, next }),
    supplier: {
      code: manner.code,
      name: manner.code,
      form: { settings: {}, secrets: {} },
      limits: { min: 50, max: 1_000_000 },
      ...(manner.pays === 'chain' && { paysOnChain: true as const }),
      isRepeatSafe: manner.repeat !== 'twice',
      quote: async (_access, stars) => {
        if (luck(self, next, 12) === 0) throw silent('no price');
        const validUntil = new Date(clock.now().getTime() + 60_000);
        return { cost: { asset: manner.asset, units: costOf(manner, stars) }, validUntil };
      },
      validate: async () => ({ verdict: (['yes', 'yes', 'yes', 'unknown'] as const)[luck(self, next, 4)] ?? 'yes' }),
      place: async (_access, order) => place(self, order, { clock, next }),
      find: async (_access, asked) => find(self, asked, next),
      ...(manner.pays === 'float' && { balance: async () => ({ asset: manner.asset, units: self.balance }) }),
      webhook: {
        read: (_access, { body, headers }) =>
          headers['x-proof'] === 'good' ? [{ externalId: body.toString('utf8') }] : undefined,
      },
    },
  };
  return self;
}

/** A throw of the dice; in calm times never one of the low numbers. */
const luck = ({ isCalm }: DiceSupplier, next: Random, below: number): number => (isCalm ? below - 1 : next(below));

function place(self: DiceSupplier, order: PurchaseOrder, parts: Parts): Placed {
  const { late, manner } = self;
  const dice = luck(self, parts.next, 10);
  if (dice === 0) throw silent('not heard');
  if (dice === 1) {
    self.late = [...late, order];
    throw silent('too slow');
  }
  // Whoever answers a repeat has the first one in mind: that comes to nothing else any more.
  if (manner.repeat !== 'twice') self.late = late.filter(({ purchase }) => purchase !== order.purchase);
  const known = manner.repeat === 'same' ? self.orders.find((one) => one.purchase === order.purchase) : undefined;
  // Who comes too often, or at a closed door, is turned away before anybody looks at the name.
  if (dice === 2 || dice === 4 || (!known && dice === 3)) return refusal(dice);
  const made = known ?? take(self, order, parts);
  if (!made) return { outcome: 'refused', words: 'too little money', isPassing: true };
  if (dice === 5) throw silent('the answer was lost');
  if (made.state === 'failed') return { outcome: 'refused', words: 'it is over', isPassing: true };
  const { externalId, cost } = made;
  const pay = made.state === 'unpaid' ? { pay: payOf(manner, made) } : {};
  return { outcome: 'placed', externalId, cost: { asset: manner.asset, units: cost }, ...pay };
}

const refusal = (dice: number): Placed => {
  if (dice === 2) return { outcome: 'refused', words: 'not now', isPassing: true };
  if (dice === 3) return { outcome: 'refused', words: 'never', isPassing: false };
  return { outcome: 'refused', words: 'closed', isPassing: true, isDown: true };
};

const payOf = ({ asset }: Manner, { externalId, cost, since }: There): ChainPayment => ({
  address: 'UQ_supplier',
  amount: { asset, units: cost },
  comment: externalId,
  validUntil: new Date(since + payWithin),
});

/** Its order is made; undefined when our money there does not cover it. */
function take(self: DiceSupplier, { purchase, username, stars }: PurchaseOrder, { clock }: Parts): There | undefined {
  const { manner, orders } = self;
  const isFloat = manner.pays === 'float';
  const cost = costOf(manner, stars);
  if (isFloat && self.balance < cost) return undefined;
  if (isFloat) self.balance -= cost;
  const made: There = {
    externalId: `${manner.code}-${orders.length + 1}`,
    purchase,
    username,
    stars,
    cost,
    isPaid: isFloat,
    returned: undefined,
    since: clock.now().getTime(),
    state: isFloat ? 'pending' : 'unpaid',
  };
  orders.push(made);
  return made;
}

type Asked = { readonly order: PurchaseOrder; readonly externalId?: string };

function find(self: DiceSupplier, { order, externalId }: Asked, next: Random): PurchaseReading {
  const dice = luck(self, next, 6);
  if (dice === 0) throw silent('no answer');
  if (dice === 1) return { state: 'strange', words: 'teleported' };
  const { knowsRef, repeat } = self.manner;
  const isOurs = (one: There) =>
    externalId === undefined
      ? knowsRef && repeat !== 'anew' && one.purchase === order.purchase
      : one.externalId === externalId;
  const found = self.orders.filter(isOurs);
  const [only] = found;
  if (!only) return { state: 'absent' };
  return found.length > 1 ? { state: 'strange', words: 'there are two' } : readingOf(self.manner, only);
}

function readingOf(manner: Manner, order: There): PurchaseReading {
  const { externalId, state, cost, returned } = order;
  const { asset } = manner;
  const back = returned === undefined ? {} : { returned: { asset, units: returned } };
  switch (state) {
    case 'unpaid':
      return { state, externalId, cost: { asset, units: cost }, pay: payOf(manner, order) };
    case 'pending':
    case 'held':
      return { state, externalId, words: state };
    case 'delivered':
      return { state, externalId, cost: { asset, units: cost }, proof: `tx-${externalId}` };
    case 'failed':
    case 'reversed':
      return { state, externalId, words: state, ...back };
  }
}

function live(self: DiceSupplier, { clock, next }: Parts): void {
  for (const order of self.late) if (next(2) === 0) land(self, order, { clock, next });
  for (const order of self.orders) {
    if (order.state === 'unpaid' && clock.now().getTime() > order.since + payWithin) order.state = 'failed';
    else if (order.state === 'pending' || order.state === 'held') getOn(self, order, next(self.isCalm ? 2 : 8));
    else if (order.state === 'delivered' && !self.isCalm && next(15) === 0) end(self, order, 'reversed', next(3));
  }
}

/** What was too slow for us takes effect after all, or never. */
function land(self: DiceSupplier, order: PurchaseOrder, parts: Parts): void {
  self.late = self.late.filter((one) => one !== order);
  const isKnown = self.orders.some(({ purchase }) => purchase === order.purchase);
  if (parts.next(2) === 0 && !(isKnown && self.manner.repeat === 'same')) take(self, order, parts);
}

function getOn(self: DiceSupplier, order: There, dice: number): void {
  if (dice < 2) order.state = 'delivered';
  else if (dice === 2) end(self, order, 'failed', 0);
  else if (dice === 3) order.state = 'held';
}

/** Nothing is there, or not any more: all, a part or nothing of the money comes back. */
function end(self: DiceSupplier, order: There, state: 'failed' | 'reversed', how: number): void {
  order.state = state;
  order.returned = [order.cost, order.cost / 3n, undefined][how];
  if (self.manner.pays === 'float') self.balance += order.returned ?? 0n;
}
