import { formatUnits, scaleOf, type Amount } from '#kernel';
import type { Language } from '#people';
import { words } from './catalogue.ts';
import type { Line, Value } from './line.ts';

/** Where a text goes: into a message, which is HTML to Telegram, or onto a button, which is not. */
export type Into = 'message' | 'button';

/** A line in a language. Whatever came from outside is escaped, so that nobody can write tags into our messages. */
export const render = (language: Language, { key, values }: Line, into: Into = 'message'): string =>
  words(
    language,
    key,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toWord(language, value, into)])),
  );

function toWord(language: Language, value: Value, into: Into): string | number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return into === 'message' ? escaped(value) : value;
  if (value instanceof Date) return dateIn(language, value);
  if ('units' in value) return amountIn(value, language);
  if ('seconds' in value) return durationIn(language, value.seconds);
  return render(language, value, into);
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export const escaped = (text: string): string => text.replaceAll(/[&<>]/g, (mark) => marks[mark] ?? mark);

const names: Readonly<Record<string, string>> = { XTR: '⭐' };

/** `12.5 ⭐`, `0,25 TON` in Russian: every digit there is, nothing rounded. */
function amountIn({ asset, units }: Amount, language: Language): string {
  const digits = withCents(asset, formatUnits(units, scaleOf(asset)));
  return `${language === 'ru' ? digits.replace('.', ',') : digits} ${names[asset] ?? escaped(asset)}`;
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const cents = 2;

/** `9.00 USD`, as prices are written: where a currency keeps cents, both of them are shown. */
function withCents(asset: string, digits: string): string {
  const [whole = '', fraction = ''] = digits.split('.');
  if (!currencies.has(asset) || scaleOf(asset) < cents) return digits;
  return `${whole}.${fraction.padEnd(cents, '0')}`;
}

/** In UTC, and it says so: a bot is not told where people are. */
const dateIn = (language: Language, date: Date): string =>
  `${new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(date)} UTC`;

const steps = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** In the largest unit that goes in at least once, and the next one: `21 days`, `1 hour 30 minutes`. */
function durationIn(language: Language, seconds: number): string {
  const whole = Math.max(60, Math.round(seconds / 60) * 60);
  const first = steps.findIndex(([, size]) => whole >= size);
  const parts = steps.slice(first, first + 2).map(([unit, size], index) => {
    const rest = index === 0 ? whole : whole % (steps[first]?.[1] ?? 1);
    return { unit, count: Math.floor(rest / size) };
  });
  return parts
    .filter(({ count }) => count > 0)
    .map(({ unit, count }) =>
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
    )
    .join(' ');
}
