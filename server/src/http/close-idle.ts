import type { FastifyInstance } from 'fastify';

const everyMilliseconds = 50;

/**
 * Lets a closing server end as soon as its last answer is out. A connection that was busy when the closing began
 * would otherwise be kept for the next request, which may not come, until its time-out.
 */
export function closeIdleConnections(app: FastifyInstance): void {
  app.addHook('preClose', (done) => {
    if (app.server.listening) {
      const sweep = setInterval(() => app.server.closeIdleConnections(), everyMilliseconds);
      app.server.once('close', () => clearInterval(sweep));
    }
    done();
  });
}
