/**
 * Windows as a patient person with a wall clock and a calendar would find them: every beginning of a window is listed, one
 * after another, and the last one that has come counts. It knows time zones from Intl alone, and no SQL.
 */
type Local = readonly [
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  ms: number,
];

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a wall clock shows, as if it were UTC. */
export function shownAt(zone: string, instant: number): number {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(zone, known);
  const part = Object.fromEntries(known.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instant % 1000) + 1000) % 1000);
}

const minute = 60_000;
const day = 86_400_000;

const known = new Map<string, readonly number[]>();

/** Every offset that a zone has within these years, looked up week by week; the furthest ahead first. */
function offsetsOf(zone: string): readonly number[] {
  const seen = new Set<number>();
  if (!known.has(zone))
    for (let at = Date.UTC(2021); at < Date.UTC(2033); at += 7 * day) seen.add(shownAt(zone, at) - at);
  const offsets = known.get(zone) ?? [...seen].sort((one, other) => other - one);
  known.set(zone, offsets);
  return offsets;
}

/** The first instant at which the clock shows this; a time that is skipped is that much later. */
export function firstShown(zone: string, local: number): number {
  for (const ahead of offsetsOf(zone)) if (shownAt(zone, local - ahead) === local) return local - ahead;
  const before = local - 2 * day;
  return local - (shownAt(zone, before) - before);
}

const localOf = (shown: number): Local => {
  const d = new Date(shown);
  return [
    d.getUTCFullYear(),
    d.getUTCMonth(),
    d.getUTCDate(),
    d.getUTCHours(),
    d.getUTCMinutes(),
    d.getUTCSeconds(),
    d.getUTCMilliseconds(),
  ];
};

const daysIn = (year: number, month: number) =>
  month === 1
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [3, 5, 8, 10].includes(month)
      ? 30
      : 31;

/** The same day and time so many months later; in a month that is too short, its last day. */
function monthsLater([year, month, date, ...time]: Local, months: number): number {
  const total = year * 12 + month + months;
  const [y, m] = [Math.floor(total / 12), ((total % 12) + 12) % 12];
  return Date.UTC(y, m, Math.min(date, daysIn(y, m)), ...time);
}

type Calendar = { kind: 'calendar'; period: string; zone: string; weekStart?: number };
type Anniversary = { kind: 'anniversary'; period: string; every: number; zone: string; since: number };
type Sliding = { kind: 'sliding'; seconds: number };
export type ModelWindow = Calendar | Anniversary | Sliding;

/** The window in which an instant lies: its first millisecond, and the first one after it. */
export function windowAt(window: ModelWindow, at: number): readonly [number, number] {
  if (window.kind === 'sliding') return [at - window.seconds * 1000 + 1, Infinity];
  return window.kind === 'calendar' ? calendarAt(window, at) : anniversaryAt(window, at);
}

/** Walks the wall clock minute by minute (day by day for what is longer) and lists where something begins. */
function calendarAt({ period, zone, weekStart = 1 }: Calendar, at: number): readonly [number, number] {
  const [span, step] = (
    {
      hour: [2 * day, minute],
      day: [4 * day, 15 * minute],
      week: [16 * day, day],
      month: [70 * day, day],
      year: [800 * day, day],
    } as Record<string, [number, number]>
  )[period] ?? [0, 1];
  const shown = shownAt(zone, at);
  const from = Math.floor((shown - span) / day) * day;
  const begins = (local: number) => {
    const [, month, date, hours, minutes] = localOf(local);
    if (minutes !== 0 || (period !== 'hour' && hours !== 0)) return false;
    if (period === 'week') return (new Date(local).getUTCDay() + 6) % 7 === weekStart - 1;
    return period === 'month' ? date === 1 : period === 'year' ? date === 1 && month === 0 : true;
  };
  const found: number[] = [];
  for (let local = from; local <= shown + span; local += step) if (begins(local)) found.push(firstShown(zone, local));
  return around(found, at);
}

function anniversaryAt({ period, every, zone, since }: Anniversary, at: number): readonly [number, number] {
  const first = shownAt(zone, since);
  const found: number[] = [];
  for (let k = -1; k < 4000; k += 1) {
    const n = k * every;
    const local =
      period === 'day'
        ? first + n * day
        : period === 'week'
          ? first + 7 * n * day
          : monthsLater(localOf(first), period === 'month' ? n : 12 * n);
    const begins = k === 0 ? since : firstShown(zone, local);
    found.push(begins);
    if (begins > at) break;
  }
  return around(found, at);
}

function around(beginnings: readonly number[], at: number): readonly [number, number] {
  const passed = beginnings.filter((one) => one <= at);
  const ahead = beginnings.filter((one) => one > at);
  return [Math.max(...passed), Math.min(...ahead)];
}
