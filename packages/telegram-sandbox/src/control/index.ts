import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ZodType, z } from 'zod';
import type { Sandbox } from '../sandbox.ts';
import { botRoutes } from './bots.ts';
import { clockRoutes } from './clock.ts';
import { dialogRoutes } from './dialogs.ts';
import { faultRoutes } from './faults.ts';
import { paymentRoutes } from './payments.ts';
import { peopleRoutes } from './people.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { chatRoutes } from './chats.ts';
import { boostRoutes } from './boosts.ts';
import { openApi } from './openapi.ts';
import type { Input, Route } from './route.ts';
import { userRoutes } from './users.ts';
import { Wrong } from '../wrong.ts';

const ownRoutes: readonly Route[] = [
  ...userRoutes,
  ...botRoutes,
  ...dialogRoutes,
  ...peopleRoutes,
  ...paymentRoutes,
  ...subscriptionRoutes,
  ...chatRoutes,
  ...boostRoutes,
  ...clockRoutes,
  ...faultRoutes,
];

/** What is controlled, and the routes that an embedding process adds. */
type Controlled = { readonly sandbox: Sandbox; readonly more: readonly Route[] };

/** `/sandbox/*`: what a person, an owner or Telegram itself does, and the clock. */
export async function controlRoutes(app: FastifyInstance, { sandbox, more }: Controlled): Promise<void> {
  const routes = [...ownRoutes, ...more];
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body));
  app.setErrorHandler((error, _, reply) => refuse(sandbox, reply, error));
  app.get('/sandbox/openapi.json', () => openApi(routes));
  for (const { method, path, body, query, run } of routes) {
    app.route({
      method,
      url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
      handler: async (request) => (await run(sandbox, read(request, body, query))) ?? {},
    });
  }
}

function read(request: FastifyRequest, body?: ZodType, query?: ZodType): Input<never, never> {
  return {
    params: request.params as Record<string, string>,
    body: (body ? check(body, parse(request.body)) : undefined) as never,
    query: (query ? check(query, request.query) : undefined) as never,
  };
}

function parse(body: unknown): unknown {
  if (typeof body !== 'string' || body.trim() === '') return {};
  try {
    return JSON.parse(body);
  } catch {
    throw new Wrong(400, 'The body is no JSON.');
  }
}

function check(shape: ZodType, value: unknown): unknown {
  const read = shape.safeParse(value);
  if (!read.success) throw new Wrong(400, z.prettifyError(read.error));
  return read.data;
}

function refuse({ telegram }: Sandbox, reply: FastifyReply, error: unknown): FastifyReply {
  const status = error instanceof Wrong ? error.status : ((error as { statusCode?: number }).statusCode ?? 500);
  if (status === 500) telegram.log(String(error instanceof Error ? error.stack : error));
  return reply.code(status).send({ error: error instanceof Error ? error.message : String(error) });
}
