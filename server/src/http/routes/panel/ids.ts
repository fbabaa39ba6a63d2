import { PanelNo } from './words.ts';
import type { Fields } from './fields.ts';

/** One id of a list: as it was written, and the number it may be. */
export type Asked = { readonly text: string; readonly number: number | undefined };

/** The only limit that every panel names. */
export const idsMax = 100;

/** Fewer digits than a number can hold exactly. */
const digits = /^\d{1,15}$/;

/** The number somebody wrote; nothing when it is none of ours. */
export const numberOf = (text: string): number | undefined => (digits.test(text) ? Number(text) : undefined);

/** The ids of a list: blanks and doubles are taken away. Nothing when there is no list; refuses more than 100. */
export function idsOf(fields: Fields, name: string): Asked[] | undefined {
  const texts = new Set<string>();
  for (const value of fields.get(name) ?? [])
    for (const each of value.split(',')) if (each.trim() !== '') texts.add(each.trim());
  if (texts.size > idsMax) throw new PanelNo('too_many_ids');
  return texts.size === 0 ? undefined : [...texts].map((text) => ({ text, number: numberOf(text) }));
}

/** An id as an entry of a list shows it again. */
export const shown = ({ text, number }: Asked): number | string => number ?? text;
