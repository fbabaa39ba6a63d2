import type { FastifyInstance } from 'fastify';
import { sendProblem } from './answer-problems.ts';
import { problemOf } from './problem-of.ts';
import { TransportFault } from './transport-fault.ts';

type Pattern = { readonly method: string; readonly shape: RegExp };

/** Answers addresses that are not there (404), and those that are there for other methods (405). */
export function answerUnknown(app: FastifyInstance): void {
  const patterns: Pattern[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) patterns.push({ method: one, shape: shapeOf(url) });
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const methods = [...new Set(patterns.filter(({ shape }) => shape.test(path)).map(({ method }) => method))];
    if (methods.length > 0) reply.header('allow', methods.join(', '));
    sendProblem(reply, problemOf(faultOf(request.method, methods), request.id));
  });
}

/** The addresses a route pattern of Fastify stands for. */
const shapeOf = (url: string) =>
  new RegExp(
    `^${url
      .replaceAll('.', '\\.')
      .replace(/:[^/]+/g, '[^/]+')
      .replaceAll('*', '.*')}$`,
  );

const faultOf = (method: string, methods: readonly string[]): TransportFault =>
  methods.length === 0
    ? new TransportFault('unknown_route', `Nothing answers ${method} here; /docs has the addresses there are.`)
    : new TransportFault('method_not_allowed', `This address takes ${methods.join(', ')}, not ${method}.`);
