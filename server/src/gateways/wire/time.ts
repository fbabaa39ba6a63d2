const written = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * A time as gateways write it, such as "2026-11-20 13:00:00": in the zone it names, or else in `zone` ("+03:00").
 * Undefined for what is no time.
 */
export function readTime(text: string | null | undefined, zone: string): Date | undefined {
  const [, day, time, named] = written.exec(text ?? '') ?? [];
  if (day === undefined || time === undefined) return undefined;
  const spelled = `${day}T${time}${(named ?? zone).replace(/(\d\d)(\d\d)$/, '$1:$2')}`;
  const instant = new Date(spelled);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
