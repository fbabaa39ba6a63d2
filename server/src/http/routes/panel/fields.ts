/** What a client of the panel API sent, whichever way it came: every value of a name is a text, in order. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** What cannot be read: the request is not what any client of a panel sends. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** 100 ids in brackets and every parameter there is, with room to spare. */
export const fieldsMax = 300;

/** `orders[0]`, `orders[]` and `orders` are one name. */
const bracketed = /^([^[\]]{1,64})\[[^[\]]{0,64}\]$/;

/** Gathers pairs by their names. */
export function gather(pairs: Iterable<readonly [string, string]>): Fields {
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [written, value] of pairs) {
    if ((count += 1) > fieldsMax) throw new Unreadable('There are too many fields.');
    requireText(value);
    const name = bracketed.exec(written)?.[1] ?? written;
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return fields;
}

/** Control characters but line breaks and tabs, and halves of characters: nothing that is ordered has them, and PostgreSQL keeps none. */
const strange = /[^\P{Cc}\t\r\n]/u;

function requireText(value: string): void {
  if (!value.isWellFormed() || strange.test(value)) throw new Unreadable('A field is no text.');
}

/** The value of a field without the blanks around it; nothing when it is empty, as PHP forms send what was not filled in. */
export function one(fields: Fields, name: string): string | undefined {
  const value = fields.get(name)?.at(-1)?.trim();
  return value === '' ? undefined : value;
}

/** All that was sent under a name, as one text of lines. */
export function lines(fields: Fields, name: string): string | undefined {
  const text = fields.get(name)?.join('\n');
  return text === undefined || text.trim() === '' ? undefined : text;
}
