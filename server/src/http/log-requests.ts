import type { FastifyInstance } from 'fastify';
import type { Log } from '#jobs';

/** One line for every request, when it has been answered. The address is the route's, so that it holds no ids. */
export function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { id, method, caller, routeOptions } = request;
    const about = { request_id: id, method, route: routeOptions.url, status: reply.statusCode, key: caller?.key };
    log.info({ ...about, milliseconds: Math.round(reply.elapsedTime) }, 'A request was answered.');
    done();
  });
}
