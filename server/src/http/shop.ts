import { hash } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { takeEntrance } from '#identity';
import { Refusal } from '#kernel';
import { logFault } from './answer-problems.ts';
import { languageOf } from './pages/pricing-words.ts';
import { shopLook } from './pages/shop-look.ts';
import { shopScript } from './pages/shop-script.ts';
import { saidPage } from './pages/shop-front.ts';
import { shopWords } from './pages/shop-frame.ts';
import { problemOf } from './problem-of.ts';
import { cancelAtCheckout, payAtCheckout, showCheckout } from './shop-checkout.ts';
import { orderAtShop, showShop } from './shop-order.ts';
import { findPlace, textOf, type Asked, type Seen, type ShopNeeds } from './shop-place.ts';
import { refusalText } from './shop-refusal.ts';

const sourceOf = (text: string): string => `'sha256-${hash('sha256', text, 'base64')}'`;

/** The browser runs the pages' own script and look, loads nothing else, and sends forms only back here. */
const nothingElse = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: [sourceOf(shopScript)],
    styleSrc: [sourceOf(shopLook)],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
};

/** A form is a few short fields. */
const formBytesMax = 4096;

/** In a minute, from one address: an open checkout looks every three seconds; what asks suppliers is dearer. */
const looksPerMinute = 240;
const stepsPerMinute = 30;

type Answer = (needs: ShopNeeds, seen: Seen) => Promise<string | { readonly to: string }>;
type Request = FastifyRequest<{ Params: Asked['params']; Querystring: Asked['query']; Body: unknown }>;

/** `/shop` and `/checkout`: Stars sold on the web, by pages that need no script. */
export async function addShop(app: FastifyInstance, needs: ShopNeeds): Promise<void> {
  await app.register(async function shopPages(pages) {
    await pages.register(helmet, { contentSecurityPolicy: nothingElse, strictTransportSecurity: false });
    pages.removeAllContentTypeParsers();
    const readForm = { parseAs: 'string', bodyLimit: formBytesMax } as const;
    pages.addContentTypeParser<string>('application/x-www-form-urlencoded', readForm, (_, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(body))),
    );
    pages.setErrorHandler<Error, { Params: Asked['params']; Querystring: Asked['query']; Body: unknown }>(
      (error, request, reply) => tellProblem(needs, error, request, reply),
    );
    const add = (method: 'GET' | 'POST', url: string, answer: Answer) =>
      pages.route<{ Params: Asked['params']; Querystring: Asked['query']; Body: unknown }>({
        method,
        url,
        schema: { hide: true },
        handler: (request, reply) => serve(needs, answer, request, reply),
      });
    for (const shop of ['', '/:shop']) {
      add('GET', `/shop${shop}`, showShop);
      add('POST', `/shop${shop}/orders`, orderAtShop);
      add('GET', `/checkout${shop}/:order`, showCheckout);
      add('POST', `/checkout${shop}/:order/pay`, payAtCheckout);
      add('POST', `/checkout${shop}/:order/cancel`, cancelAtCheckout);
    }
  });
}

async function serve(needs: ShopNeeds, answer: Answer, request: Request, reply: FastifyReply): Promise<FastifyReply> {
  requireOwnForm(request, needs.config.publicUrl);
  await count(needs, request);
  const place = await findPlace(needs, askedOf(request));
  const said = await answer(needs, { ...askedOf(request), ...place });
  if (typeof said === 'object') return reply.redirect(said.to, 303);
  return send(reply, place.place.language, 200, said);
}

/** Nobody is signed in here, so no other site could act for anybody; a form it sends all the same is turned away. */
function requireOwnForm({ method, headers, host }: Request, publicUrl: string): void {
  if (method !== 'POST') return;
  const site = headers['sec-fetch-site'];
  const isElsewhere = site !== undefined && site !== 'same-origin' && site !== 'none';
  const { origin } = headers;
  const ours = [host, hostOf(publicUrl)]; // behind a proxy the server may be called otherwise
  if (isElsewhere || (origin !== undefined && origin !== 'null' && !ours.includes(hostOf(origin))))
    throw new SentFromElsewhere();
}

class SentFromElsewhere extends Error {
  override readonly name = 'SentFromElsewhere';
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

const count = (needs: ShopNeeds, { ip, method, query }: Request) =>
  method === 'POST' || query['step'] !== undefined
    ? takeEntrance(needs, { address: ip, perMinute: stepsPerMinute, door: 'checkout' })
    : takeEntrance(needs, { address: ip, perMinute: looksPerMinute, door: 'shop' });

function askedOf({ params, query, body, headers }: Request): Asked {
  const form = typeof body === 'object' && body !== null ? (body as Record<string, string>) : {};
  return {
    params,
    query,
    form,
    language: languageOf(textOf(form['lang'] ?? query['lang']), headers['accept-language']),
  };
}

const send = (reply: FastifyReply, language: string, status: number, page: string): FastifyReply =>
  reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('vary', 'accept-language')
    .header('content-language', language)
    .send(page);

/** What went wrong, as a page in the visitor's language. */
function tellProblem(needs: ShopNeeds, error: Error, request: Request, reply: FastifyReply): FastifyReply {
  const { language } = askedOf(request);
  const words = shopWords(language);
  const place = { language, shop: '/shop', checkout: '/checkout' };
  if (error instanceof SentFromElsewhere)
    return send(reply, language, 403, saidPage(place, words.sorry, words.refusals.forbidden));
  const problem = problemOf(error, request.id);
  logFault(needs, problem, error, request);
  const after = error instanceof Refusal ? error.details['retryAfterSeconds'] : undefined;
  if (typeof after === 'number') void reply.header('retry-after', after);
  const isMissing = error instanceof Refusal && error.code === 'not_found';
  const title = isMissing ? (request.params.order === undefined ? words.noShop : words.noPage) : words.sorry;
  const text = isMissing ? '' : refusalText(error, words);
  return send(reply, language, problem.status, saidPage(place, title, text));
}
