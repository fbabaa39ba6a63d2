import { transaction, type Pool } from '#database';
import type { Amount, Id, MovableClock, WorkspaceId } from '#kernel';
import { audit, balanceOf, places, post } from '#ledger';
import { makeQuote } from '#quotes';
import { setRate } from '#rates';
import {
  enableStore,
  getOrder,
  lockStoreOrder,
  payFromBalance,
  startOrder,
  storeRulesVersion,
  tellSupply,
  type StoreNeeds,
  type StoreOrder,
} from '#store';
import { manualSupplier } from '#suppliers/manual';
import { addSupplier, recordFloat, supplySweeps, type SupplierAccount, type SupplyNeeds } from '#supply';
import type { Sweep } from '#jobs';
import { quietLog } from '../log.ts';
import { newWorkspace } from '../money/index.ts';
import type { DiceChain } from './dice-chain.ts';
import { costOf, type DiceSupplier } from './dice-supplier.ts';

export const usd = (units: bigint): Amount => ({ asset: 'USD', units });

/** A store with suppliers of every kind, over the dice. */
export type ModelDesk = {
  readonly workspace: WorkspaceId;
  readonly needs: SupplyNeeds;
  readonly store: StoreNeeds;
  readonly accounts: ReadonlyMap<string, SupplierAccount>;
  /** What buys by itself, in a process with this pool. */
  sweeps(pool: Pool): readonly Sweep[];
  /** Takes an order and pays it out of the buyer's balance. */
  order(buyer: string, username: string, stars: number): Promise<StoreOrder>;
  now(order: Id<'so'>): Promise<StoreOrder>;
  has(buyer: string): Promise<bigint>;
  inEscrow(order: Id<'so'>): Promise<bigint>;
  /** What lies at a supplier by the ledger. */
  float(account: SupplierAccount): Promise<bigint>;
  isSound(): Promise<boolean>;
};

type Parts = {
  readonly pool: Pool;
  readonly clock: MovableClock;
  readonly suppliers: readonly DiceSupplier[];
  readonly chain: DiceChain;
  /** Whether somebody buys by hand what nobody else does. */
  readonly hasPeople: boolean;
};

const masterKey = Buffer.alloc(32, 7);
let keys = 0;
/** The others only look at balances, and forget. */
const buying = new Set(['supply.pursue', 'supply.look', 'supply.follow']);

function needsOf({ clock, suppliers, chain }: Parts, pool: Pool): StoreNeeds & SupplyNeeds {
  const all = [...suppliers.map(({ supplier }) => supplier), manualSupplier];
  return {
    pool,
    clock,
    log: quietLog(),
    masterKey,
    suppliers: Object.fromEntries(all.map((one) => [one.code, one])),
    tellSupply: tellSupply({ clock }),
    lockStoreOrder,
    payChain: chain.payChain(pool),
    knowsUser: async () => undefined,
    supplierHookUrl: (id) => `https://shop.example/hooks/supplier/${id}`,
    gateways: {},
    purposes: {},
    accountFor: () => Promise.reject(new Error('Nobody pays through a gateway here.')),
  };
}

export async function openModelDesk(parts: Parts, buyers: readonly string[]): Promise<ModelDesk> {
  const { pool, clock } = parts;
  const workspace = newWorkspace();
  const needs = needsOf(parts, pool);
  await enableStore(needs, workspace, { acceptedBy: 'test', rulesVersion: storeRulesVersion });
  const rate = { from: 'TON', to: 'USD', rate: '2', reason: 'test', actor: 'test', validFor: 10_000_000 };
  await setRate({ ...needs, rateSources: [] }, workspace, rate);
  await transaction(pool, (tx) =>
    post(tx, clock, {
      workspace,
      key: 'fund',
      reason: 'test.fund',
      postings: buyers.map((buyer) => ({ from: places.world('toy', 'con_in'), to: places.user(buyer), amount: funds })),
    }),
  );
  const balance = (place: Parameters<typeof balanceOf>[2], asset = 'USD') => balanceOf(pool, workspace, place, asset);
  return {
    workspace,
    needs,
    store: needs,
    accounts: await joinAll(parts, needs, workspace),
    sweeps: (by) => supplySweeps(needsOf(parts, by)).filter(({ name }) => buying.has(name)),
    async order(buyer, username, stars) {
      const quote = await makeQuote(quotesOf(parts, needs), workspace, { stars });
      const key = `order-${(keys += 1)}`;
      const input = { channel: 'bot', buyer, quote: quote.id, recipient: `@${username}`, key } as const;
      const { id } = await startOrder(needs, workspace, { ...input, acceptUnverified: true });
      return payFromBalance(needs, workspace, { order: id });
    },
    now: (order) => getOrder(pool, workspace, order),
    has: (buyer) => balance(places.user(buyer)),
    inEscrow: (order) => balance(places.escrow(order)),
    float: async ({ id, asset }) => -(await balance(places.supplier(id), asset)),
    isSound: async () => (await audit(pool, workspace)).ok,
  };
}

export const funds = usd(10n ** 12n);

const quotesOf = ({ suppliers }: Parts, { pool, clock }: StoreNeeds) => ({
  pool,
  clock,
  currencyOf: async () => 'USD',
  costsOf: async (_workspace: WorkspaceId, stars: number) =>
    suppliers.map(({ manner }) => ({
      supplier: 'sup_1' as const,
      cost: { asset: manner.asset, units: costOf(manner, stars) },
    })),
});

/** An account at each, in the order they came, with a float where one is held; people at the desk come last. */
async function joinAll({ suppliers, hasPeople }: Parts, needs: SupplyNeeds, workspace: WorkspaceId) {
  const accounts = new Map<string, SupplierAccount>();
  for (const [rank, { manner, balance }] of suppliers.entries()) {
    const { code, asset, pays } = manner;
    const account = await addSupplier(needs, workspace, { kind: code, name: code, asset, rank: rank + 1 }, 'test');
    accounts.set(code, account);
    const move = { key: `float-${code}`, amount: { asset, units: balance }, way: 'in', note: 'test' } as const;
    if (pays === 'float') await recordFloat(needs, workspace, account.id, move, 'test');
  }
  const hand = { kind: 'manual', name: 'desk', settings: { price_per_1000: '7', asset: 'USD' }, rank: 99 };
  if (hasPeople) accounts.set('manual', await addSupplier(needs, workspace, hand, 'test'));
  return accounts;
}
