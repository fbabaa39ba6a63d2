import { Refusal, type MovableClock } from '#kernel';
import { openMortal, type Mortal } from '../../crash/mortal.ts';
import { random, type Random } from '../../random.ts';
import type { TestDatabase } from '../../database.ts';
import { readFacts, type Facts } from './facts.ts';
import { openFair, type Fair, type Market } from './market.ts';
import type { Permit } from './model.ts';
import { cancelAll, drawStep, type Step } from './steps.ts';

const minute = 60_000;
const day = 1440 * minute;
/** How far time goes between two steps; it is the same time for everybody. */
const waits = [0, minute, minute, 5 * minute, 20 * minute, day, 6 * day, 22 * day] as const;

/** One market with what has happened in it so far, for whoever reads a failure. */
type Run = { readonly market: Market; readonly next: Random; readonly told: string[]; facts: Facts };

type Play = {
  readonly fair: Fair;
  readonly runs: readonly Run[];
  readonly luck: Random;
  readonly clock: MovableClock;
  readonly url: string;
  /** Processes that may still die, the last one alive. */
  readonly mortals: Mortal[];
};

export type Played = {
  /** What happened over all histories, counted. */
  readonly seen: ReadonlyMap<string, number>;
  readonly workspaces: readonly number[];
};

/**
 * Plays histories beside each other and judges each after every step and every sweep. Throws what the model had to say,
 * with the history that led there.
 */
export async function playHistories(
  { database, clock }: { database: TestDatabase; clock: MovableClock },
  { seed, size, steps }: { seed: number; size: number; steps: number },
): Promise<Played> {
  const fair = await openFair({ pool: database.pool, clock }, size);
  const runs = fair.markets.map((market, index): Run => {
    return { market, next: random(seed + index), told: [], facts: noFacts };
  });
  const play: Play = { fair, runs, luck: random(seed ^ 0x5eed), clock, url: database.url, mortals: [] };
  try {
    await observe(play, () => ({}), 'the beginning');
    for (let step = 0; step < steps; step++) await turn(play);
    await finish(play);
  } finally {
    await Promise.all(play.mortals.filter(({ dead }) => !dead).map((mortal) => mortal.close()));
  }
  return { seen: tally(runs), workspaces: fair.markets.map(({ workspace }) => workspace) };
}

const noFacts: Facts = { tasks: [], claims: [], appeals: [], balances: new Map() };

async function turn(play: Play): Promise<void> {
  for (let times = 0; times < 3; times++) {
    const permits = new Map<Run, Partial<Permit>>();
    await Promise.all(play.runs.map(async (run) => void permits.set(run, await act(play, run))));
    await observe(play, (run) => permits.get(run) ?? {}, 'what people did');
  }
  const wait = waits[play.luck(waits.length)] ?? 0;
  play.clock.advance(wait);
  for (const { told } of play.runs) told.push(`… ${wait / minute} minutes`);
  await sweep(play, true);
}

/** One thing happens in a market, now and then two at once, and now and then in a process that dies of it. */
async function act(play: Play, run: Run): Promise<Partial<Permit>> {
  const { market, next, facts, told } = run;
  const stage = { market, facts, next, now: () => play.clock.now() };
  const drawn = [drawStep(stage), next(5) === 0 ? drawStep(stage) : undefined].filter((step) => step !== undefined);
  const outcomes = drawn.map(async (step) => {
    const dies = step.permit?.mustLive !== true && next(8) === 0 ? 1 + next(14) : 0;
    const name = `${step.name}${dies > 0 ? ` †${dies}` : ''}`;
    told.push(name);
    const at = told.length - 1;
    const outcome = await attempt(play, step, dies);
    told[at] = `${name}: ${outcome}`;
  });
  await Promise.all(outcomes);
  return Object.assign({}, ...drawn.map(({ permit }) => permit ?? {})) as Partial<Permit>;
}

/** A no is an outcome; anything else that is thrown is a bug, and ends the play. */
async function attempt(play: Play, step: Step, dies: number): Promise<string> {
  const { fair, url, luck } = play;
  const mortal = dies > 0 ? openMortal(url) : undefined;
  if (mortal) play.mortals.push(mortal);
  mortal?.arm({ step: dies, when: luck(2) === 0 ? 'before' : 'after' });
  const work = step.run(fair.needsOver(mortal?.pool ?? fair.pool)).then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code;
      throw error instanceof Error ? Object.assign(error, { message: `${step.name}: ${error.message}` }) : error;
    },
  );
  const outcome = await (mortal ? Promise.race([work, mortal.died.then(() => 'died')]) : work);
  mortal?.disarm();
  return outcome;
}

/** Does what is due until nothing is, one sweep after the other, each judged; once in a while a sweep dies first. */
async function sweep(play: Play, mayDie: boolean): Promise<void> {
  const { fair, luck, runs, clock } = play;
  for (const { market } of runs) market.truth.looked(clock.now().getTime());
  for (let round = 0; round < 8; round++) {
    let done = 0;
    for (const each of fair.sweepsOver(fair.pool)) {
      if (mayDie && round === 0 && luck(25) === 0) await dieOver(play, each.name);
      const did = await each.run();
      done += did;
      if (did > 0) await observe(play, () => ({}), each.name);
    }
    if (done === 0) return;
  }
}

async function dieOver(play: Play, name: string): Promise<void> {
  const mortal = openMortal(play.url);
  play.mortals.push(mortal);
  mortal.arm({ step: 1 + play.luck(20), when: play.luck(2) === 0 ? 'before' : 'after' });
  const its = play.fair.sweepsOver(mortal.pool).find((each) => each.name === name);
  await Promise.race([its?.run(), mortal.died]);
  mortal.disarm();
  await observe(play, () => ({}), `${name} †`);
}

async function observe(play: Play, permitOf: (run: Run) => Partial<Permit>, when: string): Promise<void> {
  const { fair, runs, clock } = play;
  const all = await readFacts(
    fair.pool,
    runs.map(({ market }) => market.workspace),
  );
  for (const run of runs) {
    const facts = all.get(run.market.workspace) ?? noFacts;
    const permit = { now: clock.now().getTime(), mayVoid: false, ...permitOf(run) };
    const wrong = run.market.model.judge(facts, permit);
    run.facts = facts;
    if (wrong.length > 0) throw new Error([`After ${when}:`, ...wrong, 'History:', ...run.told].join('\n'));
  }
}

/** Everybody sees again, everything open is cancelled, and time goes on until no claim is open. */
async function finish(play: Play): Promise<void> {
  const { fair, runs, clock } = play;
  for (const { market } of runs) {
    market.world.mends();
    for (const { target } of market.targets) {
      market.world.mends(target);
      market.truth.sees(`${target.type}:${target.id}`);
    }
  }
  const cancelOf = async (run: Run) => {
    for (const step of cancelAll(run.market, run.facts)) {
      await step.run(fair.needsOver(fair.pool));
      run.told.push(step.name);
    }
  };
  await Promise.all(runs.map(cancelOf));
  await observe(play, () => ({}), 'the end');
  for (const wait of [day, 22 * day, 22 * day, day, 23 * day]) {
    clock.advance(wait);
    await sweep(play, false);
  }
  for (const run of runs) requireEnded(run);
}

function requireEnded({ facts, told, market }: Run): void {
  const open = facts.claims.filter(({ status }) => status === 'claimed' || status === 'held').map(({ id }) => id);
  const orders = facts.tasks.filter(({ orderStatus }) => orderStatus === 'open').map(({ id }) => id);
  const money = [...facts.balances].filter(([key]) => /^(escrow|hold):/.test(key)).map(([key]) => key);
  const left = [...open, ...orders, ...money];
  if (left.length === 0) return;
  throw new Error([`Never decided in ${market.workspace}: ${left.join(', ')}`, 'History:', ...told].join('\n'));
}

function tally(runs: readonly Run[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const { market } of runs)
    for (const [what, times] of market.model.seen) seen.set(what, (seen.get(what) ?? 0) + times);
  return seen;
}
