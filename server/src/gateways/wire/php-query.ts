/** What a query of PHP may hold; a null is left out, true and false are 1 and 0. */
export type QueryValue = string | boolean | null;
export type Pairs<T> = readonly (readonly [name: string, value: T])[];

/**
 * The pairs as PHP's `http_build_query` writes them: a space is `+`, everything but `A-Z a-z 0-9 - _ .` is
 * percent-encoded in upper case. Nested fields are given by their names: `fields[email]`.
 */
export function phpQuery(pairs: Pairs<QueryValue>): string {
  return pairs
    .filter(([, value]) => value !== null)
    .map(
      ([name, value]) =>
        `${phpUrlText(name)}=${phpUrlText(typeof value === 'boolean' ? (value ? '1' : '0') : (value ?? ''))}`,
    )
    .join('&');
}

const sharper = /[!'()*~]/g;
const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

/** Half a surrogate pair is no text: it throws `URIError`. */
const phpUrlText = (text: string): string => encodeURIComponent(text).replace(sharper, percent).replaceAll('%20', '+');

/** The pairs in the ascending byte order of their names, as PHP's `ksort` puts ordinary ones. Those of one name keep their order. */
export const ksort = <T>(pairs: Iterable<readonly [string, T]>): (readonly [string, T])[] =>
  [...pairs].sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
