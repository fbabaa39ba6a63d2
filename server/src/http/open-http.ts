import { randomUUID } from 'node:crypto';
import { fastify, type FastifyInstance } from 'fastify';
import { addMetrics } from './metrics.ts';
import { answerNoHttp } from './answer-no-http.ts';
import { answerProblem } from './answer-problems.ts';
import { answerUnknown } from './answer-unknown.ts';
import { closeIdleConnections } from './close-idle.ts';
import { compileSchemas } from './compile-schemas.ts';
import { logRequests } from './log-requests.ts';
import { mountRoutes } from './mount.ts';
import { addPricing } from './pricing.ts';
import { addShop } from './shop.ts';
import { addReference } from './reference.ts';
import { controlRoutes, routes, type HttpNeeds } from './routes/index.ts';

const bodyBytesMax = 1024 * 1024;

/**
 * The HTTP side of the platform, ready to listen or to be injected into. It touches nothing until it is asked.
 * Close it with `close()`: it then takes no new request and finishes those under way.
 */
export async function openHttp(needs: HttpNeeds): Promise<FastifyInstance> {
  const answer = answerProblem(needs);
  const app = fastify({
    bodyLimit: bodyBytesMax,
    clientErrorHandler: answerNoHttp,
    exposeHeadRoutes: true,
    forceCloseConnections: 'idle',
    frameworkErrors: answer,
    genReqId: requestId,
    logger: false, // a child logger per request costs more than some of our answers
    return503OnClosing: false, // who is still connected when we close is answered, then sent away
    requestTimeout: 30_000, // a client that sends its body a byte a minute holds no connection for ever
    routerOptions: { maxParamLength: 4096 },
    trustProxy: [...(needs.config.trustedProxies ?? [])],
  });
  answerUnknown(app);
  closeIdleConnections(app);
  compileSchemas(app);
  app.removeContentTypeParser('text/plain');
  app.decorateRequest('caller', undefined);
  app.decorateRequest('bytes', undefined);
  app.setErrorHandler(answer);
  app.addHook('onRequest', function setHeaders(request, reply, done) {
    void reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    done();
  });
  if (needs.config.logRequests) logRequests(app, needs.log);
  addMetrics(app, needs);
  await addReference(app, needs);
  await addPricing(app, needs);
  await addShop(app, needs);
  mountRoutes(app, needs, routes);
  if (needs.control) mountRoutes(app, needs, controlRoutes);
  return app;
}

/** The caller's own name for the request when it is a plain one, else a new one. */
function requestId({ headers }: { headers: NodeJS.Dict<string | string[]> }): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID();
}
