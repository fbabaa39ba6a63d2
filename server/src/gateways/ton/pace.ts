import { setTimeout as sleep } from 'node:timers/promises';
import { GatewayUnavailable } from '#payments/gateway';

/** How fast calls may follow each other, for all who share one key. */
export type Pace = {
  /** Waits for its turn. Throws `GatewayUnavailable` (effect `none`) when that would take longer than a caller has. */
  turn(): Promise<void>;
  /** Everybody waits this long: the other side asked for it. Without a number, twice as long as the last time. */
  rest(seconds?: number): void;
  /** The last call was answered. */
  answered(): void;
};

const patience = 5_000;
const restMax = 60;

/** Keeps calls apart, by the machine's own steady clock: the limit is counted in real seconds, whatever the date is. */
export function openPace(perSecond: number): Pace {
  const gap = 1000 / perSecond;
  let next = 0;
  let rested = 0;
  return {
    async turn() {
      const now = performance.now();
      const wait = next - now;
      if (wait > patience) throw new GatewayUnavailable('TON asks us to wait.', 'none', Math.ceil(wait / 1000));
      next = Math.max(next, now) + gap;
      if (wait > 1) await sleep(wait);
    },
    rest(seconds) {
      rested = Math.min(seconds ?? Math.max(1, rested * 2), restMax);
      next = Math.max(next, performance.now() + rested * 1000);
    },
    answered() {
      rested = 0;
    },
  };
}
