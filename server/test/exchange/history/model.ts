import type { AppealFact, ClaimFact, Facts, TaskFact } from './facts.ts';
import type { Truth } from './truth.ts';

/** What one step of a history was allowed to do, beyond what time does by itself. */
export type Permit = {
  readonly now: number;
  /** Somebody may take rewards back by hand in this step. */
  readonly mayVoid: boolean;
  /** A deposit of this person may have gone back in this step. */
  readonly chargedBack?: string | undefined;
  /** The process that does it does not die of it: the model could not know what came of it. */
  readonly mustLive?: boolean | undefined;
};

/** A model of the money and of who may be paid, which shares no code with the platform. */
export type Model = {
  readonly seen: Map<string, number>;
  deposit(user: string, asset: string, units: bigint): void;
  /** Judges what changed since the last look. Answers what is wrong; nothing, when nothing is. */
  judge(facts: Facts, permit: Permit): string[];
};

const over = new Set(['ended', 'rejected']);
const verified = new Set(['held', 'released']);
const retryMilliseconds = 72 * 3_600_000;
const nothing: Facts = { tasks: [], claims: [], appeals: [], balances: new Map() };

/** `referrersOf` is who brought whom, as the history made it: the nearest first. */
export function newModel(truth: Truth, referrersOf: (worker: string) => readonly string[]): Model {
  const money = new Map<string, bigint>();
  const seen = new Map<string, number>();
  const paidFromSlot = new Map<string, number>();
  let before = nothing;
  const count = (what: string) => void seen.set(what, (seen.get(what) ?? 0) + 1);
  const add = (user: string, asset: string, units: bigint) => {
    const key = `user:${user} ${asset}`;
    money.set(key, (money.get(key) ?? 0n) + units);
  };
  const fees = (asset: string, units: bigint) =>
    void money.set(`platform:fees ${asset}`, (money.get(`platform:fees ${asset}`) ?? 0n) + units);

  function share({ asset, reward, fee }: TaskFact, worker: string): void {
    const [first, second] = referrersOf(worker);
    const one = first === undefined ? 0n : reward / 10n;
    const two = second === undefined ? 0n : (reward * 3n) / 100n;
    add(worker, asset, reward);
    if (first !== undefined) add(first, asset, one);
    if (second !== undefined) add(second, asset, two);
    fees(asset, fee - one - two);
  }

  function judgeClaim(was: ClaimFact | undefined, is: ClaimFact, task: TaskFact, permit: Permit): string[] {
    const from = was?.status ?? 'none';
    if (from === is.status) return [];
    count(`claim ${is.status}`);
    if (is.reason !== null) count(`void ${is.reason}`);
    const story = `${is.id} of ${is.worker} at ${task.target}: ${from} → ${is.status}`;
    const wrong = lawOf(from, is, task, permit);
    if (is.status === 'released') share(task, is.worker);
    return wrong.map((why) => `${story}: ${why}`);
  }

  function lawOf(from: string, is: ClaimFact, { target }: TaskFact, { now, mayVoid }: Permit): string[] {
    const { worker, at } = is;
    const allowed: Readonly<Record<string, readonly string[]>> = {
      none: ['claimed', 'held'],
      claimed: ['held', 'expired', 'abandoned'],
      held: ['released', 'voided'],
    };
    if (!(allowed[from] ?? []).includes(is.status)) return ['a step that there is not'];
    if (is.status === 'held' && !truth.isThere(target, worker)) return ['verified, and was not there'];
    if (is.status === 'expired' && now < at.expires) return ['ran out before its time'];
    if (is.status === 'released') {
      if (now < at.release) return ['paid before its time'];
      const byRule = truth.lastBlind(target) >= at.release + retryMilliseconds;
      if (byRule) count('paid by the rule');
      if (!truth.isThere(target, worker) && !byRule) return ['paid, and was not there'];
    }
    if (is.status === 'voided' && !mayVoid && !truth.wasAwaySince(target, worker, at.verified))
      return ['taken back, and was there all the time'];
    return [];
  }

  function judgeTask(was: TaskFact | undefined, is: TaskFact, claims: readonly ClaimFact[], permit: Permit): string[] {
    const { ordered, slots, taken, reward, fee, asset, owner } = is;
    const unit = reward + fee;
    if (!was) add(owner, asset, -unit * BigInt(ordered));
    const back = (was?.slots ?? ordered) - slots;
    add(owner, asset, unit * BigInt(back));
    if (is.status !== was?.status) count(`task ${is.status}`);
    const fromSlot = paidFromSlot.get(is.id) ?? 0;
    const done = claims.filter(({ status }) => verified.has(status)).length + fromSlot;
    const open = claims.filter(({ status }) => status === 'claimed').length;
    const isChargedBack = permit.chargedBack === owner;
    const fated = claims.filter((claim) => isLateVoid(claim, is, permit)).length;
    if (back > 0 && isChargedBack) count('slots charged back');
    return [
      ...(taken <= slots ? [] : ['more taken than there are']),
      ...(taken === done + open ? [] : [`${taken} taken, and ${done} done and ${open} open`]),
      ...(is.verified === done ? [] : [`${is.verified} verified, and ${done} done`]),
      ...(is.charged === unit * BigInt(ordered) ? [] : ['charged for something else']),
      ...(back >= 0 ? [] : ['slots from nowhere']),
      ...(back > 0 && !over.has(is.status) && !isChargedBack && back > fated ? ['slots went away'] : []),
      ...(over.has(is.status) && taken !== slots ? ['over, with free slots'] : []),
      ...(was && was.orderStatus !== 'open' && was.orderStatus !== is.orderStatus ? ['its order changed its end'] : []),
    ].map((why) => `${is.id} (${is.status}): ${why}`);
  }

  /** Voided in this step, after its guarantee: the slot is gone with it. */
  function isLateVoid(claim: ClaimFact, task: TaskFact, { now }: Permit): boolean {
    const was = before.claims.find(({ id }) => id === claim.id);
    return claim.status === 'voided' && was?.status === 'held' && now > claim.at.verified + task.guarantee;
  }

  /** An appeal that was upheld is paid from a slot that was free, else by the house. */
  function payAppeal(appeal: AppealFact, tasks: ReadonlyMap<string, TaskFact>, facts: Facts): void {
    const claim = facts.claims.find(({ id }) => id === appeal.claim);
    const task = claim && tasks.get(claim.task);
    if (!claim || !task) return;
    count('appeal upheld');
    const was = before.tasks.find(({ id }) => id === task.id);
    const known = paidFromSlot.get(task.id) ?? 0;
    const isFree = was !== undefined && !over.has(was.status) && was.taken + known - knownBefore(was) < was.slots;
    if (!isFree) return void (add(claim.worker, task.asset, task.reward), count('appeal paid by the house'));
    paidFromSlot.set(task.id, known + 1);
    share(task, claim.worker);
  }

  /** Appeals that the counters of the last look had in them already. */
  const atLastLook = new Map<string, number>();
  const knownBefore = ({ id }: TaskFact) => atLastLook.get(id) ?? 0;

  return {
    seen,
    deposit: add,
    judge(facts, permit) {
      const tasks = new Map(facts.tasks.map((task) => [task.id, task]));
      const old = new Map(before.claims.map((claim) => [claim.id, claim]));
      const oldAppeals = new Map(before.appeals.map((appeal) => [appeal.id, appeal.status]));
      for (const appeal of facts.appeals)
        if (appeal.status === 'upheld' && oldAppeals.get(appeal.id) !== 'upheld') payAppeal(appeal, tasks, facts);
      const ofClaims = facts.claims.flatMap((claim) => {
        const task = tasks.get(claim.task);
        return task ? judgeClaim(old.get(claim.id), claim, task, permit) : [`${claim.id} is of no task`];
      });
      const ofTasks = facts.tasks.flatMap((task) => {
        const was = before.tasks.find(({ id }) => id === task.id);
        return judgeTask(
          was,
          task,
          facts.claims.filter((claim) => claim.task === task.id),
          permit,
        );
      });
      const ofMoney = [...judgeOrders(facts, paidFromSlot), ...judgePeople(facts, money)];
      for (const [id, times] of paidFromSlot) atLastLook.set(id, times);
      before = facts;
      return [...ofClaims, ...ofTasks, ...ofMoney];
    },
  };
}

/** The escrow has what is neither delivered, held nor given back; each open reward lies on an account of its own. */
function judgeOrders({ tasks, claims, balances }: Facts, paidFromSlot: ReadonlyMap<string, number>): string[] {
  const of = (address: string, asset: string) => balances.get(`${address} ${asset}`) ?? 0n;
  return tasks.flatMap((task) => {
    const { id, order, asset, reward, fee, slots } = task;
    const unit = reward + fee;
    const its = claims.filter((claim) => claim.task === id);
    const done = its.filter(({ status }) => verified.has(status)).length + (paidFromSlot.get(id) ?? 0);
    const escrow = unit * BigInt(slots - done);
    const holds = its
      .filter((claim) => of(`hold:${claim.id}`, asset) !== (claim.status === 'held' ? unit : 0n))
      .map((claim) => `hold of ${claim.id} (${claim.status}) is ${of(`hold:${claim.id}`, asset)}`);
    const is = of(`escrow:${order}`, asset);
    return is === escrow ? holds : [...holds, `escrow of ${id} is ${is}, not ${escrow}`];
  });
}

/** What people have, less what they owe, and what the house has earned. */
function judgePeople({ balances }: Facts, money: ReadonlyMap<string, bigint>): string[] {
  return [...money].flatMap(([key, units]) => {
    const owed = key.startsWith('user:') ? (balances.get(`receivable:${key}`) ?? 0n) : 0n;
    const is = (balances.get(key) ?? 0n) + owed;
    return is === units ? [] : [`${key} is ${is}, not ${units}`];
  });
}
