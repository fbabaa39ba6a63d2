import { route, Wrong, type Route } from '@asterism/telegram-sandbox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { askedIn } from '../panel/asked.ts';
import type { OpenPlace, Surroundings } from '../system.ts';

type Way = { readonly name: string; to: string; calls: number };
type Ways = Surroundings & { ways: Way[] };

const nameOf = ({ params }: FastifyRequest): string => (params as { name?: string }).name ?? '';
const patience = 30_000;

/**
 * Ways to other servers, at `/way/<name>/…`: whatever is asked there is asked of the server behind, byte by byte, unless
 * a fault of the target `way` strikes. So calls between two servers of ours get lost, cut off and doubled as on a bad line.
 */
export const openWay: OpenPlace = (surroundings) => {
  const open: Ways = { ...surroundings, ways: [] };
  return {
    code: 'way',
    routes: (app) => pass(open, app),
    controls: controls(open),
    callNames(request) {
      const name = nameOf(request);
      const action = askedIn(request)['action'] ?? request.url.split('?')[0]?.split('/').at(-1) ?? '';
      return [name, action, `${name}/${action}`];
    },
    save: () => open.ways,
    load: (saved) => void (open.ways = saved as Way[]),
  };
};

const way = z.object({ name: z.string(), to: z.string(), calls: z.number().describe('what has come through') });

const controls = (open: Ways): readonly Route[] => [
  route({
    method: 'GET',
    path: '/sandbox/ways',
    summary: 'The ways to other servers, and how many calls have come through',
    answer: z.array(way),
    run: () => open.ways,
  }),
  route({
    method: 'POST',
    path: '/sandbox/ways',
    summary:
      'Opens a way to another server at /way/<name>, which faults of the target `way` strike; or leads it elsewhere',
    body: z.strictObject({ name: z.string().regex(/^[a-z0-9_-]{1,40}$/), to: z.url({ protocol: /^https?$/ }) }),
    answer: z.object({ url: z.string() }),
    run: (_, { body: { name, to } }) => {
      if (to.startsWith(open.url())) throw new Wrong(400, 'A way leads out of the sandbox.');
      const known = open.ways.find((one) => one.name === name);
      if (known) known.to = to;
      else open.ways.push({ name, to, calls: 0 });
      open.changed();
      return { url: `${open.url()}/way/${name}` };
    },
  }),
];

function pass(open: Ways, app: FastifyInstance): void {
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const found = open.ways.find(({ name }) => name === nameOf(request));
    if (!found) return reply.code(404).send({ error: 'No way leads there.' });
    found.calls += 1;
    const rest = request.url.slice(`/way/${found.name}`.length);
    return hand(reply, await fetch(found.to.replace(/\/$/, '') + rest, forwarded(request)));
  };
  app.route({ method: ['GET', 'POST'], url: '/:name/*', handler });
}

/** What the caller said, without what belongs to the connection. */
function forwarded({ method, headers, rawBody }: FastifyRequest): RequestInit {
  const own = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive']);
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    own.has(name) || name.startsWith('x-sandbox-') || value === undefined
      ? []
      : [[name, String(value)] as [string, string]],
  );
  const body = method === 'GET' ? {} : { body: new Uint8Array(rawBody) };
  return { method, headers: kept, redirect: 'manual', signal: AbortSignal.timeout(patience), ...body };
}

async function hand(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  const type = answer.headers.get('content-type');
  const wait = answer.headers.get('retry-after');
  if (wait !== null) void reply.header('retry-after', wait);
  if (type !== null) void reply.header('content-type', type);
  return reply.code(answer.status).send(Buffer.from(await answer.arrayBuffer()));
}
