import { stoppedClock } from '#kernel';
import { lookAt, looksBy } from '../../src/claims/look-plan.ts';

/**
 * The looks of many open holds, simulated on a clock that is moved second by second: the plan is the product's own, the
 * queue is served as the sweep serves it (looks on which a release waits first), within what a bot may ask.
 */
export type Load = {
  /** How many holds are open at every instant; each that is released makes room for a new one. */
  readonly holds: number;
  readonly holdDays: number;
  readonly days: number;
  /** Looks a second that planned looks may have of the bot. */
  readonly perSecond: number;
  /** All verified within this many hours, once, and none after them; spread evenly over the hold, when not given. */
  readonly burstHours?: number;
  /** The bot can ask nothing from hour to hour. */
  readonly outage?: { readonly from: number; readonly to: number };
};

export type LoadFigures = {
  readonly looks: number;
  readonly lastLooks: number;
  readonly looksPerDay: number;
  /** Of what planned looks may have, in percent. */
  readonly busyPercent: number;
  readonly longestQueue: number;
  /** How long last looks waited, in seconds. */
  readonly lastWait: { readonly median: number; readonly p99: number; readonly longest: number };
  /** How long the other looks waited at the most, in seconds. */
  readonly otherLongest: number;
};

const day = 86_400_000;
const start = new Date('2026-11-20T00:00:00Z');

/** A row of jobs, first in, first out; taken ones are dropped now and then. */
function openQueue() {
  let items: number[] = [];
  let head = 0;
  return {
    push: (item: number) => void items.push(item),
    size: () => items.length - head,
    take(): number | undefined {
      const item = items[head];
      if (item !== undefined) head += 1;
      if (head > 100_000) [items, head] = [items.slice(head), 0];
      return item;
    },
  };
}

export function simulateLooks(load: Load): LoadFigures {
  const { holds, holdDays, days, perSecond, burstHours, outage } = load;
  const clock = stoppedClock(start);
  const length = holdDays * day;
  const verified = new Float64Array(holds);
  const looks = new Uint8Array(holds);
  const generation = new Uint32Array(holds);
  const due = new Float64Array(holds);
  const calendar = new Map<number, number[]>();
  const [urgent, planned] = [openQueue(), openQueue()];
  const waits: number[] = [];
  let [made, otherLongest, longestQueue] = [0, 0, 0];

  const heldOf = (n: number) => ({
    id: `clm_${n}_${generation[n] ?? 0}`,
    verifiedAt: new Date(verified[n] ?? 0),
    releaseAt: new Date((verified[n] ?? 0) + length),
    looks: looks[n] ?? 0,
  });
  function plan(n: number): void {
    const at = lookAt(heldOf(n)).getTime();
    due[n] = at;
    const second = Math.ceil(at / 1000);
    const there = calendar.get(second);
    if (there) there.push(n);
    else calendar.set(second, [n]);
  }
  const isLast = (n: number) => (due[n] ?? 0) >= (verified[n] ?? 0) + length;
  function lookAtOne(n: number, now: number): void {
    const waited = (now - (due[n] ?? now)) / 1000;
    made += 1;
    if (!isLast(n)) {
      otherLongest = Math.max(otherLongest, waited);
      looks[n] = looksBy(heldOf(n), new Date(now));
      return plan(n);
    }
    waits.push(waited);
    if (burstHours !== undefined) return;
    [verified[n], looks[n], generation[n]] = [now, 0, (generation[n] ?? 0) + 1];
    plan(n);
  }

  const begin = start.getTime();
  for (let n = 0; n < holds; n++) {
    const share = (n + 0.5) / holds;
    verified[n] = Math.round(
      burstHours === undefined ? begin - share * length : begin + share * burstHours * 3_600_000,
    );
    if (burstHours === undefined) looks[n] = looksBy(heldOf(n), start);
    plan(n);
  }
  for (let second = 0, room = 0; second < days * 86_400; second++) {
    const now = clock.advance(1000).getTime();
    for (const n of calendar.get(now / 1000) ?? []) (isLast(n) ? urgent : planned).push(n);
    calendar.delete(now / 1000);
    longestQueue = Math.max(longestQueue, urgent.size() + planned.size());
    const isOut = outage && second >= outage.from * 3600 && second < outage.to * 3600;
    for (room = isOut ? 0 : Math.min(room, 1) + perSecond; room >= 1; room--) {
      const next = urgent.take() ?? planned.take();
      if (next === undefined) break;
      lookAtOne(next, now);
    }
  }
  const sorted = Float64Array.from(waits).toSorted();
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return {
    looks: made,
    lastLooks: waits.length,
    looksPerDay: Math.round(made / days),
    busyPercent: Math.round((1000 * made) / (days * 86_400 * perSecond)) / 10,
    longestQueue,
    lastWait: { median: at(0.5), p99: at(0.99), longest: at(1) },
    otherLongest,
  };
}
