import type { Amount } from '#kernel';

/** What stands in a text. Strings come from people and are escaped; a line inside a line is already a text of ours. */
export type Value = string | number | Amount | Date | { readonly seconds: number } | Line;

/** One piece of text by its key in the catalogues, never the words themselves. */
export type Line = { readonly key: string; readonly values: Readonly<Record<string, Value>> };

/** A text of the catalogues. Keys are written out where they are used, so that a test can find them. */
export const line = (key: string, values: Readonly<Record<string, Value>> = {}): Line => ({ key, values });
