import { movableClock, type Amount, type MovableClock, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { balancesAt, balancesOf, places, post, type Place } from '#ledger';
import { createWorkspace } from '#identity';
import type { Sweep } from '#jobs';
import { paymentSweeps, receive } from '#payments';
import type { Gateways, Settlement } from '#payments/gateway';
import { makeQuote, setMethod, setPriceRule, type QuotesNeeds } from '#quotes';
import { setRate } from '#rates';
import {
  enableStore,
  getOrder,
  lockStoreOrder,
  payOrder,
  startOrder,
  storeCurrency,
  storeOrderPurpose,
  storePurpose,
  storeRulesVersion,
  storeSweeps,
  tellSupply,
  type Notice,
  type OrderInput,
  type OrderInvoice,
  type StoreNeeds,
  type StoreOrder,
} from '#store';
import { addSupplier, costsOf, recordFloat, supplySweeps, type SupplierAccount, type SupplyNeeds } from '#supply';
import { quietLog } from '../log.ts';
import { transaction } from '#database';
import { toyMethod, type ToyMethod } from './toy-methods.ts';
import { memorySupplier, type MemorySupplier } from './memory-supplier.ts';

export const storeOpens = new Date('2026-11-20T10:00:00Z');
export const usdUnits = (units: bigint | number): Amount => ({ asset: 'USD', units: BigInt(units) });
const by = 'operator:anna';

/** What somebody pays; the whole invoice, unless told. */
export type Coming = { readonly units?: bigint; readonly settlement?: Settlement; readonly charge?: string };

/** A store that sells: three ways to pay, two suppliers with a float, 500 Stars for $9.00 that cost $8.25. */
export type StoreDesk = {
  readonly needs: StoreNeeds & QuotesNeeds & SupplyNeeds;
  readonly workspace: WorkspaceId;
  readonly clock: MovableClock;
  /** `card`: USD, gives back. `coin`: TON, cannot give back. `cash`: USD, may refuse to give back. */
  readonly methods: Readonly<Record<'card' | 'coin' | 'cash', ToyMethod>>;
  readonly first: MemorySupplier;
  readonly second: MemorySupplier;
  readonly told: { readonly order: StoreOrder; readonly notice: Notice }[];
  order(input?: Partial<OrderInput> & { readonly stars?: number }): Promise<StoreOrder>;
  invoice(order: StoreOrder, method?: string): Promise<OrderInvoice>;
  /** Somebody pays an invoice. */
  pay(invoice: OrderInvoice, coming?: Coming): Promise<void>;
  /** The gateway gives a charge back by itself. */
  chargeBack(invoice: OrderInvoice, coming?: Coming): Promise<void>;
  /** Everything that runs by itself, until nothing is due. */
  run(): Promise<void>;
  /** The sweeps of payments, supply and store, over this pool. */
  sweeps(pool: Pool): readonly Sweep[];
  /** The same, and again after so many seconds. */
  pass(seconds: number): Promise<void>;
  read(order: StoreOrder): Promise<StoreOrder>;
  balance(place: Place, asset?: string): Promise<bigint>;
  fund(buyer: string, amount: Amount): Promise<void>;
  /** Every account of the house and the outside that is not zero, by address. */
  books(): Promise<Readonly<Record<string, bigint>>>;
};

type Options = {
  readonly pool: Pool;
  readonly clock?: MovableClock;
  readonly isClosed?: true;
  readonly float?: bigint;
};

const testKey = Buffer.alloc(32, 7);

export async function openStoreDesk({
  pool,
  clock = movableClock(storeOpens),
  isClosed,
  float,
}: Options): Promise<StoreDesk> {
  const methods = {
    card: toyMethod('card', 'USD', { outcome: 'done' }),
    coin: toyMethod('coin', 'TON'),
    cash: toyMethod('cash', 'USD', { outcome: 'refused', message: 'Too old.' }),
  };
  const [first, second] = [memorySupplier('first', 16_500n), memorySupplier('second', 16_800n)];
  const told: StoreDesk['told'] = [];
  const { workspace } = await createWorkspace({ pool, clock }, { name: 'Store', actor: 'test' });
  const needs = wire({ pool, clock, methods, suppliers: [first, second], told, workspace });
  if (!isClosed) await enableStore(needs, workspace, { acceptedBy: by, rulesVersion: storeRulesVersion });
  await furnish(needs, workspace, methods);
  await stock(needs, workspace, [first, second], float);
  return deskOf({ needs, workspace, clock, methods, first, second, told });
}

type Wiring = {
  readonly pool: Pool;
  readonly clock: MovableClock;
  readonly methods: StoreDesk['methods'];
  readonly suppliers: readonly MemorySupplier[];
  readonly told: StoreDesk['told'];
  readonly workspace: WorkspaceId;
};

function wire({ pool, clock, methods, suppliers, told, workspace }: Wiring): StoreDesk['needs'] {
  const gateways: Gateways = Object.fromEntries(Object.values(methods).map(({ code, gateway }) => [code, gateway]));
  const base = { pool, clock, log: quietLog(), gateways, purposes: { [storeOrderPurpose]: storePurpose() } };
  const accountFor: StoreNeeds['accountFor'] = async (of, gateway) => ({
    connection: { workspace: of, id: `con_${gateway}` },
    app: 'main',
    isTest: false,
  });
  const supply: SupplyNeeds = {
    ...base,
    masterKey: testKey,
    suppliers: Object.fromEntries(suppliers.map(({ supplier }) => [supplier.code, supplier])),
    tellSupply: tellSupply(base),
    lockStoreOrder,
    payChain: async () => ({ state: 'dead', words: 'Nobody pays here.' }),
    knowsUser: async (_of, id) => (id === '77001' ? { username: 'pavel', name: 'Pavel' } : undefined),
    supplierHookUrl: (id) => `https://store.test/hooks/supplier/${id}`,
  };
  return {
    ...base,
    ...supply,
    accountFor,
    costsOf: (of, stars) => costsOf(supply, of, stars),
    currencyOf: (of) => storeCurrency(pool, of),
    tellBuyer: async (order, notice) => {
      if (order.workspace === workspace) told.push({ order, notice });
      return 'told';
    },
  };
}

const none = { basisPoints: 0, fixed: usdUnits(0) };

async function furnish(
  needs: StoreDesk['needs'],
  workspace: WorkspaceId,
  methods: StoreDesk['methods'],
): Promise<void> {
  const rates = { ...needs, rateSources: [] };
  await setRate(rates, workspace, { from: 'TON', to: 'USD', rate: '2.5', reason: 'test', actor: by, validFor: 86_400 });
  const fixed = { pricing: { by: 'fixed', price: usdUnits(9_000_000) }, mayLose: false } as const;
  await setPriceRule(needs, workspace, { scope: { currency: 'USD', stars: 500 }, rule: fixed }, by);
  const fees = { card: 250, coin: 50, cash: 0 } as const;
  for (const [code, basisPoints] of Object.entries(fees)) {
    const asset = methods[code as keyof typeof fees].asset;
    const way = { code, gateway: code, connection: null, asset, surcharge: null, min: null, max: null, isOn: true };
    await setMethod(needs, workspace, { ...way, fee: { ...none, basisPoints }, names: { en: code } }, by);
  }
}

async function stock(
  needs: StoreDesk['needs'],
  workspace: WorkspaceId,
  suppliers: readonly MemorySupplier[],
  float = 1_000_000_000n,
): Promise<void> {
  for (const [index, { supplier }] of suppliers.entries()) {
    const input = { kind: supplier.code, name: supplier.code, asset: 'USD', rank: index + 1 };
    const account: SupplierAccount = await addSupplier(needs, workspace, input, by);
    if (float === 0n) continue;
    const move = { key: `float:${account.id}`, amount: usdUnits(float), way: 'in', note: 'test' } as const;
    await recordFloat(needs, workspace, account.id, move, by);
  }
}

let keys = 0;

function deskOf(
  parts: Pick<StoreDesk, 'needs' | 'workspace' | 'clock' | 'methods' | 'first' | 'second' | 'told'>,
): StoreDesk {
  const { needs, workspace, clock } = parts;
  const sweepsOn = (pool: Pool): readonly Sweep[] => {
    const there = { ...needs, pool };
    return [...paymentSweeps(there), ...supplySweeps(there), ...storeSweeps(there)].filter(
      ({ name }) => !idle.has(name),
    );
  };
  const sweeps = sweepsOn(needs.pool);
  const run = async () => {
    for (let round = 0; round < 20; round++) {
      let done = 0;
      for (const sweep of sweeps) done += await sweep.run();
      if (done === 0) return;
    }
  };
  const tell = (kind: 'payment_settled' | 'payment_refunded', invoice: OrderInvoice, coming: Coming) =>
    tellOf(needs, workspace, kind, invoice, coming);
  return {
    ...parts,
    run,
    sweeps: sweepsOn,
    order: async ({ stars = 500, ...input } = {}) => {
      const reseller = input.channel === 'api' ? { reseller: input.buyer ?? '1001' } : {};
      const quote = input.quote ?? (await makeQuote(needs, workspace, { stars, ...reseller })).id;
      const usual = { channel: 'bot', buyer: '1001', recipient: '@durov', key: `key:${(keys += 1)}` } as const;
      return startOrder(needs, workspace, { ...usual, ...input, quote });
    },
    invoice: (order, method = 'card') => payOrder(needs, workspace, { order: order.id, method }),
    pay: (invoice, coming = {}) => tell('payment_settled', invoice, coming),
    chargeBack: (invoice, coming = {}) => tell('payment_refunded', invoice, coming),
    pass: async (seconds) => {
      await run();
      clock.set(new Date(clock.now().getTime() + seconds * 1000));
      await run();
    },
    read: ({ id }) => getOrder(needs.pool, workspace, id),
    balance: async (place, asset = 'USD') => {
      const [units = 0n] = await balancesOf(needs.pool, workspace, [{ place, asset }]);
      return units;
    },
    fund: (buyer, amount) => fund(needs, workspace, buyer, amount),
    books: () => booksOf(needs, workspace),
  };
}

/** Sweeps that do nothing in these tests but take time. */
const idle: ReadonlySet<string> = new Set(['supply.forget']);

async function tellOf(
  needs: StoreDesk['needs'],
  workspace: WorkspaceId,
  kind: 'payment_settled' | 'payment_refunded',
  { method: gateway, payment, amount }: OrderInvoice,
  { units = amount.units, settlement, charge = `ch_${payment}` }: Coming,
): Promise<void> {
  const fact = {
    externalId: charge,
    payload: payment,
    payer: '77001',
    amount: { asset: amount.asset, units },
    occurredAt: needs.clock.now(),
    raw: {},
  };
  const event = kind === 'payment_settled' ? { ...fact, kind, ...(settlement && { settlement }) } : { ...fact, kind };
  await receive(needs, { workspace, gateway, connection: `con_${gateway}`, app: 'main', event });
}

const fund = (needs: StoreDesk['needs'], workspace: WorkspaceId, buyer: string, amount: Amount): Promise<void> =>
  transaction(needs.pool, async (tx) => {
    const postings = [{ from: places.world('test', 'bank'), to: places.user(buyer), amount }];
    await post(tx, needs.clock, { workspace, key: `fund:${(keys += 1)}`, reason: 'test.fund', postings });
  });

const houses = ['sales:store', 'owed:payment', 'fees', 'rounding', 'treasury'] as const;
const costs = ['stars', 'payment', 'network', 'lost'] as const;

async function booksOf(
  { pool }: StoreDesk['needs'],
  workspace: WorkspaceId,
): Promise<Readonly<Record<string, bigint>>> {
  const all = [...houses.map(places.platform), ...costs.map(places.cost)];
  const found = await Promise.all(all.map((place) => balancesAt(pool, workspace, place)));
  return Object.fromEntries(
    all.flatMap(({ address }, index) =>
      (found[index] ?? [])
        .filter(({ units }) => units !== 0n)
        .map(({ asset, units }) => [`${address} ${asset}`, units]),
    ),
  );
}
