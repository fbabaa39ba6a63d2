import { Refusal } from '#kernel';

/** Which slice of a list: `limit` is 1 to 200, 50 when not given; `cursor` is where the page before ended. */
export type Page = { readonly asOf?: Date; readonly cursor?: string; readonly limit?: number };

/** How many entries a page has. Refuses with `invalid_request`. */
export function limitOf({ limit = 50 }: Page): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > 200)
    throw new Refusal('invalid_request', 'A limit is a whole number from 1 to 200.');
  return limit;
}

/** A cursor is the sorting key of the last entry shown, made opaque. */
export const writeCursor = (key: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** Refuses with `invalid_request` what is not a cursor of so many parts. */
export function readCursor(cursor: string | undefined, parts: number): string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === parts) return key.map(String);
  } catch {
    // Not JSON: refused below like every other text that is no cursor.
  }
  throw new Refusal('invalid_request', 'This cursor was not given by this list. Begin again without one.');
}

/** The instant in a cursor. */
export function readInstant(text: string | undefined): Date {
  const instant = new Date(text ?? '');
  if (Number.isNaN(instant.getTime())) throw new Refusal('invalid_request', 'This cursor was not given by this list.');
  return instant;
}
