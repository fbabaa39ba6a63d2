import { randomBytes } from 'node:crypto';
import { transaction, type Pool } from '#database';
import {
  approveTask,
  changeSettings,
  createTask,
  enableExchange,
  exchangeSweeps,
  type Target,
  type Task,
  type TaskInput,
  type TermsChange,
} from '#exchange';
import {
  abandonClaim,
  checkClaim,
  claimsSweeps,
  claimTask,
  getClaim,
  sight,
  type Claim,
  type ClaimsNeeds,
} from '#claims';
import { formatUnits, newId, parseUnits, scaleOf, type Amount, type MovableClock, type WorkspaceId } from '#kernel';
import { balanceOf, places, post, type Place } from '#ledger';
import { acceptRules, meetPerson } from '#people';
import { quietLog, type QuietLog } from '../log.ts';
import { newWorkspace } from '../money/money-in.ts';
import { openScriptedWorld, type ScriptedWorld } from './scripted-checker.ts';

type Needs = ClaimsNeeds & {
  readonly log: QuietLog;
  readonly masterKey: Buffer;
  readonly screen: () => Promise<never[]>;
};

/** An exchange of a workspace with an advertiser who has money, a world to look at, and workers. */
export type ClaimDesk = {
  readonly needs: Needs;
  readonly workspace: WorkspaceId;
  readonly world: ScriptedWorld;
  /** A channel of the advertiser's. */
  readonly target: Target;
  /** A task that is live. `reward` as text, of XTR unless told. */
  task(
    input?: Partial<Omit<TaskInput, 'reward'>> & { readonly reward?: string; readonly asset?: string },
  ): Promise<Task>;
  /** Somebody who has accepted the rules; brought by another, where one is named. */
  worker(name?: {
    readonly referrer?: string;
    readonly isPremium?: boolean;
    readonly language?: string;
  }): Promise<string>;
  claim(task: Task, worker: string): Promise<Claim>;
  /** Claims, does and checks it. */
  hold(task: Task, worker: string): Promise<Claim>;
  check(claim: Claim): ReturnType<typeof checkClaim>;
  abandon(claim: Claim): Promise<Claim>;
  now(claim: Pick<Claim, 'id'>): Promise<Claim>;
  /** What updates tell of somebody at the task's target: at this instant, unless told. */
  comes(task: Task, worker: string, at?: Date): Promise<void>;
  goes(task: Task, worker: string, at?: Date): Promise<void>;
  /** Runs every sweep until nothing is due. */
  settle(needs?: Needs): Promise<void>;
  balance(place: Place, asset?: string): Promise<string>;
};

export type DeskParts = { readonly pool: Pool; readonly clock: MovableClock; readonly terms?: TermsChange };

let numbers = 100_000 + (randomBytes(2).readUInt16BE() % 1000);
const nextNumber = (): string => String((numbers += 1));
const amount = (text: string, asset: string): Amount => ({ asset, units: parseUnits(text, scaleOf(asset)) });

/** What claims need to look at this world. */
export const claimNeeds = ({ pool, clock }: DeskParts, world: ScriptedWorld): Needs => ({
  pool,
  clock,
  log: quietLog(),
  checkers: world.checkers,
  masterKey: Buffer.alloc(32, 1),
  screen: async () => [],
});

export async function openClaimDesk(parts: DeskParts): Promise<ClaimDesk> {
  const { pool, clock } = parts;
  const world = openScriptedWorld({ clock });
  const needs = claimNeeds(parts, world);
  const workspace = newWorkspace();
  const advertiser = nextNumber();
  const target = world.channel(`news${advertiser}`, advertiser);
  await enableExchange(needs, workspace, { acceptedBy: 'key:boss', rulesVersion: '1', bot: newId('bot') });
  await changeSettings(needs, workspace, { slots: { min: 1, max: 100_000 }, ...parts.terms }, 'key:boss');
  for (const asset of ['XTR', 'TON']) await fund(parts, workspace, advertiser, amount('1000000', asset));
  return {
    needs,
    workspace,
    world,
    target,
    ...tasksOf(needs, workspace, { advertiser, target }),
    ...claimsOf(needs, workspace, world),
    settle: (other = needs) => settle(other),
    balance: async (place, asset = 'XTR') =>
      formatUnits(await balanceOf(pool, workspace, place, asset), scaleOf(asset)),
  };
}

async function fund({ pool, clock }: DeskParts, workspace: WorkspaceId, user: string, sum: Amount): Promise<void> {
  const postings = [{ from: places.world('toy', 'con_in'), to: places.user(user), amount: sum }];
  await transaction(pool, (tx) =>
    post(tx, clock, { workspace, key: `fund:${nextNumber()}`, reason: 'test.fund', postings }),
  );
}

type Market = { readonly advertiser: string; readonly target: Target };

const tasksOf = (
  needs: Needs,
  workspace: WorkspaceId,
  { advertiser, target }: Market,
): Pick<ClaimDesk, 'task' | 'worker'> => ({
  task: async ({ reward = '10', asset = 'XTR', ...input } = {}) => {
    const made = await createTask(needs, workspace, {
      key: `test:${nextNumber()}`,
      actor: 'key:boss',
      owner: advertiser,
      kind: 'subscribe',
      asked: target.id,
      reward: amount(reward, asset),
      slots: 10,
      ...input,
    });
    if (made.status !== 'review') return made;
    return transaction(needs.pool, (tx) => approveTask(tx, needs, workspace, { task: made.id, by: 'key:boss' }));
  },
  worker: async ({ referrer, isPremium = false, language = 'en' } = {}) => {
    const telegramId = nextNumber();
    const startParam = referrer === undefined ? {} : { startParam: `r_${referrer}` };
    const meeting = { telegramId, firstName: 'Ann', isPremium, languageCode: language, ...startParam };
    await meetPerson(needs, workspace, meeting);
    await acceptRules(needs, workspace, telegramId, { isOfAge: true, version: '1' });
    return telegramId;
  },
});

type Claims = Pick<ClaimDesk, 'claim' | 'hold' | 'check' | 'abandon' | 'now' | 'comes' | 'goes'>;

function claimsOf(needs: Needs, workspace: WorkspaceId, world: ScriptedWorld): Claims {
  const claim = (task: Task, worker: string) => claimTask(needs, workspace, { task: task.id, worker });
  const check = ({ id }: Claim) => checkClaim(needs, workspace, id);
  const tell = (task: Task, worker: string, change: 'came' | 'gone', at: Date) =>
    sight(needs, { workspace, target: `chat:${task.target.id}`, worker, change, at });
  return {
    claim,
    check,
    abandon: ({ id }) => abandonClaim(needs, workspace, id),
    now: async ({ id }) => (await getClaim(needs, workspace, id)).claim,
    hold: async (task, worker) => {
      const made = await claim(task, worker);
      world.comes(worker, task.target);
      const checked = await check(made);
      if (!checked.verified) throw new Error(`${made.id} was not verified: ${checked.reason}`);
      return checked.claim;
    },
    comes: (task, worker, at = needs.clock.now()) => tell(task, worker, 'came', at),
    goes: (task, worker, at = needs.clock.now()) => tell(task, worker, 'gone', at),
  };
}

async function settle(needs: Needs): Promise<void> {
  for (let round = 0; round < 50; round++) {
    let done = 0;
    for (const sweep of [...claimsSweeps(needs), ...exchangeSweeps(needs)]) done += await sweep.run();
    if (done === 0) return;
  }
  throw new Error('The sweeps never come to rest.');
}
