import { setTimeout as wait } from 'node:timers/promises';
import { isListening } from '../people/press-button.ts';
import type { Sandbox } from '../sandbox.ts';
import { type Telegram, lineOf } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import { nextDueOfAll, runAllDue } from './run-due.ts';

const patience = 10_000;
const rounds = 5;
/** The longest the clock moves at once: followers have dates of their own, and less than a day misses none anywhere. */
const strideMax = 20 * 60 * 60 * 1000;

/**
 * Moves the clock forward, stopping at each instant at which something happens by itself, so that a renewal is
 * delivered and dealt with before the next one, and at least once in a day for whoever follows. Answers after all is quiet, or after ten seconds, with `settled`.
 */
export async function advanceClock(sandbox: Sandbox, step: number): Promise<{ now: string; settled: boolean }> {
  const { telegram } = sandbox;
  const until = telegram.clock.now().getTime() + step;
  await quiet(sandbox, 1_000);
  for (let stop = nextStop(sandbox, until); stop < until; stop = nextStop(sandbox, until)) {
    telegram.clock.set(new Date(stop));
    runAllDue(sandbox);
    await settle(sandbox);
  }
  telegram.clock.set(new Date(until));
  runAllDue(sandbox);
  telegram.changed({ type: 'clock' });
  const settled = await settle(sandbox);
  return { now: telegram.clock.now().toISOString(), settled };
}

const nextStop = (sandbox: Sandbox, until: number): number =>
  Math.min(nextDueOfAll(sandbox, until) ?? until, sandbox.telegram.clock.now().getTime() + strideMax, until);

/** Lets deliveries and followers work until both have nothing left to do. */
async function settle(sandbox: Sandbox): Promise<boolean> {
  const { telegram, followers } = sandbox;
  for (let round = 0; round < rounds; round += 1) {
    if (!(await quiet(sandbox, patience))) return false;
    const answers = await Promise.all([...followers].map((follower) => follower(telegram.clock.now())));
    if (answers.some(({ settled }) => !settled)) return false;
    if (isQuiet(sandbox)) return true;
  }
  return false;
}

/** Waits as well for what a fault or a failed delivery puts off by a few seconds, if the clock ticks by itself. */
export async function settleSoon(sandbox: Sandbox): Promise<boolean> {
  const { telegram } = sandbox;
  const start = telegram.clock.now().getTime();
  await quiet(sandbox, patience);
  await wait(2);
  if (telegram.clock.now().getTime() === start) return settle(sandbox);
  const isPassed = await quiet(sandbox, patience, patience);
  return (await settle(sandbox)) && isPassed;
}

async function quiet(sandbox: Sandbox, longest: number, ahead = 0): Promise<boolean> {
  const end = Date.now() + longest;
  while (!isQuiet(sandbox, ahead)) {
    if (Date.now() > end) return false;
    await wait(5);
  }
  return true;
}

/** Nothing is on its way to a bot that listens, or from another system, now or within so many milliseconds. */
function isQuiet({ telegram, timed }: Sandbox, ahead = 0): boolean {
  const until = telegram.clock.now().getTime() + ahead;
  if (!timed.every((each) => each.isQuiet(until))) return false;
  return Object.values(telegram.world.bots).every((bot) => isAtRest(telegram, bot, until));
}

/** What waits for a later repeat, or for a bot that nobody runs, is at rest. */
function isAtRest(telegram: Telegram, bot: Bot, until: number): boolean {
  if (!isListening(telegram, bot)) return true;
  if (bot.held.some(({ release_at }) => release_at <= until)) return false;
  if (bot.pending.length === 0) return true;
  if (!bot.webhook || lineOf(telegram, bot).in_flight.size > 0) return false;
  const heads = new Map(bot.pending.toReversed().map(({ queue, due_at }) => [queue, due_at]));
  return [...heads.values()].every((due_at) => due_at > until);
}
