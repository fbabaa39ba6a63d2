import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem-of.ts';
import type { HttpNeeds } from './routes/index.ts';
import type { Problem } from './routes/wire/problem.ts';

const retrySeconds = 1;

/** Answers an error as a problem document. Only what is our fault is logged, with the request's id. */
export const answerProblem = (needs: Pick<HttpNeeds, 'log'>) =>
  function answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOf(error, request.id);
    logFault(needs, problem, error, request);
    sendProblem(reply, problem);
  };

/** Logs what is our fault; the address is the route's, which holds no keys. */
export function logFault(
  { log }: Pick<HttpNeeds, 'log'>,
  { status }: Problem,
  error: unknown,
  request: FastifyRequest,
): void {
  const about = { request_id: request.id, method: request.method, route: request.routeOptions.url, err: error };
  if (status === 500) log.error(about, 'A request broke.');
  if (status === 503) log.warn(about, 'A request could not be answered just now.');
}

/** Writes a problem, with the headers that belong to its status. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  if (problem.status === 429 || problem.status === 503) reply.header('retry-after', String(secondsOf(problem)));
  void reply
    .code(problem.status)
    .header('content-type', 'application/problem+json')
    .header('x-request-id', problem.request_id)
    .serializer(JSON.stringify)
    .send(problem);
}

const secondsOf = ({ details }: Problem): number =>
  typeof details?.['retryAfterSeconds'] === 'number' ? details['retryAfterSeconds'] : retrySeconds;
