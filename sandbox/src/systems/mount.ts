import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '@asterism/telegram-sandbox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EmulatedPlace } from './system.ts';

type Strike = (code: string, fits: (fault: Fault) => boolean) => Fault | undefined;

/** Draws the standing faults: of calls, and of whatever is on its way. */
export type Strikes = { readonly call: Strike; readonly delivery: Strike };

const largestBody = 1024 * 1024;
/** Hits whose answer is to be lost once the effect is there. */
const lostAnswers = new WeakMap<FastifyRequest, Fault>();

/** On a call that is made a second time by the network, so that it is not made a third time. */
const repeated = 'x-sandbox-repeated';

/** Mounts a place under its code and whatever else it is known by: raw bodies, and the standing call faults around each of its routes. */
export async function mount(app: FastifyInstance, place: EmulatedPlace, strikes: Strikes): Promise<void> {
  for (const path of [place.code, ...(place.aliases ?? [])]) await mountAt(path, app, place, strikes);
}

async function mountAt(path: string, app: FastifyInstance, place: EmulatedPlace, strikes: Strikes): Promise<void> {
  await app.register(
    async (scope) => {
      takeBodies(scope);
      scope.addHook('preHandler', async (request, reply) => {
        const names = place.callNames ? place.callNames(request) : namesOf(request, path);
        if (names === undefined) return;
        const fits = ({ method }: Fault) => method === undefined || names.includes(method);
        const isTwice = (fault: Fault) => fault.kind === 'duplicate' && fits(fault);
        if (place.callNames) await repeat(request, () => strikes.delivery(place.code, isTwice));
        await strikeBefore(request, reply, strikes.call(place.code, fits));
      });
      scope.addHook('onSend', (request) => strikeAfter(request));
      await place.routes(scope);
    },
    { prefix: `/${path}` },
  );
}

/** The network makes a call once more by itself: it has come before, when it comes. */
async function repeat(request: FastifyRequest, strike: () => Fault | undefined): Promise<void> {
  const { method, url, headers, rawBody } = request;
  if (headers[repeated] !== undefined || !strike()) return;
  const again = { ...headers, [repeated]: '1' };
  await request.server.inject({ method: method === 'GET' ? 'GET' : 'POST', url, headers: again, payload: rawBody });
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
 * a system has only one path. The pages where people pay are spared: a fault is for the platform's calls.
 */
function namesOf(request: FastifyRequest, code: string): readonly string[] | undefined {
  const [path = '', query = ''] = request.url.slice(code.length + 2).split('?');
  const whole = path.replace(/\/$/, '');
  if (/^pay(\/|$)/.test(whole)) return undefined;
  return [whole, whole.split('/').at(-1) ?? '', new URLSearchParams(query).get('method') ?? ''];
}

async function strikeBefore(request: FastifyRequest, reply: FastifyReply, fault: Fault | undefined): Promise<void> {
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
