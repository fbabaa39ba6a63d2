/** A value of JSON in which every number has become its own text: amounts are never floating numbers. */
export type Told = string | boolean | null | readonly Told[] | { readonly [name: string]: Told };
export type ToldObject = { readonly [name: string]: Told };

/** Reads an answer; undefined for what is no JSON. A mark at its beginning, and space around it, are let go. */
export function readTold(body: string): Told | undefined {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, ''), (_name, value: unknown, context?: { source?: string }) =>
      typeof value === 'number' ? (context?.source ?? String(value)) : value,
    ) as Told;
  } catch {
    return undefined;
  }
}

export const isObject = (told: Told | undefined): told is ToldObject =>
  typeof told === 'object' && told !== null && !Array.isArray(told);

export const isList = (told: Told | undefined): told is readonly Told[] => Array.isArray(told);

/** A text that says something; undefined for everything else. */
export const wordOf = (told: Told | undefined): string | undefined =>
  typeof told === 'string' && told.trim() !== '' ? told.trim() : undefined;

/** An id as panels write it: a number or a text, above zero. */
export function idOf(told: Told | undefined): string | undefined {
  const word = wordOf(told);
  return word !== undefined && word.length <= 64 && !/^(0+|null|false|none|-1)$/i.test(word) ? word : undefined;
}

/** A whole number, also one written "157.00"; undefined for everything else. */
export function wholeOf(told: Told | undefined): number | undefined {
  const match = /^(-?\d{1,15})(?:\.0+)?$/.exec(wordOf(told)?.replaceAll(',', '') ?? '');
  return match ? Number(match[1]) : undefined;
}

/** Yes in the spellings of panels. */
export const yesOf = (told: Told | undefined): boolean =>
  told === true || /^(1|true|yes|on)$/i.test(wordOf(told) ?? '');
