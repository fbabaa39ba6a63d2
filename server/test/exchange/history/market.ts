import { transaction, type Pool, type Tx } from '#database';
import {
  changeSettings,
  enableExchange,
  exchangeSweeps,
  takeFromEscrows,
  type Checker,
  type Checkers,
  type ExchangeNeeds,
  type Target,
  type TaskKind,
} from '#exchange';
import { claimsSweeps, type ClaimsNeeds } from '#claims';
import { depositTerms } from '#funds';
import type { Sweep } from '#jobs';
import { newId, type Id, type MovableClock, type WorkspaceId } from '#kernel';
import { places, post } from '#ledger';
import { moderationSweeps, screen, taskMade } from '#moderation';
import type { Payment, Refund } from '#payments';
import { acceptRules, meetPerson } from '#people';
import { quietLog, type QuietLog } from '../../log.ts';
import { newWorkspace } from '../../money/money-in.ts';
import { openScriptedWorld, type ScriptedWorld } from '../scripted-checker.ts';
import { newModel, type Model } from './model.ts';
import { newTruth, type Truth } from './truth.ts';

export type MarketNeeds = ClaimsNeeds & ExchangeNeeds & { readonly masterKey: Buffer; readonly log: QuietLog };

/** One workspace with its people, its world, and the model of it. */
export type Market = {
  readonly workspace: WorkspaceId;
  readonly bot: Id<'bot'>;
  readonly world: ScriptedWorld;
  readonly truth: Truth;
  readonly model: Model;
  readonly owners: readonly string[];
  readonly workers: readonly string[];
  readonly targets: readonly { readonly target: Target; readonly kind: TaskKind; readonly owner: string }[];
  /** Deposits that can still go back. */
  readonly deposits: Deposit[];
};
export type Deposit = { readonly id: string; readonly user: string; readonly asset: string; readonly units: bigint };

/** Many workspaces beside each other on one database and one clock, so that a sweep serves all of them at once. */
export type Fair = {
  readonly markets: readonly Market[];
  readonly clock: MovableClock;
  readonly pool: Pool;
  needsOver(pool: Pool): MarketNeeds;
  sweepsOver(pool: Pool): readonly Sweep[];
};

const asset = (number: number) => (number % 3 === 2 ? 'TON' : 'XTR');
let numbers = 1_000_000;

export async function openFair({ pool, clock }: { pool: Pool; clock: MovableClock }, size: number): Promise<Fair> {
  const worlds = new Map<WorkspaceId, ScriptedWorld>();
  const needsOver = (over: Pool): MarketNeeds => ({
    pool: over,
    clock,
    log: quietLog(),
    masterKey: Buffer.alloc(32, 1),
    checkers: checkersOf(worlds),
    screen,
    taskMade: (tx, task) => taskMade(tx, {}, task),
  });
  const needs = needsOver(pool);
  const markets = await Promise.all(
    Array.from({ length: size }, () => openMarket(needs, clock, (workspace, world) => worlds.set(workspace, world))),
  );
  const sweepsOver = (over: Pool) => {
    const its = needsOver(over);
    return [...claimsSweeps(its), ...exchangeSweeps(its), ...moderationSweeps(its)];
  };
  return { markets, clock, pool, needsOver, sweepsOver };
}

/** Each question is answered by the world of the workspace it is asked in. */
function checkersOf(worlds: ReadonlyMap<WorkspaceId, ScriptedWorld>): Checkers {
  const of = (workspace: WorkspaceId, kind: TaskKind): Checker => {
    const world = worlds.get(workspace);
    if (!world) throw new Error(`There is no world of workspace ${workspace}.`);
    return world.checkers[kind];
  };
  const checker = (kind: TaskKind): Checker => ({
    kind,
    prove: (question) => of(question.workspace, kind).prove(question),
    open: async (task) => (await of(task.workspace, kind).open?.(task)) ?? { link: task.target.link },
    close: async (task) => of(task.workspace, kind).close?.(task),
    before: (task, worker) => of(task.workspace, kind).before(task, worker),
    check: (task, claim) => of(task.workspace, kind).check(task, claim),
  });
  return { subscribe: checker('subscribe'), boost: checker('boost'), bot_start: checker('bot_start') };
}

type Remember = (workspace: WorkspaceId, world: ScriptedWorld) => void;

async function openMarket(needs: MarketNeeds, clock: MovableClock, remember: Remember): Promise<Market> {
  const workspace = newWorkspace();
  const world = openScriptedWorld({ clock });
  remember(workspace, world);
  const bot = newId('bot');
  await enableExchange(needs, workspace, { acceptedBy: 'key:boss', rulesVersion: '2026-11-20', bot });
  const review = { mode: 'first', tasks: 1 } as const;
  await changeSettings(needs, workspace, { slots: { min: 1, max: 100 }, review }, 'key:boss');
  const [first, ...people] = Array.from({ length: 6 }, () => String((numbers += 1)));
  const owners = people.slice(-2);
  const workers = [first ?? '', ...people.slice(0, -2)];
  for (const [index, user] of workers.entries())
    await meet(needs, workspace, user, index < 3 ? workers[index - 1] : undefined);
  const truth = newTruth();
  const model = newModel(truth, (worker) => referrersIn(workers, worker));
  const market = {
    workspace,
    bot,
    world,
    truth,
    model,
    owners,
    workers,
    deposits: [],
    targets: placesIn(world, owners),
  };
  for (const owner of owners) for (const number of [1, 2]) await deposit(needs, market, owner, number);
  return market;
}

async function meet(needs: MarketNeeds, workspace: WorkspaceId, user: string, by: string | undefined): Promise<void> {
  const startParam = by === undefined ? {} : { startParam: `r_${by}` };
  await meetPerson(needs, workspace, { telegramId: user, firstName: 'Ann', isPremium: false, ...startParam });
  await acceptRules(needs, workspace, user, { isOfAge: true, version: '1' });
}

/** The first worker brought the second, who brought the third; nobody brought the others. */
function referrersIn(workers: readonly string[], worker: string): string[] {
  const index = workers.indexOf(worker);
  if (index <= 0 || index > 2) return [];
  return workers.slice(0, index).toReversed();
}

const placesIn = (world: ScriptedWorld, [ann = '', bob = '']: readonly string[]): Market['targets'] => [
  { target: world.channel('ann_news', ann), kind: 'subscribe', owner: ann },
  { target: world.channel('ann_boosts', ann), kind: 'boost', owner: ann },
  { target: world.bot('bob_bot', bob), kind: 'bot_start', owner: bob },
];

/** Money comes in: half of it in Stars, half in TON, so that both holds are played. */
export async function deposit(needs: MarketNeeds, market: Market, user: string, number: number): Promise<void> {
  const { workspace, model, deposits } = market;
  const amount = { asset: asset(number), units: BigInt(30 + (number % 5) * 10) * 1_000_000_000n };
  const id = newId('pay');
  const postings = [{ from: places.world('toy', 'con_in'), to: places.user(user), amount }];
  await transaction(needs.pool, (tx) => post(tx, needs.clock, { workspace, key: id, reason: 'test.fund', postings }));
  deposits.push({ id, user, ...amount });
  model.deposit(user, amount.asset, amount.units);
}

/** A deposit goes back, as payments books it: the purpose's transfer is the last of the transaction. */
export const chargeBack = ({ pool, clock }: MarketNeeds, { workspace }: Market, gone: Deposit): Promise<unknown> =>
  transaction(pool, async (tx: Tx) => {
    const { id, user: customer, asset: of, units } = gone;
    const paid = { asset: of, units };
    const told = { workspace, id, customer, paid, gateway: 'toy', connection: 'con_in', settlement: null };
    const transfer = await depositTerms(takeFromEscrows).refunded(
      tx,
      told as unknown as Payment, // what a deposit's purpose reads of it
      {} as Refund,
      clock,
    );
    return post(tx, clock, { ...transfer, workspace });
  });
