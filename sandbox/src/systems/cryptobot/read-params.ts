import type { FastifyRequest } from 'fastify';

/** Parameters of a call: from the query and from a body in JSON, urlencoded or multipart, whatever the method. */
export function readParams(request: FastifyRequest): Record<string, string> {
  const { body, query, headers } = request;
  const type = headers['content-type'] ?? '';
  const sent = type.includes('multipart') ? readMultipart(type, request.rawBody.toString('utf8')) : body;
  return { ...texts(query), ...texts(sent) };
}

function texts(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {};
  const pairs = Object.entries(given as Record<string, unknown>).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return Object.fromEntries(
    pairs.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
  );
}

/** Fields only; files are nothing this system takes. */
function readMultipart(type: string, text: string): Record<string, string> {
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1] ?? '';
  const parts = boundary === '' ? [] : text.split(`--${boundary}`).slice(1, -1);
  return Object.fromEntries(
    parts.flatMap((part) => {
      const [head = '', ...rest] = part.replace(/^\r\n/, '').split('\r\n\r\n');
      const name = /name="([^"]*)"/.exec(head)?.[1];
      return name === undefined ? [] : [[name, rest.join('\r\n\r\n').replace(/\r\n$/, '')]];
    }),
  );
}
