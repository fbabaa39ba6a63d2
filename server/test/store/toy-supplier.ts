import type { Amount } from '#kernel';
import {
  SupplierSilent,
  type Placed,
  type PurchaseOrder,
  type PurchaseReading,
  type Supplier,
  type Validation,
} from '#supply';

/** What a toy supplier has of a purchase. */
export type ToyOrder = { readonly externalId: string; readonly order: PurchaseOrder; reading: PurchaseReading };

/** How it answers the next call that places something. */
export type ToyMood = 'dies_before' | 'dies_after' | 'is_passed_on' | 'refuses' | 'refuses_for_now' | 'is_down';

export type Toy = {
  readonly supplier: Supplier;
  readonly orders: ToyOrder[];
  readonly calls: string[];
  /** What the next calls that place something meet; none: it takes them. */
  readonly moods: ToyMood[];
  /** What it says of everybody. */
  validation: Validation | 'silent';
  /** In USD units, of one Star. */
  price: bigint;
  /** What it says a Star costs, when that is not its price. */
  quoted: bigint | undefined;
  balance: bigint;
  isSilent: boolean;
  /** Says how the latest order stands from now on. */
  become(reading: ToyReading): void;
};

type ToyReading = PurchaseReading extends infer R
  ? R extends { externalId: string }
    ? Omit<R, 'externalId'>
    : R
  : never;

type Kind = { readonly isRepeatSafe?: boolean; readonly paysOnChain?: true; readonly cannotFind?: true };

const validUntil = new Date('2027-01-01T00:00:00Z');
let made = 0;

/** A supplier of a few lines, for tests: it can be paid on the chain, forget, lie, and stay silent. */
export function toySupplier(code: string, { isRepeatSafe = true, paysOnChain, cannotFind }: Kind = {}): Toy {
  const usd = (units: bigint): Amount => ({ asset: 'USD', units });
  const costOf = (stars: number) => usd(toy.price * BigInt(stars));
  const take = (order: PurchaseOrder): ToyOrder => {
    const known = isRepeatSafe ? toy.orders.find((one) => one.order.purchase === order.purchase) : undefined;
    if (known) return known;
    const externalId = `${code}-${(made += 1)}`;
    const reading: PurchaseReading = paysOnChain
      ? { state: 'unpaid', externalId, cost: costOf(order.stars) }
      : { state: 'pending', externalId, words: 'processing' };
    const taken = { externalId, order, reading };
    toy.orders.push(taken);
    toy.balance -= paysOnChain ? 0n : costOf(order.stars).units;
    return taken;
  };
  const placed = ({ externalId, order }: ToyOrder): Placed => ({
    outcome: 'placed',
    externalId,
    cost: costOf(order.stars),
    ...(paysOnChain && {
      pay: { address: 'EQtoy', amount: costOf(order.stars), comment: externalId, validUntil },
    }),
  });
  const supplier: Supplier = {
    code,
    name: code,
    form: {
      settings: { place: { about: 'Where it is.', pattern: /.{1,20}/, usual: 'here' } },
      secrets: { key: { about: 'What opens it.', pattern: /[a-z]{1,20}/, usual: '' } },
    },
    limits: { min: 50, max: 1_000_000 },
    isRepeatSafe,
    ...(paysOnChain && { paysOnChain }),
    async quote(_access, stars) {
      toy.calls.push('quote');
      if (toy.isSilent) throw new SupplierSilent('No answer.');
      return { cost: usd((toy.quoted ?? toy.price) * BigInt(stars)), validUntil };
    },
    async validate() {
      toy.calls.push('validate');
      if (toy.validation === 'silent') throw new SupplierSilent('No answer.');
      return toy.validation;
    },
    async place(_access, order) {
      toy.calls.push(`place ${order.purchase}`);
      const mood = toy.moods.shift();
      if (mood === 'dies_before') throw new SupplierSilent('Cut off.');
      if (mood === 'refuses') return { outcome: 'refused', words: 'Not to this one.', isPassing: false };
      if (mood === 'refuses_for_now') return { outcome: 'refused', words: 'Sold out.', isPassing: true };
      if (mood === 'is_down') return { outcome: 'refused', words: 'No connection.', isPassing: true, isDown: true };
      const taken = take(order);
      if (mood === 'dies_after') throw new SupplierSilent('Cut off.');
      if (mood === 'is_passed_on')
        return { outcome: 'refused', words: 'Too many calls.', isPassing: true, isHearsay: true };
      return placed(taken);
    },
    ...(!cannotFind && {
      async find(_access, { order, externalId }) {
        toy.calls.push('find');
        if (toy.isSilent) throw new SupplierSilent('No answer.');
        const found = toy.orders.find((one) => one.externalId === externalId || one.order.purchase === order.purchase);
        return found?.reading ?? { state: 'absent' };
      },
    }),
    ...(!paysOnChain && {
      async balance() {
        return usd(toy.balance);
      },
    }),
    webhook: {
      read: (_access, { headers, body }) =>
        headers['x-toy'] === 'signed' ? [{ externalId: body.toString('utf8') }] : undefined,
    },
  };
  const toy: Toy = {
    supplier,
    orders: [],
    calls: [],
    moods: [],
    validation: { verdict: 'yes', name: 'Ann' },
    price: 15_000n,
    quoted: undefined,
    balance: 100_000_000n,
    isSilent: false,
    become(reading) {
      const latest = toy.orders.at(-1);
      if (!latest) throw new Error('Nothing was bought there.');
      latest.reading =
        reading.state === 'absent' || reading.state === 'strange'
          ? reading
          : { ...reading, externalId: latest.externalId };
    },
  };
  return toy;
}
