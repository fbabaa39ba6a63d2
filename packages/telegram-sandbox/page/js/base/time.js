// @ts-check
/** @import { Words } from './words.js' */

/**
 * Telegram dates are seconds; the clock's are RFC 3339.
 * @param {number | string} date
 */
export const instant = (date) => new Date(typeof date === 'number' ? date * 1000 : date);

/** @param {Words} words @param {Date} at */
export const hourOf = (words, at) =>
  new Intl.DateTimeFormat(words.locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** @param {Date} at */
export const dayKey = (at) => `${at.getFullYear()}-${at.getMonth()}-${at.getDate()}`;

/** @param {Date} at @param {number} days */
const shifted = (at, days) => new Date(at.getFullYear(), at.getMonth(), at.getDate() + days);

/**
 * A day as people say it: today, yesterday, 12 November, with the year when it is another one.
 * @param {Words} words
 * @param {Date} at
 * @param {Date} now
 */
export function dayOf(words, at, now) {
  if (dayKey(at) === dayKey(now)) return words('today');
  if (dayKey(at) === dayKey(shifted(now, -1))) return words('yesterday');
  const year = at.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'long', year }).format(at);
}

/**
 * The time of a chat's last message, short: hour today, weekday within a week, else the date.
 * @param {Words} words
 * @param {Date} at
 * @param {Date} now
 */
export function whenOf(words, at, now) {
  if (dayKey(at) === dayKey(now)) return hourOf(words, at);
  const recent = at > shifted(now, -6) && at < now;
  /** @type {Intl.DateTimeFormatOptions} */
  const shape = recent ? { weekday: 'short' } : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(words.locale, shape).format(at);
}

/** @param {Words} words @param {Date} at */
export const longOf = (words, at) =>
  new Intl.DateTimeFormat(words.locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(
    at,
  );
