import { hash } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { listServices, readConstants } from '#catalogue';
import { look } from './pages/pricing-look.ts';
import { noPricesPage, pricingPage } from './pages/pricing-page.ts';
import { reckonScript } from './pages/pricing-reckon.ts';
import { languageOf } from './pages/pricing-words.ts';
import type { HttpNeeds } from './routes/index.ts';

const sourceOf = (text: string): string => `'sha256-${hash('sha256', text, 'base64')}'`;

/** The browser runs the page's own script and look, and loads nothing. */
const nothingElse = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: [sourceOf(reckonScript)],
    styleSrc: [sourceOf(look)],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
};

type Query = { readonly lang?: unknown; readonly service?: unknown; readonly quantity?: unknown };

/** `/pricing`: what the workspace of those who name none offers everybody, live. */
export async function addPricing(app: FastifyInstance, needs: HttpNeeds): Promise<void> {
  await app.register(async function pricingPages(pages) {
    await pages.register(helmet, { contentSecurityPolicy: nothingElse, strictTransportSecurity: false });
    pages.get<{ Querystring: Query }>('/pricing', { schema: { hide: true } }, async (request, reply) => {
      const { lang, ...asked } = request.query;
      const language = languageOf(lang, request.headers['accept-language']);
      void reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .header('vary', 'accept-language')
        .header('content-language', language);
      const shown = await show(needs, language, asked);
      if (shown === undefined) void reply.code(404);
      return shown ?? noPricesPage(language);
    });
  });
}

async function show(
  { pool, clock, config }: HttpNeeds,
  language: string,
  asked: Omit<Query, 'lang'>,
): Promise<string | undefined> {
  const { defaultWorkspace } = config;
  if (defaultWorkspace === undefined) return undefined;
  const constants = await readConstants(pool, defaultWorkspace);
  if (constants.version === 0) return undefined;
  const services = await listServices(pool, defaultWorkspace, { language });
  return pricingPage({ services, constants, at: clock.now(), language, asked });
}
