import { Refusal } from '#kernel';

export const periods = ['hour', 'day', 'week', 'month', 'year'] as const;
export type Period = (typeof periods)[number];

/**
 * Over which time units are counted. The SQL function `quotas.span` works it out, and nothing else does.
 * `calendar`: the clock's own hours, days, weeks (from `weekStart`, 1 Monday to 7 Sunday), months and years in `zone`.
 * `sliding`: the last so many seconds, to the millisecond. `anniversary`: every so many days, weeks, months or years since
 * an instant, the first use, or the newest purchase of `product`.
 */
export type Window =
  | { readonly kind: 'calendar'; readonly period: Period; readonly zone: string; readonly weekStart?: number }
  | { readonly kind: 'sliding'; readonly seconds: number }
  | {
      readonly kind: 'anniversary';
      readonly period: Exclude<Period, 'hour'>;
      readonly every: number;
      readonly zone: string;
      readonly since: Date | 'first_use' | { readonly product: string };
    };

const daysOf = { hour: 1, day: 2, week: 8, month: 32, year: 367 } as const;
const day = 86_400;

/** Seconds that a window looks back at most. */
export const reachOf = (window: Window): number =>
  window.kind === 'sliding' ? window.seconds : daysOf[window.period] * day * ('every' in window ? window.every : 1);

const wrong = (what: string) => new Refusal('invalid_request', what);

/** Refuses with `invalid_request` what is not a window. */
export function checkWindow(window: Window): void {
  if (window.kind === 'sliding') return checkNumber('A sliding window lasts', window.seconds, 366 * day, 'seconds');
  checkZone(window.zone);
  if (window.kind === 'calendar') return checkNumber('A week begins on day', window.weekStart ?? 1, 7, '(Monday is 1)');
  checkNumber('An anniversary comes every', window.every, 366, 'periods');
  if (window.since instanceof Date && Number.isNaN(window.since.getTime()))
    throw wrong('The instant that an anniversary counts from is not one.');
}

function checkNumber(what: string, number: number, most: number, of: string): void {
  if (!Number.isInteger(number) || number < 1 || number > most) throw wrong(`${what} 1 to ${most} ${of}.`);
}

/** Offsets such as "+02:00" are left out: PostgreSQL reads their sign the other way round. */
function checkZone(zone: string): void {
  try {
    if (/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(zone)) return void new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    // Not a zone: refused below.
  }
  throw wrong(`"${zone}" is not a time zone of the IANA list, such as "Europe/Berlin" or "UTC".`);
}

type Written = Readonly<Record<string, string | number>>;

/** As it is kept in the database. */
export function writeWindow(window: Window): Written {
  if (window.kind === 'sliding') return window;
  if (window.kind === 'calendar') {
    const { weekStart = 1, ...rest } = window;
    return { ...rest, week_start: weekStart };
  }
  const { since, ...rest } = window;
  if (since instanceof Date) return { ...rest, since: since.toISOString() };
  return since === 'first_use' ? { ...rest, since } : { ...rest, since: 'purchase', product: since.product };
}

/** A window as the database keeps it. */
export type KeptWindow = {
  kind: Window['kind'];
  period: Exclude<Period, 'hour'>;
  zone: string;
  seconds: number;
  every: number;
  week_start: number;
  since: string;
  product?: string;
};

/** As it was kept. */
export function readWindow({ kind, period, zone, seconds, every, week_start, since, product }: KeptWindow): Window {
  if (kind === 'sliding') return { kind, seconds };
  if (kind === 'calendar') return { kind, period, zone, ...(period === 'week' && { weekStart: week_start }) };
  const from = product !== undefined ? { product } : since === 'first_use' ? since : new Date(since);
  return { kind, period, every, zone, since: from };
}
