import { newId, type Amount, type Asset, type Id, type MovableClock, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { balanceOf, placeHold, places, post, releaseDueHolds, voidHold } from '#ledger';
import {
  changeSettings,
  createTask,
  enableExchange,
  escrowOf,
  getTask,
  giveBackSlot,
  lockTask,
  slotFate,
  slotVerified,
  takeSlot,
  taskPostings,
  type ExchangeNeeds,
  type Finding,
  type Target,
  type Task,
  type TaskInput,
} from '#exchange';
import { newWorkspace } from '../money/money-in.ts';
import { openScriptedWorld, type ScriptedWorld } from './scripted-checker.ts';

/** Somebody on a slot, as the desk remembers it. */
export type OnSlot = {
  readonly id: Id<'clm'>;
  readonly worker: string;
  readonly task: Id<'tsk'>;
  verifiedAt: Date | null;
};

/** A workspace with an exchange that runs, over a scripted world; tasks go live at once. */
export type ExchangeDesk = {
  readonly needs: ExchangeNeeds;
  readonly workspace: WorkspaceId;
  readonly world: ScriptedWorld;
  /** What `screen` says from now on. */
  findings: readonly Finding[];
  fund(user: string, amount: Amount): Promise<void>;
  /** A channel of the owner's, made at its first use. */
  channelOf(owner: string): Target;
  input(more?: Partial<TaskInput>): TaskInput;
  create(more?: Partial<TaskInput>): Promise<Task>;
  has(user: string, asset?: Asset): Promise<bigint>;
  escrow(task: Task): Promise<bigint>;
  task(id: string): Promise<Task>;
  /** What claims does about a slot, one transaction each. */
  take(task: Pick<Task, 'id'>, worker?: string): Promise<OnSlot>;
  verify(on: OnSlot, referrers?: readonly string[]): Promise<void>;
  /** It expires, is abandoned, or its held reward is voided. */
  giveBack(on: OnSlot): Promise<'reopen' | 'end'>;
  release(): Promise<number>;
};

let numbers = 0;
const day = 86_400_000;

/** In a workspace of its own, or in one that has people with money already. */
export async function openExchangeDesk({
  pool,
  clock,
  workspace = newWorkspace(),
}: {
  readonly pool: Pool;
  readonly clock: MovableClock;
  readonly workspace?: WorkspaceId;
}): Promise<ExchangeDesk> {
  const world = openScriptedWorld({ clock });
  const channels = new Map<string, Target>();
  const needs: ExchangeNeeds = { pool, clock, checkers: world.checkers, screen: async () => desk.findings };
  const bot = newId('bot');
  await enableExchange(needs, workspace, { acceptedBy: 'operator:anna', rulesVersion: '1', bot });
  await changeSettings(
    needs,
    workspace,
    { review: { mode: 'first', tasks: 0 }, slots: { min: 1, max: 1000 } },
    'operator:anna',
  );
  const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transaction(pool, work);
  const desk: ExchangeDesk = {
    needs,
    workspace,
    world,
    findings: [],
    async fund(user, amount) {
      const postings = [{ from: places.world('stars', 'x'), to: places.user(user), amount }];
      await within((tx) => post(tx, clock, { workspace, key: `fund:${(numbers += 1)}`, reason: 'test', postings }));
    },
    channelOf(owner) {
      const made = channels.get(owner) ?? world.channel(`channel_of_${owner}_${workspace}`, owner);
      channels.set(owner, made);
      return made;
    },
    input({ owner = 'ann', kind = 'subscribe', ...more } = {}) {
      const reward = { asset: 'XTR', units: 10_000_000_000n };
      const key = `test:${(numbers += 1)}`;
      return { key, owner, kind, asked: desk.channelOf(owner).link, reward, slots: 10, actor: 'key:test', ...more };
    },
    create: (more) => createTask(needs, workspace, desk.input(more)),
    has: (user, asset = 'XTR') => balanceOf(pool, workspace, places.user(user), asset),
    escrow: (task) => balanceOf(pool, workspace, escrowOf(task.order), task.reward.asset),
    task: (id) => getTask(pool, workspace, id),
    async take({ id: task }, worker = `worker${(numbers += 1)}`) {
      await within(async (tx) => takeSlot(tx, await lockTask(tx, workspace, task), clock.now()));
      return { id: newId('clm'), worker, task, verifiedAt: null };
    },
    async verify(on, referrers = []) {
      const at = clock.now();
      await within(async (tx) => {
        const task = await slotVerified(tx, await lockTask(tx, workspace, on.task), at);
        const { order, reward, fee, holdSeconds } = task;
        const claim = { workspace, id: on.id, order, worker: on.worker, reward, fee, referrers };
        const releaseAt = new Date(at.getTime() + holdSeconds * 1000);
        await placeHold(tx, clock, { ...taskPostings.claimVerified(claim), releaseAt });
      });
      on.verifiedAt = at;
    },
    giveBack: (on) =>
      within(async (tx) => {
        const at = clock.now();
        const task = await lockTask(tx, workspace, on.task);
        const how = slotFate(task, on.verifiedAt, at);
        const was = on.verifiedAt ? 'held' : 'claimed';
        const given = await giveBackSlot(tx, task, how, { claim: on.id, was, at });
        if (was === 'held') await voidHold(tx, clock, { workspace, id: on.id, to: given.backTo });
        if (given.transfer) await post(tx, clock, given.transfer);
        return how;
      }),
    async release() {
      clock.advance(22 * day);
      return releaseDueHolds({ pool, clock }, workspace);
    },
  };
  return desk;
}
