/** A time of day on a calendar, wherever that is. Milliseconds since 1970 as if it were UTC. */
export type Local = number;

const dayMilliseconds = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const format = new Intl.DateTimeFormat('en-US', {
    ...fields,
    second: 'numeric',
    era: 'short',
    hourCycle: 'h23',
    timeZone: zone,
  });
  formats.set(zone, format);
  return format;
}

/** Whether the platform knows this time zone of the IANA list. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What clocks in the zone show at an instant. */
export function localOf(zone: string, instant: Date): Local {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown + (((instant.getTime() % 1000) + 1000) % 1000);
}

/**
 * The instant at which clocks in the zone show this. What they show twice is the first of the two; what they skip is
 * as far after the skip as it is into it, so midnight in a skip is the instant the day begins.
 */
export function instantOf(zone: string, local: Local): Date {
  const offsetAround = (at: number) => localOf(zone, new Date(at)) - at;
  const [before, after] = [offsetAround(local - dayMilliseconds), offsetAround(local + dayMilliseconds)];
  const candidates = [local - before, local - after].filter((at) => at + offsetAround(at) === local);
  return new Date(candidates.length > 0 ? Math.min(...candidates) : local - before);
}
