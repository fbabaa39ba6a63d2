const second = 1000;
const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Longer than any call to a panel may take. */
const lease = minute;

export const after = (instant: Date, milliseconds: number): Date => new Date(instant.getTime() + milliseconds);

/** While somebody does a due thing nobody else takes it up; after a crash another one may. */
export const leaseFrom = (now: Date): Date => after(now, lease);

/** When to look again after so many looks: 2 s, 4 s, 8 s … an hour. */
export const nextLook = (now: Date, looks: number): Date =>
  after(now, Math.min(2 ** Math.min(looks, 20) * second, hour));

/** When to ask how an order stands: often while it is young, then every ten minutes. */
export function nextStatus(now: Date, since: Date): Date {
  const age = now.getTime() - since.getTime();
  return after(now, Math.min(Math.max(age / 10, 20 * second), 10 * minute));
}

/** When a panel may be tried again that would not take an order now. */
export const nextTry = (now: Date, tries: number): Date => after(now, Math.min(minute * 2 ** Math.min(tries, 6), hour));

/** An order that nobody takes for so long is given up: its money goes back. */
export const waitMax = 24 * hour;
/** An order that has not ended for so long is shown to a person. */
export const stuckAfter = 7 * day;

/** What went wrong, in a line for the operator. */
export const describe = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500);
