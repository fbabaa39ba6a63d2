import { subscribe } from 'node:diagnostics_channel';

/** As much of a Fastify as is needed here. */
type Fastify = {
  addHook(name: 'onRoute', hook: (route: Route) => void): void;
  route(route: Route): void;
};
type Route = { method: string | string[]; url: string; schema?: object; handler: () => unknown };

/**
 * Loaded with `node --import` before the server's own main.ts: it gives the same Fastify, in the same process, one
 * more route, which holds the body of a consume to the same schemas and answers at once. What a request costs
 * beyond that (key, limit, books, fsync) is what the figures compare. The product knows nothing of it.
 */
subscribe('fastify.initialization', (message) => {
  const { fastify } = message as { fastify: Fastify };
  fastify.addHook('onRoute', ({ url, schema = {} }) => {
    if (url === '/v1/consume') fastify.route({ method: 'POST', url: '/bench/bare', schema, handler: () => answer });
  });
});

const answer = { allowed: true, remaining: '1000000', transfer: '1000000' };
