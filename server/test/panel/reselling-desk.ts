import { Refusal, type Amount, type Clock, type WorkspaceId } from '#kernel';
import { transaction, type Pool } from '#database';
import type { Fulfiller, PricedService } from '#catalogue';
import { balanceOf, places, post, type Engine } from '#ledger';
import {
  addOrder,
  deskFulfilment,
  getOrder,
  reportRun,
  resellingSweeps,
  type Begun,
  type Fulfilment,
  type FulfillingNeeds,
  type OrderInput,
  type OrderStory,
  type PanelOrder,
  type Progress,
  type ResellingNeeds,
  type Run,
} from '#reselling';
import { quietLog } from '../log.ts';
import { newWorkspace } from '../money/index.ts';

export const usd = (units: bigint | number): Amount => ({ asset: 'USD', units: BigInt(units) });

let keys = 0;

/** A service as the catalogue would price it: Default, by the desk, USD 9.50 per 1,000, unless told. */
export const serviceLike = (service: Partial<PricedService> & Pick<PricedService, 'number'>): PricedService => ({
  workspace: 0,
  type: 'default',
  fulfilledBy: 'desk',
  kind: null,
  link: 'any',
  names: { en: `Service ${service.number}` },
  descriptions: { en: '' },
  category: 'all',
  pricing: { by: 'fixed', rate: usd(9_500_000) },
  cost: null,
  min: 1,
  max: 100_000,
  dripfeed: true,
  cancel: true,
  refill: true,
  refillDays: 30,
  isEnabled: true,
  disabled: null,
  position: service.number,
  rate: usd(9_500_000),
  name: `Service ${service.number}`,
  description: '',
  categoryName: 'All',
  ...service,
});

/** Somebody who does what is ordered, and answers as a test says. */
export type ScriptedFulfilment = Fulfilment & {
  readonly begun: Run[];
  readonly stopped: Run[];
  answer: (run: Run) => Begun;
  stopAnswer: 'asked' | 'refused';
};

function scripted(by: Fulfiller): ScriptedFulfilment {
  const who: ScriptedFulfilment = {
    by,
    begun: [],
    stopped: [],
    answer: () => ({ state: 'begun' }),
    stopAnswer: 'asked',
    begin: async (run) => {
      who.begun.push(run);
      return who.answer(run);
    },
    stop: async (run) => {
      who.stopped.push(run);
      return who.stopAnswer;
    },
    refill: async () => ({ state: 'begun' }),
  };
  return who;
}

/** A workspace with resellers, whose services are done by the desk, or by whom a test scripts. */
export type ResellingDesk = {
  readonly needs: ResellingNeeds & FulfillingNeeds;
  readonly workspace: WorkspaceId;
  readonly services: Map<number, PricedService>;
  readonly tasks: ScriptedFulfilment;
  readonly panel: ScriptedFulfilment;
  readonly fund: (user: string, units: bigint | number) => Promise<void>;
  readonly add: (input?: Partial<OrderInput>) => Promise<PanelOrder & { readonly replayed: boolean }>;
  /** Runs every sweep of reselling once. */
  readonly run: () => Promise<number>;
  readonly report: (order: Pick<PanelOrder, 'id'>, progress: Progress, run?: number) => Promise<PanelOrder>;
  readonly now: (order: Pick<PanelOrder, 'id'>) => Promise<OrderStory>;
  readonly has: (user: string) => Promise<bigint>;
  readonly escrow: (order: Pick<PanelOrder, 'id'>) => Promise<bigint>;
  readonly sales: () => Promise<bigint>;
};

type Parts = { readonly pool: Pool; readonly clock: Clock; readonly engine: Engine };

export function openResellingDesk({ pool, clock, engine }: Parts): ResellingDesk {
  const workspace = newWorkspace();
  const services = new Map([[10, serviceLike({ number: 10 })]]);
  const [tasks, panel] = [scripted('tasks'), scripted('panel')];
  const needs = {
    pool,
    clock,
    engine,
    log: quietLog(),
    priceService: async (_: WorkspaceId, { service }: { readonly service: number }) => {
      const found = services.get(service);
      if (!found) throw new Refusal('service_unknown', 'There is no such service.');
      return found;
    },
    fulfilments: { tasks, panel, desk: deskFulfilment({ pool, clock }) },
  };
  const sweeps = resellingSweeps(needs);
  const balance = (place: Parameters<typeof balanceOf>[2]) => balanceOf(pool, workspace, place, 'USD');
  return {
    needs,
    workspace,
    services,
    tasks,
    panel,
    async fund(user, units) {
      const posting = { from: places.world('toy', 'con_in'), to: places.user(user), amount: usd(units) };
      const key = `fund:${(keys += 1)}`;
      await transaction(pool, (tx) => post(tx, clock, { workspace, key, reason: 'test.fund', postings: [posting] }));
    },
    add: (input = {}) =>
      addOrder(needs, workspace, {
        user: 'rita',
        key: 'key_rita',
        service: 10,
        link: `https://example.com/${(keys += 1)}`,
        quantity: 1000,
        ...input,
      }),
    async run() {
      let done = 0;
      for (const sweep of sweeps) done += await sweep.run();
      return done;
    },
    report: (order, progress, run = 1) =>
      transaction(pool, (tx) => reportRun(tx, needs, workspace, { order: order.id, run }, progress)),
    now: ({ id }) => getOrder(pool, workspace, id),
    has: (user) => balance(places.user(user)),
    escrow: ({ id }) => balance(places.escrow(id)),
    sales: () => balance(places.platform('sales:exchange')),
  };
}
