import { transaction } from '#database';
import { setService, startCatalogue, priceService, type ServiceInput } from '#catalogue';
import { claimsSweeps } from '#claims';
import { exchangeSweeps, getTask, type Task, type TermsChange } from '#exchange';
import { newId, parseUnits, type MovableClock } from '#kernel';
import { openEngine, places, post, type Place } from '#ledger';
import { addOrder, getOrder, resellingSweeps, type PanelOrder } from '#reselling';
import { tasksFulfilment, workforceSweeps, worksOf } from '#workforce';
import type { TestDatabase } from '../database.ts';
import { openClaimDesk, type ClaimDesk } from '../exchange/claim-desk.ts';

type WorkNeeds = ClaimDesk['needs'];
type Asked = { readonly quantity?: number; readonly link?: string; readonly runs?: number; readonly interval?: number };

/** An exchange whose treasury has money, a reseller with USD, and a service of one reward that its workers do. */
export type WorkDesk = ClaimDesk & {
  readonly reseller: string;
  /** Takes an order of the service and begins what is due, unless told not to. */
  order(asked?: Asked): Promise<PanelOrder>;
  orderNow(order: Pick<PanelOrder, 'number'>): Promise<PanelOrder>;
  /** The task of a run. */
  taskOf(order: Pick<PanelOrder, 'id'>, run?: number): Promise<Task>;
  /** Does so many slots of a task with new workers, and answers them in their order. */
  work(task: Task, count: number): Promise<string[]>;
  move(from: Place, to: Place, amount: string, asset?: string): Promise<void>;
  /** Runs everything that runs by itself until nothing is due; for what may die, with its own needs. */
  run(needs?: WorkNeeds): Promise<void>;
  /** The same once, without waiting for rest. */
  sweepOnce(needs?: WorkNeeds): Promise<number>;
  close(): Promise<void>;
};

const scale = { XTR: 9, USD: 6 } as const;

/** A reward of 10 Stars: with what the referrers may get 11.3 for each slot; 0.25 USD for each that is ordered. */
export async function openWorkDesk(parts: {
  readonly database: TestDatabase;
  readonly clock: MovableClock;
  readonly terms?: TermsChange;
  readonly treasury?: string;
  readonly service?: Partial<ServiceInput>;
}): Promise<WorkDesk> {
  const { database, clock } = parts;
  const { pool, url } = database;
  const desk = await openClaimDesk({ pool, clock, ...(parts.terms && { terms: parts.terms }) });
  const { workspace, needs, target } = desk;
  const engine = await openEngine({ url, clock, connections: 1 });
  const reseller = 'reseller';
  const move: WorkDesk['move'] = (from, to, amount, asset = 'XTR') =>
    transaction(pool, async (tx) => {
      const units = parseUnits(amount, scale[asset as keyof typeof scale]);
      const postings = [{ from, to, amount: { asset, units } }];
      await post(tx, clock, { workspace, key: `move:${newId('pay')}`, reason: 'test', postings });
    });
  await startCatalogue(needs, workspace, 'key:boss');
  await setService(needs, workspace, { ...service, ...parts.service }, 'key:boss');
  await move(places.world('toy', 'con_in'), places.user(reseller), '1000', 'USD');
  const treasury = parts.treasury ?? '10000';
  if (treasury !== '0') await move(places.world('toy', 'con_in'), places.platform('treasury'), treasury);
  const sweepOnce = async (with_: WorkNeeds = needs): Promise<number> => {
    let done = 0;
    for (const sweep of sweepsOf(with_)) done += await sweep.run();
    return done;
  };
  const run = async (with_: WorkNeeds = needs): Promise<void> => {
    for (let round = 0; round < 60; round++) if ((await sweepOnce(with_)) === 0) return;
    throw new Error('The sweeps never come to rest.');
  };
  const ordering = {
    ...needs,
    engine,
    priceService: (ws: number, asked: { service: number; user: string }) => priceService(pool, ws, asked),
  };
  let requests = 0;
  return {
    ...desk,
    reseller,
    move,
    run,
    sweepOnce,
    async order({ quantity = 4, link = target.link, ...more } = {}) {
      const requestId = `r${(requests += 1)}`;
      const asked = { user: reseller, key: 'key_reseller', service: 700, link, quantity, requestId, ...more };
      const order = await addOrder(ordering, workspace, asked);
      await run();
      return order;
    },
    orderNow: async ({ number }) => (await getOrder(pool, workspace, String(number))).order,
    async taskOf({ id }, number = 1) {
      const work = (await worksOf(pool, workspace, id)).find((one) => one.run === number);
      return getTask(pool, workspace, work?.task ?? '');
    },
    async work(task, count) {
      const workers: string[] = [];
      for (let n = 0; n < count; n++) {
        const worker = await desk.worker();
        await desk.hold(task, worker);
        workers.push(worker);
      }
      await run();
      return workers;
    },
    close: () => engine.close(),
  };
}

const sweepsOf = (needs: WorkNeeds) => [
  ...resellingSweeps({ ...needs, fulfilments: { tasks: tasksFulfilment(needs) } }),
  ...claimsSweeps(needs),
  ...exchangeSweeps(needs),
  ...workforceSweeps(needs),
];

const service: ServiceInput = {
  number: 700,
  type: 'default',
  fulfilledBy: 'tasks',
  kind: 'subscribe',
  link: 'channel',
  names: { en: 'Members' },
  descriptions: { en: 'People join.' },
  category: 'tasks',
  pricing: { by: 'formula', reward: { asset: 'XTR', units: 10_000_000_000n } },
  min: 1,
  max: 1000,
  dripfeed: true,
  cancel: true,
  refill: true,
  refillDays: 21,
};
