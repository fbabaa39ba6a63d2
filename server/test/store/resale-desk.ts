import { createKey, createWorkspace } from '#identity';
import { newId, type Amount, type Id, type MovableClock } from '#kernel';
import { transaction, type Pool } from '#database';
import { balanceOf, places, post } from '#ledger';
import {
  addStoreKey,
  enableStore,
  setReseller,
  storeRulesVersion,
  tellSupply,
  topUp,
  type ResellerNeeds,
  type StoreKey,
  type TopUpInput,
} from '#store';
import type { SupplyNews } from '#supply';
import { quietLog } from '../log.ts';

export const dollars = (cents: number): Amount => ({ asset: 'USD', units: BigInt(cents) * 10_000n });

type Parts = { readonly pool: Pool; readonly clock: MovableClock };

/** What the verbs of resellers touch, with a cost of 8.25 for any 500 Stars and nobody who validates. */
export const resaleNeeds = ({ pool, clock }: Parts): ResellerNeeds => ({
  pool,
  clock,
  log: quietLog(),
  gateways: {},
  purposes: {},
  masterKey: Buffer.alloc(32, 1),
  suppliers: {},
  knowsUser: () => Promise.resolve(undefined),
  costsOf: (_workspace, stars) =>
    Promise.resolve([{ supplier: newId('sup'), cost: { asset: 'USD', units: BigInt(stars) * 16_500n } }]),
  currencyOf: () => Promise.resolve('USD'),
  accountFor: () => Promise.reject(new Error('No money comes in here.')),
});

/** A workspace whose store is open. */
export async function openResaleDesk(parts: Parts) {
  const { pool, clock } = parts;
  const needs = resaleNeeds(parts);
  const { workspace } = await createWorkspace(parts, { name: 'Test', actor: 'test' });
  await enableStore(needs, workspace, { acceptedBy: 'test', rulesVersion: storeRulesVersion });
  const has = (place: ReturnType<typeof places.user>) => balanceOf(pool, workspace, place, 'USD');

  async function reseller(user: string, cents = 0, credit?: number): Promise<StoreKey> {
    const wanted = { name: user, scopes: ['store'], requestsPerMinute: null } as const;
    const { key } = await createKey(parts, workspace, wanted, 'test');
    const made = await addStoreKey(needs, workspace, { key: key.id, user }, 'test');
    if (credit !== undefined) await setReseller(needs, workspace, user, { credit: dollars(credit) }, 'test');
    if (cents > 0) await fund(user, cents);
    return made;
  }

  async function fund(user: string, cents: number): Promise<void> {
    const postings = [{ from: places.world('test', 'bank'), to: places.user(user), amount: dollars(cents) }];
    const key = `fund:${newId('pay')}`;
    await transaction(pool, (tx) => post(tx, clock, { workspace, key, reason: 'test.fund', postings }));
  }

  const order = (who: StoreKey, more: Partial<TopUpInput> = {}) =>
    topUp(needs, who, { recipient: '@anna_example', stars: 500, acceptUnverified: true, ...more });

  /** What supply says of an order, in a transaction of its own. */
  const tell = (id: Id<'so'>, news: Said): Promise<void> =>
    transaction(pool, (tx) => tellSupply(needs)(tx, { workspace, order: id, at: clock.now(), ...news } as SupplyNews));

  return {
    workspace,
    needs,
    reseller,
    fund,
    order,
    tell,
    balance: (user: string) => has(places.user(user)),
    owed: async (user: string) => -(await has(places.receivable(`user:${user}`))),
    escrow: (id: Id<'so'>) => has(places.escrow(id)),
    has,
  };
}
export type ResaleDesk = Awaited<ReturnType<typeof openResaleDesk>>;

type Without<T> = T extends unknown ? Omit<T, 'workspace' | 'order' | 'at'> : never;
type Said = Without<SupplyNews>;
