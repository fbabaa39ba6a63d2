import { setTimeout as wait } from 'node:timers/promises';
import { isListening } from '../people/press-button.ts';
import type { Sandbox } from '../sandbox.ts';
import { type Telegram, lineOf } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import { nextDue, runDue } from './run-due.ts';

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
  await quiet(telegram, 1_000);
  for (let stop = nextStop(telegram, until); stop < until; stop = nextStop(telegram, until)) {
    telegram.clock.set(new Date(stop));
    runDue(telegram);
    await settle(sandbox);
  }
  telegram.clock.set(new Date(until));
  runDue(telegram);
  telegram.changed({ type: 'clock' });
  const settled = await settle(sandbox);
  return { now: telegram.clock.now().toISOString(), settled };
}

const nextStop = (telegram: Telegram, until: number): number =>
  Math.min(nextDue(telegram, until) ?? until, telegram.clock.now().getTime() + strideMax, until);

/** Lets deliveries and followers work until both have nothing left to do. */
async function settle({ telegram, followers }: Sandbox): Promise<boolean> {
  for (let round = 0; round < rounds; round += 1) {
    if (!(await quiet(telegram, patience))) return false;
    const answers = await Promise.all([...followers].map((follower) => follower(telegram.clock.now())));
    if (answers.some(({ settled }) => !settled)) return false;
    if (isQuiet(telegram)) return true;
  }
  return false;
}

/** Waits as well for what a fault or a failed delivery puts off by a few seconds, if the clock ticks by itself. */
export async function settleSoon(sandbox: Sandbox): Promise<boolean> {
  const { telegram } = sandbox;
  const start = telegram.clock.now().getTime();
  await quiet(telegram, patience);
  await wait(2);
  if (telegram.clock.now().getTime() === start) return settle(sandbox);
  const isPassed = await quiet(telegram, patience, patience);
  return (await settle(sandbox)) && isPassed;
}

async function quiet(telegram: Telegram, longest: number, ahead = 0): Promise<boolean> {
  const end = Date.now() + longest;
  while (!isQuiet(telegram, ahead)) {
    if (Date.now() > end) return false;
    await wait(5);
  }
  return true;
}

/** Nothing is on its way to a bot that listens, now or within so many milliseconds. */
function isQuiet(telegram: Telegram, ahead = 0): boolean {
  const until = telegram.clock.now().getTime() + ahead;
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
