import type { Telegram } from './telegram.ts';

/** Told the time after the clock was moved; answers whether everything it drives has come to rest. */
export type ClockFollower = (now: Date) => Promise<{ settled: boolean }>;

/** The emulator with what surrounds it: who follows its clock, and whose faults it keeps. */
export type Sandbox = {
  readonly telegram: Telegram;
  readonly followers: Set<ClockFollower>;
  readonly faultTargets: readonly string[];
};
