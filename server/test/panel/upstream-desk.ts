import { startCatalogue } from '#catalogue';
import { transaction, type Pool } from '#database';
import type { MovableClock, WorkspaceId } from '#kernel';
import { audit, balanceOf, places, post, type Engine } from '#ledger';
import { openDoor } from '#outbound';
import { smmPanel } from '#providers/smm-panel';
import { priceService } from '#catalogue';
import { addOrder, cancelOrder, getOrder, resellingSweeps, type OrderInput, type PanelOrder } from '#reselling';
import {
  addProvider,
  importOffers,
  listPlacements,
  openReports,
  openShelf,
  panelFulfilment,
  readOffers,
  recordFloat,
  upstreamSweeps,
  type Placement,
  type ProviderAccount,
  type ProviderTerms,
  type UpstreamNeeds,
} from '#upstream';
import { quietLog } from '../log.ts';
import { newWorkspace } from '../money/index.ts';
import { usd } from './reselling-desk.ts';
import type { ScriptedPanel } from './scripted-panel.ts';

let keys = 0;

/** A workspace whose services are bought at panels. */
export type UpstreamDesk = {
  readonly needs: UpstreamNeeds;
  readonly workspace: WorkspaceId;
  readonly clock: MovableClock;
  /** Takes a panel in, with 100 USD there, and reads its list. */
  join(panel: ScriptedPanel, terms?: ProviderTerms): Promise<ProviderAccount>;
  /** Puts an offer of a panel in the list. */
  sell(account: ProviderAccount, offer?: string): Promise<number>;
  order(service: number, input?: Partial<OrderInput>): Promise<PanelOrder>;
  cancel(order: PanelOrder): Promise<void>;
  /** Runs every sweep, again while any has something to do, at this instant. */
  run(): Promise<void>;
  /** Moves the clock, and runs. */
  pass(seconds: number): Promise<void>;
  now(order: PanelOrder): Promise<PanelOrder>;
  placements(order?: PanelOrder): Promise<readonly Placement[]>;
  has(user: string): Promise<bigint>;
  /** The float at a panel by the ledger. */
  float(account: ProviderAccount): Promise<bigint>;
  cost(): Promise<bigint>;
  isSound(): Promise<boolean>;
};

type Parts = { readonly pool: Pool; readonly clock: MovableClock; readonly engine: Engine };

export async function openUpstreamDesk({ pool, clock, engine }: Parts): Promise<UpstreamDesk> {
  const workspace = newWorkspace();
  const door = openDoor({ allowPrivate: true });
  const needs: UpstreamNeeds = {
    pool,
    clock,
    log: quietLog(),
    masterKey: Buffer.alloc(32, 7),
    providers: { 'smm-panel': smmPanel({ door }) },
    checkUrl: (url) => door.check(url),
    shelf: openShelf({ clock }),
    reports: openReports({ clock }),
  };
  const selling = {
    ...needs,
    engine,
    priceService: (ws: WorkspaceId, { service, user }: { service: number; user: string }) =>
      priceService(pool, ws, { service, user }),
    fulfilments: { panel: panelFulfilment(needs) },
  };
  const sweeps = [...resellingSweeps(selling), ...upstreamSweeps(needs)];
  await startCatalogue({ pool, clock }, workspace, 'test');
  const posting = { from: places.world('toy', 'con_in'), to: places.user('rita'), amount: usd(1_000_000_000n) };
  await transaction(pool, (tx) =>
    post(tx, clock, { workspace, key: 'fund', reason: 'test.fund', postings: [posting] }),
  );
  const balance = (place: Parameters<typeof balanceOf>[2]) => balanceOf(pool, workspace, place, 'USD');
  const desk: UpstreamDesk = {
    needs,
    workspace,
    clock,
    async join(panel, terms = {}) {
      const { url, key, honoursRequestId } = panel;
      const name = `panel-${(keys += 1)}`;
      const account = await addProvider(needs, workspace, { name, url, key, honoursRequestId, ...terms }, 'test');
      const move = { key: `float:${name}`, amount: usd(panel.balance), way: 'in', note: 'test' } as const;
      await recordFloat(needs, workspace, account.id, move, 'test');
      await readOffers(needs, workspace, account.id);
      return account;
    },
    async sell(account, offer = '1') {
      const [made] = await importOffers(needs, workspace, account.id, { services: [offer] }, 'test');
      return made?.service ?? 0;
    },
    order: (service, input = {}) =>
      addOrder(selling, workspace, {
        user: 'rita',
        key: 'key_rita',
        service,
        link: `https://t.me/channel_${(keys += 1)}`,
        quantity: 1000,
        ...input,
      }),
    cancel: async ({ number }) => void (await cancelOrder(selling, workspace, { user: 'rita', number, actor: 'test' })),
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
    now: async ({ id }) => (await getOrder(pool, workspace, id)).order,
    placements: async (order) => (await listPlacements(pool, workspace, order ? { order: order.id } : {})).items,
    has: (user) => balance(places.user(user)),
    float: async ({ id }) => -(await balance(places.supplier(id))),
    cost: async () => -(await balance(places.cost('upstream'))),
    isSound: async () => (await audit(pool, workspace)).ok,
  };
  return desk;
}
