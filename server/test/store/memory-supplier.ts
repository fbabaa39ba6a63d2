import type { Amount } from '#kernel';
import {
  SupplierSilent,
  type Placed,
  type PurchaseOrder,
  type PurchaseReading,
  type Supplier,
  type Validation,
} from '#supply';

/** What a supplier for tests does with the next order that is placed there. */
export type MemoryMood =
  /** Takes it, and delivers when it is asked how it stands. */
  | 'deliver'
  /** Takes it, and says that it goes on. */
  | 'wait'
  /** Does not take it, now or later. */
  | 'refuse'
  /** Takes it, and fails for certain. */
  | 'fail'
  /** Takes it, and its answer is lost. */
  | 'lose_answer'
  /** Neither takes it nor answers. */
  | 'lose_call'
  | 'hold';

type Bought = { readonly order: PurchaseOrder; reading: PurchaseReading };

/** A supplier in memory: it remembers what it has sold, and to whom. */
export type MemorySupplier = {
  readonly supplier: Supplier;
  /** Purchases it took, by our name. */
  readonly bought: Map<string, Bought>;
  mood: MemoryMood;
  cost: (stars: number) => Amount;
  validation: Validation;
  /** Stars that really arrived, by username. */
  arrived(username: string): number;
  /** Everything it took stands so from now on. */
  become(reading: (externalId: string, order: PurchaseOrder) => PurchaseReading): void;
};

export function memorySupplier(kind: string, perStar: bigint, asset = 'USD'): MemorySupplier {
  const bought = new Map<string, Bought>();
  const toy: MemorySupplier = {
    bought,
    mood: 'deliver',
    cost: (stars) => ({ asset, units: perStar * BigInt(stars) }),
    validation: { verdict: 'yes', name: 'Durov' },
    arrived: (username) =>
      [...bought.values()]
        .filter(({ order, reading }) => order.username === username && reading.state === 'delivered')
        .reduce((sum, { order }) => sum + order.stars, 0),
    become: (reading) => {
      for (const [id, one] of bought) one.reading = reading(nameOf(id), one.order);
    },
    supplier: {
      code: kind,
      name: kind,
      form: { settings: {}, secrets: {} },
      limits: { min: 50, max: 1_000_000 },
      isRepeatSafe: false,
      quote: async (_access, stars) => ({ cost: toy.cost(stars), validUntil: new Date('2030-01-01') }),
      validate: async () => toy.validation,
      place: async (_access, order) => place(toy, order),
      find: async (_access, { order }) => bought.get(order.purchase)?.reading ?? { state: 'absent' },
    },
  };
  return toy;
}

const nameOf = (purchase: string): string => `ext_${purchase}`;

function place(toy: MemorySupplier, order: PurchaseOrder): Placed {
  const { mood } = toy;
  if (mood === 'refuse') return { outcome: 'refused', words: 'Not for us.', isPassing: false };
  if (mood === 'lose_call') throw new SupplierSilent('No answer.');
  const cost = toy.cost(order.stars);
  const externalId = nameOf(order.purchase);
  toy.bought.set(order.purchase, { order, reading: readingOf(mood, externalId, cost) });
  if (mood === 'lose_answer') throw new SupplierSilent('No answer.');
  return { outcome: 'placed', externalId, cost };
}

function readingOf(mood: MemoryMood, externalId: string, cost: Amount): PurchaseReading {
  if (mood === 'wait') return { state: 'pending', externalId, words: 'It goes on.' };
  if (mood === 'hold') return { state: 'held', externalId, words: 'It is held back.' };
  if (mood === 'fail') return { state: 'failed', externalId, words: 'It cannot be delivered.', returned: cost };
  return { state: 'delivered', externalId, cost, proof: `tx_${externalId}` };
}
