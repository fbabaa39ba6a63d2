import { hash } from 'node:crypto';

/**
 * The hash that tells a replay from a conflict: equal for equal inputs whatever the order of their fields, as
 * a UUID. Bigints and dates count by value; a field that is undefined counts as absent.
 */
export function hashInput(input: unknown): string {
  const digest = hash('sha256', canonical(input), 'hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-${digest.slice(12, 16)}-${digest.slice(16, 20)}-${digest.slice(20, 32)}`;
}

/** One text per value: fields sorted, and every kind of value told from the others (1n is not 1 is not "1"). */
export function canonical(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Date) return `@${value.toISOString()}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) return canonicalObject(value);
  return JSON.stringify(value) ?? 'null';
}

function canonicalObject(value: object): string {
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  fields.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}
