/** Where the sandbox reads the time. Anything of this shape can be passed in, a stopped clock as well. */
export type MovableClock = {
  now(): Date;
  /** Moves the clock forward to this instant; an instant in its past changes nothing. */
  set(instant: Date): Date;
};

/** A clock that ticks with the system's and can be set ahead. It never goes back. */
export function movableClock(): MovableClock {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  return {
    now,
    set(instant) {
      ahead = Math.max(ahead, instant.getTime() - Date.now());
      return now();
    },
  };
}

/** Telegram's dates are whole seconds since 1970. */
export const unix = (instant: Date): number => Math.floor(instant.getTime() / 1000);
