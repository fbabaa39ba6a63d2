import type { Telegram } from './telegram.ts';

/** Told the time after the clock was moved; answers whether everything it drives has come to rest. */
export type ClockFollower = (now: Date) => Promise<{ settled: boolean }>;

/** Something beside Telegram that does things when their time has come. Instants are milliseconds. */
export type Timed = {
  /** The next instant after now, and not after `until`, at which something happens by itself. */
  nextDue(until: number): number | undefined;
  /** Does what is due. */
  runDue(now: number): void;
  /** Nothing is under way, due, or held back by a fault until then. */
  isQuiet(until: number): boolean;
};

/** The emulator with what surrounds it: who follows its clock, and whose faults it keeps. */
export type Sandbox = {
  readonly telegram: Telegram;
  readonly followers: Set<ClockFollower>;
  readonly faultTargets: readonly string[];
  readonly timed: readonly Timed[];
};
