import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { SandboxEvent, Telegram } from '../telegram.ts';

const root = fileURLToPath(new URL('../../page/', import.meta.url));

/** The phone at `/`, the events that keep it in step, and the photos it shows. */
export async function pageRoutes(app: FastifyInstance, { telegram }: { telegram: Telegram }): Promise<void> {
  if (existsSync(root)) await app.register(fastifyStatic, { root, prefix: '/' });
  app.get<{ Params: { id: string } }>('/sandbox/files/:id', (request, reply) => {
    const file = telegram.world.files[request.params.id];
    if (!file) return reply.code(404).send({ error: `There is no file ${request.params.id}.` });
    return reply.type(file.type).send(Buffer.from(file.base64, 'base64'));
  });
  app.get('/sandbox/events', (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    reply.raw.write(':\n\n');
    const watch = (event: SandboxEvent) => void reply.raw.write(`data: ${JSON.stringify(event)}\n\n`);
    telegram.watchers.add(watch);
    reply.raw.once('close', () => telegram.watchers.delete(watch));
  });
}
