import swagger from '@fastify/swagger';
import { fastify } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { compileSchemas } from './compile-schemas.ts';
import { describeOperation, type OperationObject } from './describe-operation.ts';
import { answerOf, pathOf, schemaOf } from './mount.ts';
import { keepReferenced, type Components } from './prune-schemas.ts';
import { routes } from './routes/index.ts';
import { Problem } from './routes/wire/problem.ts';

export type OpenApiDocument = {
  readonly openapi: string;
  readonly info: object;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly object[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: Components;
};

const description = `The money layer after a Telegram Stars payment: credits, access, refunds.

- **Authorization**: \`Authorization: Bearer ak_…\`. The key names the workspace; nothing else does. A Mini App sends \`tma <initData>\` to \`POST /v1/sessions\` once, then \`Bearer ses_…\`: such a session acts for its own person only.
- **Amounts** are decimal strings (\`"12.5"\`). Integers are taken on the way in, JSON fractions never: they lose digits.
- **A no is an answer**: \`{"allowed": false, "reason": …}\` with status 200. Errors are \`application/problem+json\` with a stable \`code\`.
- **Idempotency-Key** is required on every call that moves value. The same key and body takes effect once and hears the same answer; another body is refused with 422; a no frees its key.
- **Lists** page with \`?cursor=&limit=\`, and come as a table to whoever sends \`Accept: text/csv\` (the next page is in the \`Link\` header). Ids of another workspace and ids that do not exist get the same 404.
- **Limits**: 429 and 503 carry \`Retry-After\`; repeating with the same key is always safe.`;

const tags = [
  { name: 'Usage', description: 'The hot calls of a bot: may they, and take it.' },
  { name: 'Reservations', description: 'For work whose cost is known only afterwards.' },
  { name: 'Catalogue', description: 'What is metered, and what is sold.' },
  { name: 'Payments', description: 'Stars in, and back.' },
  { name: 'Funds', description: 'Money of people: brought in, kept, turned into another asset.' },
  { name: 'Exchange', description: 'Disclosed tasks that people are paid for: ordered, paced, paused, ended.' },
  { name: 'Panel', description: 'What resellers order: the API of SMM panels, and what operators do with it.' },
  { name: 'Store', description: 'Stars sold to people and by resellers: prices, orders, suppliers.' },
  { name: 'People', description: 'People of the exchange: sessions, trust, referrals, their data.' },
  { name: 'Moderation', description: 'The queue, blocklists, opt-outs, complaints and appeals.' },
  { name: 'Rates', description: 'What assets are worth in one another, by whom and until when.' },
  { name: 'Reconciliation', description: "Telegram's own list against our books." },
  { name: 'Customers', description: 'What somebody has, and why.' },
  { name: 'Analytics', description: 'Figures, each summed from the books.' },
  { name: 'Bots', description: 'How payments reach us.' },
  { name: 'Webhooks', description: 'What happened, told to you.' },
  { name: 'Webhooks in', description: 'Called by others.' },
  { name: 'Operation', description: 'For load balancers and orchestrators.' },
];

/** The OpenAPI 3.1 document of every documented route, read from the same schemas that requests are held to. */
export async function describeApi(publicUrl: string): Promise<OpenApiDocument> {
  const app = fastify();
  compileSchemas(app);
  await app.register(swagger, {
    openapi: { openapi: '3.1.1', info: { title: 'Asterism', version: '1', description } },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  for (const { operation } of routes)
    app.route({
      method: operation.method,
      url: pathOf(operation),
      schema: {
        ...schemaOf(operation),
        operationId: operation.id,
        ...(operation.dialect && operation.body && { consumes: [operation.dialect.consumes] }),
        response: { 200: answerOf(operation), 400: Problem },
      },
      handler: () => undefined, // this server only describes itself: nobody calls it
    });
  await app.ready();
  const raw = app.swagger() as unknown as Pick<OpenApiDocument, 'openapi' | 'info' | 'paths' | 'components'>;
  await app.close();
  return finish(raw, publicUrl);
}

/** Adds what schemas do not say: words, errors, keys, examples; and takes away what nothing refers to. */
function finish(
  raw: Pick<OpenApiDocument, 'openapi' | 'info' | 'paths' | 'components'>,
  publicUrl: string,
): OpenApiDocument {
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const { operation } of routes) {
    const method = operation.method.toLowerCase();
    const described = raw.paths[operation.path]?.[method];
    if (!described) throw new Error(`${operation.id} is missing from the generated document.`);
    paths[operation.path] = {
      ...paths[operation.path],
      [method]: describeOperation(operation, described, publicUrl),
    };
  }
  const session = { type: 'http', scheme: 'bearer', description: 'The session of a person: `ses_…`.' };
  const tma = '`tma ` and the initData that Telegram gave the Mini App.';
  const initData = { type: 'apiKey', in: 'header', name: 'Authorization', description: tma };
  const bearer = { type: 'http', scheme: 'bearer', description: 'An API key of your workspace: `ak_…`.' };
  return keepReferenced({
    ...raw,
    servers: [{ url: publicUrl }],
    tags,
    paths,
    components: { ...raw.components, securitySchemes: { key: bearer, session, init_data: initData } },
  });
}
