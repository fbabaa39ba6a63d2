import type { PaymentsNeeds } from './purpose.ts';
import type { OuterList } from './reconciliation.ts';
import type { StatementWork } from './statement-row.ts';
import { setSpan, spanOf } from './statement-run-rows.ts';

const day = 24 * 60 * 60 * 1000;
/** What is read again in each run: rows may appear late, and change. */
const overlap = day;
/** A run stands after each of these. */
const slice = 7 * day;
/** Nobody keeps statements for longer. */
const longest = 400 * day;
/** Rows of this very instant are read as well. */
const moment = 1000;

const after = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);
const later = (one: Date, other: Date): Date => (one > other ? one : other);
const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** What a run compares next, and where it ends: at the instant at which it began. */
export async function nextSlice({ pool, clock }: PaymentsNeeds, { run, list }: StatementWork) {
  const span = await spanOf(pool, run);
  const until = span.until ?? after(clock.now(), moment);
  const from = span.comparedTo ?? windowStart(list, run.isFull, until);
  return { from, to: earlier(after(from, slice), until), until };
}

/** From where a run compares: since the last one and a day before, or since the connection was added when it is full. */
export function windowStart({ checkedUntil, countsFrom }: OuterList, isFull: boolean, until: Date): Date {
  const since = isFull || !checkedUntil ? countsFrom : later(countsFrom, after(checkedUntil, -overlap));
  return later(since, after(until, -longest));
}

/** Money moved while the account was looked at: the last hour is compared once more. */
export const compareAgain = ({ pool, clock }: PaymentsNeeds, { run, rules }: StatementWork, comparedTo: Date) =>
  setSpan(pool, run, after(comparedTo, -rules.slackSeconds * 1000), after(clock.now(), moment));
