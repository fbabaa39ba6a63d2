import type { FastifyRequest } from 'fastify';

/** What a call says, whichever way it came: the query and the body, of which the body wins. */
export type Asked = Readonly<Record<string, string | undefined>>;

/** Lists in brackets, `orders[0]=1&orders[1]=2`, are the same as `orders=1,2`. */
export function askedIn({ query, body }: FastifyRequest): Asked {
  const asked: Record<string, string> = {};
  const given = { ...(query as Record<string, unknown>), ...(body as Record<string, unknown> | undefined) };
  for (const [name, value] of Object.entries(given)) {
    const [, plain = name] = /^(\w+)\[\d*\]$/.exec(name) ?? [];
    const text = Array.isArray(value) ? value.join(',') : textOf(value);
    asked[plain] = plain !== name && asked[plain] !== undefined ? `${asked[plain]},${text}` : text;
  }
  return asked;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** The ids of a list: each once, at most 100, or undefined. */
export function idsIn(text = ''): readonly string[] | undefined {
  const ids = [...new Set(text.split(',').map((id) => id.trim()))];
  return ids.length <= 100 ? ids : undefined;
}
