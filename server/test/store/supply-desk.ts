import { transaction, type Pool, type Tx } from '#database';
import { newId, type Amount, type Id, type MovableClock, type WorkspaceId } from '#kernel';
import { audit, balanceOf, places, post } from '#ledger';
import { manualSupplier } from '#suppliers/manual';
import {
  addSupplier,
  purchasesOfOrder,
  recordFloat,
  startErrand,
  supplySweeps,
  type ChainOrder,
  type ChainProgress,
  type NewSupplier,
  type Purchase,
  type SupplierAccount,
  type SupplyNeeds,
  type SupplyNews,
} from '#supply';
import { quietLog } from '../log.ts';
import { newWorkspace } from '../money/index.ts';
import type { Toy } from './toy-supplier.ts';

export const usd = (units: bigint): Amount => ({ asset: 'USD', units });

/** A workspace that buys Stars, and a book in place of the store. */
export type SupplyDesk = {
  readonly needs: SupplyNeeds;
  readonly workspace: WorkspaceId;
  /** What the store was told, in order. */
  readonly news: SupplyNews[];
  /** What the payouts answer, by call; `waiting` when there is nothing more. */
  readonly chain: { answers: ChainProgress[]; readonly asked: ChainOrder[] };
  join(toy: Toy, terms?: Partial<NewSupplier> & { readonly float?: bigint }): Promise<SupplierAccount>;
  joinByHand(rank?: number): Promise<SupplierAccount>;
  /** Has 500 Stars bought for ann. */
  order(maxCost?: Amount): Promise<Id<'so'>>;
  run(): Promise<void>;
  pass(seconds: number): Promise<void>;
  purchases(order: Id<'so'>): Promise<readonly Purchase[]>;
  /** The states that were told of an order. */
  told(order: Id<'so'>): readonly SupplyNews['state'][];
  float(account: SupplierAccount): Promise<bigint>;
  cost(kind: string): Promise<bigint>;
  isSound(): Promise<boolean>;
};

type Parts = { readonly pool: Pool; readonly clock: MovableClock; readonly toys: readonly Toy[] };

/** Books a delivery and its reversal as the store does, so that the float is held to what the ledger allows. */
async function book(tx: Tx, clock: MovableClock, news: SupplyNews): Promise<void> {
  if (news.state !== 'delivered' && news.state !== 'reversed') return;
  const [cost, there] = [places.cost('stars'), places.supplier(news.supplier)];
  const isBack = news.state === 'reversed';
  const amount = isBack ? news.returned : news.cost;
  if (!amount) return;
  const posting = isBack ? { from: there, to: cost, amount } : { from: cost, to: there, amount };
  const { workspace, order } = news;
  const key = `store:${order}:${news.state}`;
  await post(tx, clock, { workspace, key, reason: 'test.cost', reference: order, postings: [posting] });
}

export function openSupplyDesk({ pool, clock, toys }: Parts): SupplyDesk {
  const workspace = newWorkspace();
  const news: SupplyNews[] = [];
  const chain: SupplyDesk['chain'] = { answers: [], asked: [] };
  const needs: SupplyNeeds = {
    pool,
    clock,
    log: quietLog(),
    masterKey: Buffer.alloc(32, 7),
    suppliers: Object.fromEntries([manualSupplier, ...toys.map(({ supplier }) => supplier)].map((s) => [s.code, s])),
    tellSupply: async (tx, one) => {
      await book(tx, clock, one);
      news.push(one);
    },
    lockStoreOrder: async () => {},
    payChain: async (asked) => {
      chain.asked.push(asked);
      return chain.answers.shift() ?? { state: 'waiting' };
    },
    knowsUser: async (_workspace, id) =>
      ({ '101': { username: 'ann', name: 'Ann' }, '102': { username: null, name: 'Bob' } })[id],
    supplierHookUrl: (id) => `https://here.example/hooks/supplier/${id}`,
  };
  const sweeps = supplySweeps(needs);
  let keys = 0;
  const desk: SupplyDesk = {
    needs,
    workspace,
    news,
    chain,
    async join(toy, { float = 0n, ...terms } = {}) {
      const { code } = toy.supplier;
      const account = await addSupplier(
        needs,
        workspace,
        { kind: code, name: `${code}-${(keys += 1)}`, ...terms },
        'op',
      );
      const move = { key: `float-${keys}`, amount: usd(float), way: 'in', note: 'test' } as const;
      if (float > 0n) await recordFloat(needs, workspace, account.id, move, 'op');
      return account;
    },
    joinByHand: (rank = 900) =>
      addSupplier(
        needs,
        workspace,
        { kind: 'manual', name: `desk-${(keys += 1)}`, rank, settings: { price_per_1000: '15' } },
        'op',
      ),
    async order(maxCost = usd(9_000_000n)) {
      const order = newId('so');
      await transaction(pool, (tx) =>
        startErrand(tx, { clock }, { workspace, order, username: 'ann', stars: 500, maxCost }),
      );
      return order;
    },
    async run() {
      for (let rounds = 0; rounds < 20; rounds++) {
        let done = 0;
        for (const sweep of sweeps) done += await sweep.run();
        if (done === 0) return;
      }
      throw new Error('It never becomes quiet.');
    },
    async pass(seconds) {
      clock.set(new Date(clock.now().getTime() + seconds * 1000));
      await desk.run();
    },
    purchases: (order) => purchasesOfOrder(pool, { workspace, order }),
    told: (order) => news.filter((one) => one.order === order).map(({ state }) => state),
    float: async ({ id, asset }) => -(await balanceOf(pool, workspace, places.supplier(id), asset)),
    cost: async (kind) => -(await balanceOf(pool, workspace, places.cost(kind), 'USD')),
    isSound: async () => (await audit(pool, workspace)).ok,
  };
  return desk;
}
