import { randomUUID } from 'node:crypto';
import { cancelTask, createTask, pauseTask, resumeTask, targetKey } from '#exchange';
import { LookedInVain, abandonClaim, accessChanged, checkClaim, claimTask, sight, voidClaim } from '#claims';
import { complain, decideAppeal, decideTask, openAppeal } from '#moderation';
import type { Random } from '../../random.ts';
import type { ClaimFact, Facts, TaskFact } from './facts.ts';
import { chargeBack, deposit, type Market, type MarketNeeds } from './market.ts';
import type { Permit } from './model.ts';

/** One thing that somebody does; `permit` is what it may bring about beyond what time does. */
export type Step = {
  readonly name: string;
  readonly permit?: Partial<Permit>;
  run(needs: MarketNeeds): Promise<unknown>;
};

type Stage = { readonly market: Market; readonly facts: Facts; readonly next: Random; readonly now: () => Date };
type Maker = (stage: Stage) => Step | undefined;

const one = <T>(next: Random, things: readonly T[]): T | undefined => things[next(things.length || 1)];
const isOver = ({ status }: TaskFact) => status === 'ended' || status === 'rejected';
const claimsIn = ({ claims }: Facts, status: ClaimFact['status']) => claims.filter((claim) => claim.status === status);

const create: Maker = ({ market, facts, next }) => {
  if (facts.tasks.filter((task) => !isOver(task)).length > 3) return undefined;
  const { workspace, targets } = market;
  const place = one(next, targets);
  if (!place) return undefined;
  const { target, kind, owner } = place;
  const asset = next(3) === 0 ? 'TON' : 'XTR';
  const reward = { asset, units: 2_000_000_000n + BigInt(next(2_000_000_000)) };
  const slots = 1 + next(4);
  const guarantee = next(3) === 0 ? { guaranteeSeconds: 86_400 } : {};
  const base = {
    owner,
    kind,
    asked: target.id,
    reward,
    slots,
    category: next(6) === 0 ? 'crypto' : 'news',
    ...guarantee,
  };
  const asked =
    target.type === 'bot' ? { asked: `@${target.username}`, startProof: target.proof } : { asked: target.id };
  const input = { ...base, ...asked, key: `api:${randomUUID()}`, actor: 'key:boss' };
  return { name: `create ${kind} of ${slots}`, run: (needs) => createTask(needs, workspace, input) };
};

const decide: Maker = ({ market: { workspace }, facts, next }) => {
  const task = one(
    next,
    facts.tasks.filter(({ status }) => status === 'review' || (status === 'paused' && next(4) === 0)),
  );
  if (!task) return undefined;
  const said = next(8) === 0 ? ({ decision: 'reject', reasons: ['misleading'] } as const) : approving;
  const by = `key:${one(next, ['mo', 'al'])}`;
  return {
    name: `${said.decision} ${task.id} by ${by}`,
    run: (needs) => decideTask(needs, workspace, { task: task.id, ...said, by }),
  };
};
const approving = { decision: 'approve', reasons: [] } as const;

const claim: Maker = ({ market: { workspace, workers }, facts, next }) => {
  const task = one(
    next,
    facts.tasks.filter(({ status }) => status === 'live'),
  );
  const worker = one(next, workers);
  if (!task || worker === undefined) return undefined;
  return {
    name: `claim ${task.id} by ${worker}`,
    run: (needs) => claimTask(needs, workspace, { task: task.id, worker }),
  };
};

/** What Telegram tells of it may be lost on its way. */
const isTold = (next: Random) => next(3) > 0;

/** The update would come again; that it never does is one more that was lost. */
const letLookedInVain = (error: unknown): void => {
  if (!(error instanceof LookedInVain)) throw error;
};

const come: Maker = ({ market, facts, next, now }) => {
  const { workspace, world, truth, targets, workers } = market;
  const open = one(next, claimsIn(facts, 'claimed'));
  const task = facts.tasks.find(({ id }) => id === open?.task);
  if (!task && next(8) > 0) return undefined;
  const place = task ? targets.find(({ target }) => targetKey(target) === task.target) : one(next, targets);
  const worker = open?.worker ?? one(next, workers);
  if (!place || worker === undefined) return undefined;
  const target = targetKey(place.target);
  if (truth.isThere(target, worker)) return undefined;
  const told = isTold(next);
  return {
    name: `${worker} comes to ${target}${told ? '' : ', untold'}`,
    async run(needs) {
      const at = now();
      const proof = world.comes(worker, place.target);
      truth.comes(target, worker, at.getTime());
      const what = place.kind === 'boost' ? { proof } : {};
      if (told) await sight(needs, { workspace, target, worker, change: 'came', at, ...what }).catch(letLookedInVain);
    },
  };
};

const check: Maker = ({ market: { workspace }, facts, next }) => {
  const open = one(next, claimsIn(facts, 'claimed'));
  return open && { name: `check ${open.id}`, run: (needs) => checkClaim(needs, workspace, open.id) };
};

const leave: Maker = ({ market, facts, next, now }) => {
  const { workspace, world, truth, targets, workers } = market;
  const held = one(next, claimsIn(facts, 'held'));
  const task = facts.tasks.find(({ id }) => id === held?.task);
  if (!task && next(8) > 0) return undefined;
  const place = task ? targets.find(({ target }) => targetKey(target) === task.target) : one(next, targets);
  const worker = held?.worker ?? one(next, workers);
  if (!place || worker === undefined) return undefined;
  const target = targetKey(place.target);
  if (!truth.isThere(target, worker)) return undefined;
  const told = isTold(next);
  return {
    name: `${worker} leaves ${target}${told ? '' : ', untold'}`,
    async run(needs) {
      const at = now();
      const proof = world.proofOf(worker, place.target);
      world.leaves(worker, place.target);
      truth.leaves(target, worker, at.getTime());
      const what = place.kind === 'boost' && proof !== undefined ? { proof } : {};
      if (told) await sight(needs, { workspace, target, worker, change: 'gone', at, ...what });
    },
  };
};

const abandon: Maker = ({ market: { workspace }, facts, next }) => {
  const open = one(next, claimsIn(facts, 'claimed'));
  return open && { name: `abandon ${open.id}`, run: (needs) => abandonClaim(needs, workspace, open.id) };
};

const pause: Maker = ({ market: { workspace }, facts, next }) => {
  const task = one(
    next,
    facts.tasks.filter((each) => !isOver(each)),
  );
  const verb = next(2) === 0 ? pauseTask : resumeTask;
  const asked = { task: task?.id ?? '', reason: 'advertiser', actor: 'key:boss' } as const;
  return task && { name: `${verb.name} ${task.id}`, run: (needs) => verb(needs, workspace, asked) };
};

const cancel: Maker = ({ market: { workspace }, facts, next }) => {
  const task = one(
    next,
    facts.tasks.filter((each) => !isOver(each)),
  );
  const asked = { task: task?.id ?? '', key: `api:${randomUUID()}`, actor: 'key:boss' };
  return task && { name: `cancel ${task.id}`, run: (needs) => cancelTask(needs, workspace, asked) };
};

const bring: Maker = ({ market, next }) => {
  const user = one(next, market.owners) ?? '';
  const number = next(100);
  // never in a process that dies: then nobody would know whether it came
  return {
    name: `deposit of ${user}`,
    permit: { mustLive: true },
    run: (needs) => deposit(needs, market, user, number),
  };
};

const takeBack: Maker = ({ market, next }) => {
  const gone = one(next, market.deposits);
  if (!gone) return undefined;
  return {
    name: `charge-back of ${gone.user}: ${gone.units} ${gone.asset}`,
    permit: { chargedBack: gone.user, mustLive: true },
    async run(needs) {
      const at = market.deposits.indexOf(gone);
      if (at < 0) return; // somebody draws it at the same moment: payments lets one of them through
      market.deposits.splice(at, 1);
      await chargeBack(needs, market, gone);
      market.model.deposit(gone.user, gone.asset, -gone.units);
    },
  };
};

const moderate: Maker = ({ market: { workspace }, facts, next }) => {
  const held = one(next, claimsIn(facts, 'held'));
  const voiding = { reason: 'fraud', by: 'key:mo' } as const;
  return (
    held && {
      name: `void ${held.id}`,
      permit: { mayVoid: true },
      run: (needs) => voidClaim(needs, workspace, held.id, voiding),
    }
  );
};

const protest: Maker = ({ market: { workspace, workers }, facts, next }) => {
  const task = one(
    next,
    facts.tasks.filter(({ status }) => status !== 'review'),
  );
  const by = one(next, workers);
  if (!task || by === undefined) return undefined;
  const input = { task: task.id, by, reason: 'misleading' } as const;
  return { name: `complaint of ${task.id} by ${by}`, run: (needs) => complain(needs, workspace, input) };
};

const appeal: Maker = ({ market: { workspace }, facts, next }) => {
  const lost = one(next, claimsIn(facts, 'voided'));
  const input = { claim: lost?.id ?? '', by: lost?.worker ?? '', text: 'I was there.' };
  return lost && { name: `appeal of ${lost.id}`, run: (needs) => openAppeal(needs, workspace, input) };
};

const answer: Maker = ({ market: { workspace }, facts, next }) => {
  const open = one(
    next,
    facts.appeals.filter(({ status }) => status === 'open'),
  );
  const outcome = next(2) === 0 ? 'upheld' : 'dismissed';
  const said = { appeal: open?.id ?? '', outcome, reason: 'Seen.', by: 'key:mo' } as const;
  return open && { name: `appeal ${open.id} ${outcome}`, run: (needs) => decideAppeal(needs, workspace, said) };
};

const blind: Maker = ({ market, next, now }) => {
  const { workspace, bot, world, truth, targets } = market;
  const place = one(next, targets);
  if (!place) return undefined;
  const target = targetKey(place.target);
  const isBack = truth.isBlind(target);
  const reason = next(2) === 0 ? 'bot_lost' : 'unreachable';
  const told = reason === 'bot_lost' && isTold(next);
  const change = isBack ? 'back' : 'lost';
  return {
    name: `sight of ${target} ${change} (${reason})`,
    async run(needs) {
      if (isBack) {
        world.mends(place.target);
        truth.sees(target);
      } else {
        world.breaks({ reason }, place.target);
        truth.blind(target, now().getTime());
      }
      if (told) await accessChanged(needs, { workspace, bot, target, change });
    },
  };
};

const weighed: readonly (readonly [number, Maker])[] = [
  [5, create],
  [6, decide],
  [14, claim],
  [12, come],
  [8, check],
  [4, leave],
  [2, abandon],
  [2, pause],
  [1, cancel],
  [1, bring],
  [1, takeBack],
  [2, moderate],
  [2, protest],
  [4, appeal],
  [2, answer],
  [2, blind],
];
const drawn = weighed.flatMap(([weight, maker]) => Array.from({ length: weight }, () => maker));

/** Something that can happen now; nothing, when the dice show what cannot. */
export function drawStep(stage: Stage): Step | undefined {
  for (let tries = 0; tries < 6; tries++) {
    const step = one(stage.next, drawn)?.(stage);
    if (step) return step;
  }
  return undefined;
}

/** What ends a history: everything that is still open is cancelled. */
export const cancelAll = (market: Market, facts: Facts): Step[] =>
  facts.tasks
    .filter((task) => !isOver(task))
    .map(({ id: task }) => ({
      name: `cancel ${task}`,
      run: (needs) =>
        cancelTask(needs, market.workspace, { task, key: `api:${randomUUID()}`, actor: 'key:boss', reason: 'end' }),
    }));
