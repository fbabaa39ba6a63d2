/** Where "now" comes from. Nothing else in this platform asks the system for the time. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock that runs beside the system's and can be set ahead: the sandbox's and the tests'. */
export type MovableClock = Clock & {
  /** Moves the clock forward. Time never goes back: a negative step throws. */
  advance(milliseconds: number): Date;
  /** Moves the clock forward to this instant; an instant in its past changes nothing. */
  set(instant: Date): Date;
};

/** A clock that ticks with the system, starting at `start` (now, unless told). */
export function movableClock(start: Date = systemClock.now()): MovableClock {
  let ahead = start.getTime() - Date.now();
  const now = () => new Date(Date.now() + ahead);
  return {
    now,
    advance(milliseconds) {
      if (milliseconds < 0) throw new RangeError('A clock only moves forward.');
      ahead += milliseconds;
      return now();
    },
    set(instant) {
      ahead = Math.max(ahead, instant.getTime() - Date.now());
      return now();
    },
  };
}

/** A clock that stands still until it is moved: for tests that compare instants. */
export function stoppedClock(start: Date): MovableClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    advance(milliseconds) {
      if (milliseconds < 0) throw new RangeError('A clock only moves forward.');
      at += milliseconds;
      return new Date(at);
    },
    set(instant) {
      at = Math.max(at, instant.getTime());
      return new Date(at);
    },
  };
}
