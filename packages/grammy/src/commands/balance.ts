import type { Platform } from '../platform.ts';
import type { Say } from '../texts.ts';
import { readHoldings, readNextExpiry, type Holdings } from './catalogue.ts';

/** What the customer has, in a few lines of their language. */
export async function balanceText(platform: Platform, say: Say, customer: string, language: string): Promise<string> {
  const holdings = await readHoldings(platform, customer);
  const lines = [...creditLines(holdings, say), ...accessLines(holdings, say, language)];
  if (lines.length === 0) return say('balance-none');
  const next = await readNextExpiry(platform, customer);
  if (next) lines.push(say('balance-expiring', { credits: next.units.toString(), date: dateText(next.at, language) }));
  return lines.join('\n');
}

export const dateText = (date: Date, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);

/** One credit type is simply "credits"; several are named. */
function creditLines({ credits }: Holdings, say: Say): string[] {
  const owed = credits.filter(({ debt }) => debt > 0n);
  const debts = owed.map(({ debt }) => say('balance-debt', { credits: debt.toString() }));
  const only = credits[0];
  if (credits.length > 1)
    return [
      ...credits.map(({ type, available }) => say('balance-credits-of-type', { type, credits: available.toString() })),
      ...debts,
    ];
  if (!only || (only.available === 0n && debts.length === 0)) return debts;
  // Plural rules look at the last digits only, so a count of any size is exact enough as a number.
  return [
    say('balance-credits', { count: Number(only.available % 1000n), credits: only.available.toString() }),
    ...debts,
  ];
}

const accessLines = ({ access }: Holdings, say: Say, language: string): string[] =>
  access.map(({ feature, until }) =>
    until
      ? say('balance-access', { feature, date: dateText(until, language) })
      : say('balance-access-forever', { feature }),
  );
