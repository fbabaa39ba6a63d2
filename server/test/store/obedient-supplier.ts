import type { Amount } from '#kernel';
import type { Placed, PurchaseReading, Supplier, Validation } from '#supply/supplier';

/** A supplier in a few lines: it delivers what it is asked for once it is told to. */
export type ObedientSupplier = {
  readonly supplier: Supplier;
  /** What became of a purchase, from now on: `pending` at first. */
  state: PurchaseReading['state'] & ('pending' | 'delivered' | 'failed');
  /** What it says of whom; a yes for everybody else. */
  readonly says: Map<string, Validation>;
  /** What was bought, by whom for. */
  readonly sold: { readonly username: string; readonly stars: number }[];
};

/** In USD: 1.65 cents a Star. */
const costOf = (stars: number): Amount => ({ asset: 'USD', units: 16_500n * BigInt(stars) });

export function obedientSupplier(): ObedientSupplier {
  const toy: ObedientSupplier = {
    state: 'pending',
    says: new Map(),
    sold: [],
    supplier: {
      code: 'toy',
      name: 'Toy',
      form: { settings: {}, secrets: {} },
      limits: { min: 50, max: 1_000_000 },
      isRepeatSafe: true,
      quote: async (_, stars) => ({ cost: costOf(stars), validUntil: new Date('2100-01-01T00:00:00Z') }),
      validate: async (_, { username }) => toy.says.get(username) ?? { verdict: 'yes', name: `Name of ${username}` },
      async place(_, { purchase, username, stars }): Promise<Placed> {
        toy.sold.push({ username, stars });
        return { outcome: 'placed', externalId: `toy:${purchase}`, cost: costOf(stars) };
      },
      async find(_, { order }): Promise<PurchaseReading> {
        const externalId = `toy:${order.purchase}`;
        if (toy.state === 'delivered') return { state: 'delivered', externalId, proof: 'tx:5f2c' };
        return { state: toy.state, externalId, words: 'as the test says' };
      },
    },
  };
  return toy;
}
