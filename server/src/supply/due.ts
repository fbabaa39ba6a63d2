const second = 1000;
const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Longer than any call to a supplier may take. */
const lease = minute;

export const after = (instant: Date, milliseconds: number): Date => new Date(instant.getTime() + milliseconds);

/** While somebody does a due thing nobody else takes it up; after a crash another one may. */
export const leaseFrom = (now: Date): Date => after(now, lease);

/** When to look again after so many looks: 2 s, 4 s, 8 s … an hour. */
export const nextLook = (now: Date, looks: number): Date =>
  after(now, Math.min(2 ** Math.min(looks, 20) * second, hour));

/** When to ask how a purchase stands: every few seconds while it is young, then every ten minutes. */
export function nextStatus(now: Date, since: Date): Date {
  const age = now.getTime() - since.getTime();
  return after(now, Math.min(Math.max(age / 5, 2 * second), 10 * minute));
}

/** When to ask whether what was delivered has been taken back: for a week, then never but when a supplier tells of it. */
export function nextDoubt(now: Date, deliveredAt: Date): Date | null {
  const age = now.getTime() - deliveredAt.getTime();
  return age >= 7 * day ? null : after(now, Math.max(age, hour));
}

/** When a supplier may be asked again that would not take a purchase now. */
export const nextTry = (now: Date, tries: number): Date =>
  after(now, Math.min(5 * second * 2 ** Math.min(tries, 8), 10 * minute));

/** What nobody sells for so long is given up: its money goes back. A buyer is waiting. */
export const waitMax = 30 * minute;
/** A purchase that has not ended for so long is shown to a person. */
export const stuckAfter = 6 * hour;

/** What went wrong, in a line for the operator. */
export const describe = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500);
