/** PostgreSQL array literals. Written here because one string of a known shape is cheaper than an array of any. */
type Plain = string | number | bigint | boolean | null | undefined;

/** An array of numbers, booleans or UUIDs: values that need no quotes. */
export function plainArray(values: readonly Plain[]): string {
  let text = '{';
  for (const value of values) text += `${text.length > 1 ? ',' : ''}${value ?? 'null'}`;
  return `${text}}`;
}

const special = /["\\]/g;

/** An array of texts. */
export function textArray(values: readonly (string | null | undefined)[]): string {
  let text = '{';
  for (const value of values) {
    if (text.length > 1) text += ',';
    text += value === null || value === undefined ? 'null' : `"${value.replace(special, '\\$&')}"`;
  }
  return `${text}}`;
}
