import type { Pacing } from './task.ts';

const hour = 3_600_000;

/** What was claimed of a task within the hour before an instant. `oldest`: the first of them. */
export type Recent = { readonly count: number; readonly oldest: Date | null };

export type MayClaim =
  | { readonly isOpen: true }
  /** `until`: when it is open again, as far as is known now. */
  | { readonly isOpen: false; readonly because: 'quiet' | 'pace'; readonly until: Date };

/**
 * Whether one more may claim at an instant: not in the quiet hours, and no more than `perHour` in any sixty minutes. Pure.
 * A claim that is given back counts all the same: the hour had it.
 */
export function mayClaimNow(pacing: Pacing, recent: Recent, now: Date): MayClaim {
  const quietEnd = pacing.quiet && endOfQuiet(pacing.quiet, now);
  if (quietEnd) return { isOpen: false, because: 'quiet', until: quietEnd };
  if (pacing.perHour === undefined || recent.count < pacing.perHour) return { isOpen: true };
  return { isOpen: false, because: 'pace', until: new Date((recent.oldest ?? now).getTime() + hour) };
}

/** Since when claims count for the pace at an instant: those at that very instant do not any more. */
export const paceWindow = (now: Date): Date => new Date(now.getTime() - hour);

/** When the quiet hours that are now are over; undefined when none are. `from` = `to` means none. */
function endOfQuiet({ from, to, zoneMinutes }: NonNullable<Pacing['quiet']>, now: Date): Date | undefined {
  const there = new Date(now.getTime() + zoneMinutes * 60_000);
  const at = there.getUTCHours();
  const isQuiet = from <= to ? at >= from && at < to : at >= from || at < to;
  if (!isQuiet) return undefined;
  const hours = (to - at + 24) % 24;
  const startOfHour = Math.floor(there.getTime() / hour) * hour;
  return new Date(startOfHour + hours * hour - zoneMinutes * 60_000);
}
