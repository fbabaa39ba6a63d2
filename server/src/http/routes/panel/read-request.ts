import type { Fields } from './fields.ts';
import { readForm } from './read-form.ts';
import { readJson } from './read-json.ts';
import { readMultipart } from './read-multipart.ts';

/** A request as it came. */
export type Sent = {
  /** What stands behind the question mark. */
  readonly rawQuery: string;
  readonly contentType: string;
  readonly bytes: Buffer | undefined;
};

/** The fields of a request, from behind the question mark and from the body; the body wins. Throws `Unreadable`. */
export function readRequest({ rawQuery, contentType, bytes }: Sent): Fields {
  const query = readForm(rawQuery);
  if (!bytes || bytes.length === 0) return query;
  const body = readBody(contentType, bytes);
  return query.size === 0 ? body : new Map([...query, ...body]);
}

/** Clients often name the wrong type, or none: what begins with a brace is JSON. */
function readBody(contentType: string, bytes: Buffer): Fields {
  if (/^multipart\//i.test(contentType)) return readMultipart(bytes, contentType);
  const text = bytes.toString('utf8');
  return /json/i.test(contentType) || /^\s*\{/.test(text) ? readJson(text) : readForm(text);
}
