import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { House } from '../state.ts';
import { methods, type Asked } from './methods.ts';
import { catchUpFragment } from './progress.ts';
import { hashOf, isHash, signedIn } from './session.ts';

const askedIn = ({ body }: FastifyRequest): Asked => (body ?? {}) as Asked;

/** What a fault may name: the method, `fragment/<method>`, or who is signed in; `page` for the page with the hash. */
export function fragmentCallNames(house: House, request: FastifyRequest): readonly string[] | undefined {
  const [, path = ''] = /^\/supplier\/fragment(\/[^?]*)?/.exec(request.url) ?? [];
  if (!request.url.startsWith('/supplier/fragment')) return undefined;
  const method = path === '/api' ? (askedIn(request)['method'] ?? '') : 'page';
  return [method, 'fragment', `fragment/${method}`, signedIn(house, request)?.name ?? ''];
}

/** A market without an API: a page with the hash of the moment, and what the page itself calls with it. */
export async function fragmentRoutes(house: House, app: FastifyInstance): Promise<void> {
  await app.register(
    async (scope) => {
      for (const path of ['/', '/stars', '/stars/buy'])
        scope.get(path, (request, reply) => page(reply, signedHash(house, request)));
      scope.post('/api', (request) => answer(house, request));
    },
    { prefix: '/fragment' },
  );
}

function signedHash(house: House, request: FastifyRequest): string | undefined {
  const account = signedIn(house, request);
  return account && hashOf(house, account);
}

/** As the page has it in its script, with the slash escaped. A stranger's page has a hash as well, that opens nothing. */
const page = (reply: FastifyReply, hash: string | undefined): FastifyReply =>
  reply
    .type('text/html; charset=utf-8')
    .send(
      '<!DOCTYPE html><html><head><title>Buy Telegram Stars</title></head><body><main class="tm-main"></main>' +
        `<script>ajInit({"version":1,"apiUrl":"\\/api?hash=${hash ?? '0'.repeat(18)}","unauth":${hash === undefined}});</script>` +
        '</body></html>',
    );

function answer(house: House, request: FastifyRequest): Readonly<Record<string, unknown>> {
  const account = signedIn(house, request);
  const { hash = '' } = request.query as { hash?: string };
  if (!account) return { error: 'Access denied' };
  if (!isHash(house, account, hash)) return { error: 'Bad request' };
  catchUpFragment(house);
  const asked = askedIn(request);
  const method = methods[asked['method'] ?? ''];
  return method ? method(house, account, asked) : { error: 'Method not found' };
}
