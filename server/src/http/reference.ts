import helmet from '@fastify/helmet';
import reference from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import { describeApi } from './describe-api.ts';
import type { HttpNeeds } from './routes/index.ts';

/** Everything the page needs comes from this host, and the browser is told to load nothing from anywhere else. */
const ownHostOnly = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", "'unsafe-inline'"], // the page starts itself with an inline script
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
  },
};

const configuration = {
  url: '/openapi.json',
  pageTitle: 'Asterism API',
  telemetry: false,
  withDefaultFonts: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  showDeveloperTools: 'never' as const,
  hideClientButton: true,
  hiddenClients: true as const, // each operation brings its own samples
};

/** `/openapi.json`, and at `/docs` the reference for people, served whole by us. */
export async function addReference(app: FastifyInstance, { config }: HttpNeeds): Promise<void> {
  let document: Promise<string> | undefined;
  await app.register(async function referencePages(pages) {
    await pages.register(helmet, { contentSecurityPolicy: ownHostOnly, strictTransportSecurity: false });
    await pages.register(reference, { routePrefix: '/docs', configuration });
    pages.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
      document ??= describeApi(config.publicUrl).then((described) => JSON.stringify(described));
      void reply.header('content-type', 'application/json; charset=utf-8');
      return document;
    });
  });
}
