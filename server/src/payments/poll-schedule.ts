import type { Payment } from './payment.ts';

const second = 1000;
const day = 24 * 60 * 60 * second;
/** Seconds from one look at an open invoice to the next; the last one again and again. */
const pauses = [10, 30, 60, 5 * 60, 15 * 60, 60 * 60] as const;

type Open = Pick<Payment, 'requestedAt' | 'expiresAt'>;

/** Until when an invoice that nobody paid is looked at: a day longer than we waited for it, for money comes late. */
export const lookedAtUntil = ({ requestedAt, expiresAt }: Open): Date =>
  new Date((expiresAt?.getTime() ?? requestedAt.getTime() + day) + day);

/** When an open invoice is looked at next, after so many looks; undefined when that was the last one. */
export function nextPoll(now: Date, polls: number, payment: Open): Date | undefined {
  const end = lookedAtUntil(payment);
  if (now >= end) return undefined;
  const pause = pauses[Math.min(polls, pauses.length - 1)] ?? 0;
  return new Date(Math.min(now.getTime() + pause * second, end.getTime()));
}
