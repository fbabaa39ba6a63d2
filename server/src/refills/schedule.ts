import { instantOf, localOf, type Local } from './zoned.ts';

export const paces = ['day', 'week', 'month'] as const;
export type Pace = (typeof paces)[number];

export type Schedule = {
  readonly every: Pace;
  /** `calendar`: at local midnight, on Mondays, on the first of the month. `anniversary`: at the customer's own time. */
  readonly by: 'calendar' | 'anniversary';
  /** A name of the IANA list, such as `Europe/Madrid`. */
  readonly zone: string;
};

const day = 86_400_000;
const calendarStart: Readonly<Record<Pace, Local>> = {
  day: Date.UTC(1970, 0, 1),
  week: Date.UTC(1970, 0, 5), // a Monday
  month: Date.UTC(1970, 0, 1),
};

/** The period that an instant lies in began then: at or before it. */
export function periodStart(schedule: Schedule, anchor: Date, at: Date): Date {
  return boundary(schedule, anchor, numberAt(schedule, anchor, at));
}

/** The next period begins then: after the instant. */
export function nextPeriod(schedule: Schedule, anchor: Date, at: Date): Date {
  return boundary(schedule, anchor, numberAt(schedule, anchor, at) + 1);
}

/** How many periods after the first one the instant lies. Clocks that change can shift a guess by one. */
function numberAt(schedule: Schedule, anchor: Date, at: Date): number {
  let number = guess(schedule.every, firstOf(schedule, anchor), localOf(schedule.zone, at));
  while (boundary(schedule, anchor, number) > at) number -= 1;
  while (boundary(schedule, anchor, number + 1) <= at) number += 1;
  return number;
}

const firstOf = ({ every, by, zone }: Schedule, anchor: Date): Local =>
  by === 'calendar' ? calendarStart[every] : localOf(zone, anchor);

const boundary = (schedule: Schedule, anchor: Date, number: number): Date =>
  instantOf(schedule.zone, after(schedule.every, firstOf(schedule, anchor), number));

function guess(every: Pace, first: Local, local: Local): number {
  if (every !== 'month') return Math.floor((local - first) / (every === 'week' ? 7 * day : day));
  const [from, to] = [new Date(first), new Date(local)];
  return (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
}

/** So many days, weeks or months on. A month that is too short for the day ends with its last. */
function after(every: Pace, first: Local, number: number): Local {
  if (every !== 'month') return first + number * (every === 'week' ? 7 : 1) * day;
  const from = new Date(first);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + number];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const timeOfDay = first - Math.floor(first / day) * day;
  return Date.UTC(year, month, Math.min(from.getUTCDate(), lastDay)) + timeOfDay;
}
