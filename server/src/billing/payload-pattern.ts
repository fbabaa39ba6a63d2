import { Refusal } from '#kernel';

/**
 * What a payload looks like: plain text, `*` for any run of characters and `{customer}` for the name of a customer.
 * It covers the whole payload. `\` makes the next character plain. Nothing can repeat inside anything else, so a
 * match takes one pass: there is no pattern that is slow.
 */
export type PayloadPattern = {
  /** The plain texts before, between and after the wildcards: always one more than there are wildcards. */
  readonly texts: readonly string[];
  /** What stands between them, in order. */
  readonly wildcards: readonly Wildcard[];
};

type Wildcard = 'any' | 'customer';

/** Telegram's own limit for a payload is 128 bytes. */
export const longestPattern = 256;

const placeholder = '{customer}';

/** Reads a pattern. Refuses with `invalid_request` one that is too long or could be read in two ways. */
export function readPattern(source: string): PayloadPattern {
  if (source.length === 0 || source.length > longestPattern)
    throw new Refusal('invalid_request', `A payload pattern has 1 to ${longestPattern} characters.`);
  const texts = [''];
  const wildcards: Wildcard[] = [];
  for (let at = 0; at < source.length;) {
    const token = tokenAt(source, at);
    at += token.length;
    if (token === '*') open(texts, wildcards, 'any');
    else if (token === placeholder) open(texts, wildcards, 'customer');
    else texts.push(`${texts.pop() ?? ''}${token.startsWith('\\') ? token.slice(1) : token}`);
  }
  if (wildcards.filter((one) => one === 'customer').length > 1)
    throw new Refusal('invalid_request', `A payload pattern names ${placeholder} once at most.`);
  return { texts, wildcards };
}

function tokenAt(source: string, at: number): string {
  if (source.startsWith(placeholder, at)) return placeholder;
  if (source[at] !== '\\') return source[at] ?? '';
  if (at + 1 === source.length) throw new Refusal('invalid_request', 'A payload pattern does not end in a lone "\\".');
  return source.slice(at, at + 2);
}

function open(texts: string[], wildcards: Wildcard[], wildcard: Wildcard): void {
  if (wildcards.length > 0 && texts.at(-1) === '')
    throw new Refusal('invalid_request', 'Put some text between two wildcards: it cannot be told where one ends.');
  wildcards.push(wildcard);
  texts.push('');
}

export const takesCustomer = ({ wildcards }: PayloadPattern): boolean => wildcards.includes('customer');

/**
 * Matches a whole payload; undefined when it is another one. Each wildcard takes as little as it can, `{customer}`
 * at least one character. The earliest place for each text leaves the most room for the rest, so nothing is ever
 * tried twice.
 */
export function matchPattern(
  { texts, wildcards }: PayloadPattern,
  payload: string,
): { readonly customer?: string } | undefined {
  const [first = '', ...others] = texts;
  if (others.length === 0) return payload === first ? {} : undefined;
  if (!payload.startsWith(first)) return undefined;
  let from = first.length;
  let customer: string | undefined;
  for (const [n, text] of others.entries()) {
    const least = from + (wildcards[n] === 'customer' ? 1 : 0);
    const found = n === others.length - 1 ? atTheEnd(payload, text, least) : payload.indexOf(text, least);
    if (found === -1) return undefined;
    if (wildcards[n] === 'customer') customer = payload.slice(from, found);
    from = found + text.length;
  }
  return customer === undefined ? {} : { customer };
}

function atTheEnd(payload: string, text: string, least: number): number {
  const at = payload.length - text.length;
  return at >= least && payload.endsWith(text) ? at : -1;
}
