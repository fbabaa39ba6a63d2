import { inspect } from 'node:util';
import { newId } from '#kernel';
import type { Placed, PurchaseOrder, PurchaseReading, Supplier } from '#supply/supplier';
import type { SupplierRig, SupplierWorld } from './rig.ts';

/** One play of one law. */
export type Stand = {
  readonly rig: SupplierRig;
  readonly supplier: Supplier;
  readonly world: SupplierWorld;
  readonly now: Date;
  /** Everything that was said: answers and errors. */
  readonly said: unknown[];
  order(terms?: Partial<PurchaseOrder>): PurchaseOrder;
  /** What came of placing it: thrown silence is `unknown`. */
  place(order: PurchaseOrder): Promise<Placed | 'unknown'>;
  find(order: PurchaseOrder, externalId?: string): Promise<PurchaseReading | 'unknown'>;
};

const now = new Date('2026-11-20T12:00:00Z');

export async function openStand(rig: SupplierRig): Promise<Stand> {
  if (!rig.open) throw new Error('There is nobody to be asked.');
  const { supplier } = rig;
  const world = await rig.open(() => now);
  const said: unknown[] = [];
  const keep = async <T>(work: Promise<T>): Promise<T | 'unknown'> => {
    try {
      const answer = await work;
      said.push(answer);
      return answer;
    } catch (error) {
      said.push(error);
      if (error instanceof Error && error.name === 'SupplierSilent') return 'unknown';
      throw error;
    }
  };
  return {
    rig,
    supplier,
    world,
    now,
    said,
    order: (terms = {}) => ({
      purchase: newId('pur'),
      username: 'durov',
      stars: 500,
      maxCost: world.cost(terms.stars ?? 500),
      ...terms,
    }),
    place: (order) => keep(bound(supplier, 'place')(world.access, order)),
    find: (order, externalId) =>
      keep(
        bound(supplier, 'find')(world.access, { order, since: now, ...(externalId !== undefined && { externalId }) }),
      ),
  };
}

/** A member of the port, or of the world, that this law is about. */
export function bound<T extends object, N extends keyof T>(owner: T, name: N): NonNullable<T[N]> {
  const member = owner[name];
  if (typeof member !== 'function')
    throw new Error(`There is no ${String(name)}: say that the law cannot hold, and why.`);
  return member.bind(owner) as NonNullable<T[N]>;
}

/** Everything that was said, as a reader of a log would see it. */
export const textOf = (said: readonly unknown[]): string => said.map((one) => inspect(one, { depth: 6 })).join('\n');
