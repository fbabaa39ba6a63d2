import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { strikeCall } from '../faults/strike.ts';
import { runMethod } from '../methods/index.ts';
import type { Telegram } from '../telegram.ts';
import { botByToken } from '../world/world.ts';
import { readCall } from './read-call.ts';
import { badRequest, Refused } from './refused.ts';

type Path = { Params: { token: string; method: string } };
const largestBody = 52_428_800;

/** `/bot<token>/<method>`, and `/bot<token>/test/<method>` as the test data centre has it. */
export async function botApiRoutes(app: FastifyInstance, { telegram }: { telegram: Telegram }): Promise<void> {
  app.setErrorHandler((error, _, reply) => reply.send(refuse(telegram, reply, error)));
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestBody }, (_, body, done) => done(null, body));
  await app.register(multipart, { limits: { fileSize: largestBody, fieldSize: largestBody } });
  for (const url of ['/bot:token/:method', '/bot:token/test/:method']) {
    app.route<Path>({
      method: ['GET', 'POST'],
      url,
      bodyLimit: largestBody,
      handler: (request, reply) => answer(telegram, request, reply),
    });
  }
}

async function answer(telegram: Telegram, request: FastifyRequest<Path>, reply: FastifyReply): Promise<unknown> {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  let description: string | undefined;
  try {
    const bot = botByToken(telegram.world, request.params.token);
    if (!bot) throw new Refused(401, 'Unauthorized');
    const call = await readCall(request, gone.signal, (given) => (description = given));
    const after = await strikeCall(telegram, request.params.method);
    const result = after === 'hang-up-before' ? undefined : await runMethod(telegram, bot, request.params.method, call);
    if (after !== 'go-on') return hangUp(reply);
    return { ok: true, result, ...(description && { description }) };
  } catch (error) {
    return refuse(telegram, reply, error);
  }
}

/** Breaks the connection, so that the caller does not learn what came of the call. */
function hangUp(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}

/** What Fastify or the multipart reader refuses is the caller's mistake as well. */
function asRefused(error: unknown): Refused {
  if (error instanceof Refused) return error;
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  if (status === 413) return new Refused(413, 'Request Entity Too Large');
  return status < 500 ? badRequest((error as Error).message) : new Refused(500, 'Internal Server Error');
}

function refuse(telegram: Telegram, reply: FastifyReply, error: unknown): unknown {
  const refused = asRefused(error);
  if (refused.code === 500) telegram.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const { code, message, parameters } = refused;
  reply.code(code);
  if (parameters?.retry_after !== undefined) reply.header('retry-after', parameters.retry_after);
  return { ok: false, error_code: code, description: message, ...(parameters && { parameters }) };
}
