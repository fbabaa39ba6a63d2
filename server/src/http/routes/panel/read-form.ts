import { fieldsMax, gather, Unreadable, type Fields } from './fields.ts';

const noFields: Fields = new Map();

/** Reads `a=1&b=2`, from behind a question mark or from a body. What is badly encoded stays as it was written. */
export function readForm(text: string): Fields {
  if (text === '') return noFields;
  if (separators(text) >= fieldsMax) throw new Unreadable('There are too many fields.');
  return gather(new URLSearchParams(text));
}

/** Counted before anything is taken apart. */
function separators(text: string): number {
  let count = 0;
  for (let at = text.indexOf('&'); at !== -1 && count < fieldsMax; at = text.indexOf('&', at + 1)) count += 1;
  return count;
}
