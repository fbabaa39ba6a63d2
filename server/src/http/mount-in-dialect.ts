import type { FastifyInstance, RouteOptions } from 'fastify';
import { answerAs } from './answer-as.ts';
import { logFault } from './answer-problems.ts';
import { mountForAnything } from './keep-bytes.ts';
import { problemOf } from './problem-of.ts';
import type { HttpNeeds, Operation } from './routes/index.ts';

/** A route that answers as others do, at every address it has: what goes wrong before it is asked is told in its words as well. */
export function mountInDialect(
  app: FastifyInstance,
  needs: Pick<HttpNeeds, 'log'>,
  options: RouteOptions,
  { dialect, takesAnything }: Operation,
): void {
  if (!dialect || !takesAnything) throw new Error(`${options.url} has a dialect, and is not told what it reads.`);
  const errorHandler: RouteOptions['errorHandler'] = (error, request, reply) => {
    const problem = problemOf(error, request.id);
    logFault(needs, problem, error, request);
    answerAs(reply)(dialect.answerProblem(problem));
  };
  for (const url of [options.url, ...dialect.alsoAt])
    mountForAnything(app, { ...options, url, errorHandler }, takesAnything.bytesMax);
}
