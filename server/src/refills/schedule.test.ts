import { expect, it } from 'vitest';
import { nextPeriod, paces, periodStart, type Schedule } from './index.ts';
import { localOf } from './zoned.ts';

const hour = 3_600_000;
const day = 24 * hour;
const zones = ['UTC', 'Europe/Madrid', 'America/New_York', 'Asia/Kolkata', 'Africa/Cairo', 'Australia/Lord_Howe'];
const from = Date.UTC(2027, 10, 20); // over the leap day of 2028
const until = from + 2 * 366 * day;

const step = hour / 2;
const walked = new Map<string, number[]>();

/** What clocks in a zone show every half hour. */
function clocksIn(zone: string): number[] {
  const known = walked.get(zone);
  if (known) return known;
  const shown: number[] = [];
  for (let at = from; at <= until; at += step) shown.push(localOf(zone, new Date(at)));
  walked.set(zone, shown);
  return shown;
}

/** Walks the clock in steps of half an hour and notes the first instant at which the calendar shows another period. */
function byWalking({ every, zone }: Schedule): Date[] {
  const label = (local: number): number => {
    const date = new Date(local);
    if (every === 'month') return date.getUTCFullYear() * 12 + date.getUTCMonth();
    const days = Math.floor(local / day);
    return every === 'week' ? Math.floor((days - 4) / 7) : days;
  };
  const labels = clocksIn(zone).map(label);
  return labels.flatMap((now, n) => (n > 0 && now !== labels[n - 1] ? [new Date(from + n * step)] : []));
}

it.each(zones.flatMap((zone) => paces.map((every) => [zone, every] as const)))(
  'a calendar in %s begins each %s when its clocks say so, for two years',
  (zone, every) => {
    const schedule = { every, by: 'calendar', zone } as const;
    const expected = byWalking(schedule);
    const found: Date[] = [];
    for (let at = new Date(from); ;) {
      at = nextPeriod(schedule, new Date(from), at);
      if (at.getTime() > until) break;
      expect(periodStart(schedule, new Date(from), at)).toEqual(at);
      expect(periodStart(schedule, new Date(from), new Date(at.getTime() - 1)) < at).toBe(true);
      found.push(at);
    }
    expect(found).toEqual(expected);
  },
);

it('an anniversary on the 31st is the last day of shorter months, and comes back to the 31st', () => {
  const schedule = { every: 'month', by: 'anniversary', zone: 'UTC' } as const;
  const start = new Date('2027-10-31T15:30:00.250Z');
  let at = start;
  const days = Array.from({ length: 6 }, () => (at = nextPeriod(schedule, start, at)).toISOString());
  expect(days).toEqual([
    '2027-11-30T15:30:00.250Z',
    '2027-12-31T15:30:00.250Z',
    '2028-01-31T15:30:00.250Z',
    '2028-02-29T15:30:00.250Z',
    '2028-03-31T15:30:00.250Z',
    '2028-04-30T15:30:00.250Z',
  ]);
  expect(periodStart(schedule, start, start)).toEqual(start);
});

it('an anniversary keeps its time of day over a change of clocks, and moves out of an hour that is skipped', () => {
  const schedule = { every: 'day', by: 'anniversary', zone: 'Europe/Madrid' } as const;
  const start = new Date('2028-03-24T01:30:00Z'); // half past two
  let at = start;
  const days = Array.from({ length: 3 }, () => (at = nextPeriod(schedule, start, at)).toISOString());
  expect(days).toEqual(['2028-03-25T01:30:00.000Z', '2028-03-26T01:30:00.000Z', '2028-03-27T00:30:00.000Z']);
});
