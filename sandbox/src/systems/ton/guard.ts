import type { FastifyReply, FastifyRequest } from 'fastify';

/** Calls a second for those who have no key. */
const gap = 1000;

/** Without a key one call a second is answered, with a key of ours all are; a key nobody gave is refused. */
export function openGuard(isKey: (key: string) => boolean) {
  let last = -gap;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const key = request.headers['x-api-key'];
    if (typeof key === 'string')
      return isKey(key) ? undefined : reply.status(401).send({ code: 401, error: 'API key does not exist' });
    const now = performance.now();
    if (now - last < gap) return reply.status(429).send({ code: 429, error: 'Ratelimit exceed' });
    last = now;
    return undefined;
  };
}
