import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '@asterism/telegram-sandbox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EmulatedSystem } from './system.ts';

type Strike = (code: string, fits: (fault: Fault) => boolean) => Fault | undefined;

const largestBody = 1024 * 1024;
/** Hits whose answer is to be lost once the effect is there. */
const lostAnswers = new WeakMap<FastifyRequest, Fault>();

/** Mounts a system under its code and whatever else it is known by: raw bodies, and the standing call faults around each of its routes. */
export async function mount(app: FastifyInstance, system: EmulatedSystem, strike: Strike): Promise<void> {
  for (const path of [system.code, ...(system.aliases ?? [])]) await mountAt(path, app, system, strike);
}

async function mountAt(path: string, app: FastifyInstance, system: EmulatedSystem, strike: Strike): Promise<void> {
  const struck: Strike = (_path, fits) => strike(system.code, fits);
  await app.register(
    async (scope) => {
      takeBodies(scope);
      scope.addHook('preHandler', (request, reply) => strikeBefore(request, reply, path, struck));
      scope.addHook('onSend', (request) => strikeAfter(request));
      await system.routes(scope);
    },
    { prefix: `/${path}` },
  );
}

/** Every content type is taken: parsed where we know how, and always kept as it came. */
function takeBodies(scope: FastifyInstance): void {
  scope.addHook('onRequest', async (request) => {
    request.rawBody = Buffer.alloc(0);
  });
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestBody }, (request, bytes, done) => {
    request.rawBody = bytes as Buffer;
    done(null, parse(request.headers['content-type'] ?? '', bytes.toString('utf8')));
  });
}

function parse(type: string, text: string): unknown {
  if (type.includes('urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // what a system says of a broken body is the system's affair
  }
}

/**
 * What a fault's `method` is compared with: the path below the code, its last part, and the `method` of the query where
 * a system has only one path.
 */
function namesOf(request: FastifyRequest, code: string): readonly string[] {
  const [path = '', query = ''] = request.url.slice(code.length + 2).split('?');
  const whole = path.replace(/\/$/, '');
  return [whole, whole.split('/').at(-1) ?? '', new URLSearchParams(query).get('method') ?? ''];
}

/** The pages where people pay are spared: a fault is for the platform's calls. */
const isPage = (names: readonly string[]) => /^pay(\/|$)/.test(names[0] ?? '');

async function strikeBefore(request: FastifyRequest, reply: FastifyReply, code: string, strike: Strike): Promise<void> {
  const names = namesOf(request, code);
  if (isPage(names)) return;
  const fault = strike(code, ({ method }) => method === undefined || names.includes(method));
  if (!fault) return;
  if (fault.kind === '429') {
    await reply
      .code(429)
      .header('retry-after', fault.retry_after ?? 1)
      .send({ error: 'Too Many Requests' });
  } else if (fault.kind === '500') {
    await reply.code(500).send({ error: 'Internal Server Error' });
  } else if (fault.kind === 'timeout_after') {
    lostAnswers.set(request, fault);
  } else {
    await drip(fault);
    reply.hijack();
    hangUp(request);
  }
}

async function strikeAfter(request: FastifyRequest): Promise<void> {
  const fault = lostAnswers.get(request);
  if (!fault) return;
  await drip(fault);
  hangUp(request);
}

const drip = ({ seconds }: Fault) => (seconds ? wait(seconds * 1000, undefined, { ref: false }) : Promise.resolve());

/** Breaks the connection, so that the caller does not learn what came of the call. */
function hangUp(request: FastifyRequest): void {
  request.raw.socket.destroy();
}
