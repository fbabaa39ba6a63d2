import { hash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { Refusal } from '#kernel';
import { answerCsv } from './answer-csv.ts';
import { authorise, requireInitData } from './authorise.ts';
import { mountForAnything, mountWithBytes } from './keep-bytes.ts';
import { mountInDialect } from './mount-in-dialect.ts';
import { answerAs } from './answer-as.ts';
import type { HttpNeeds, Operation, Route } from './routes/index.ts';
import { keyPattern, keyRule } from './routes/wire/text.ts';
import { tableOf } from './table.ts';

/** Puts routes on the server: form and caller are checked before the line that answers runs. */
export function mountRoutes(app: FastifyInstance, needs: HttpNeeds, routes: readonly Route[]): void {
  for (const route of routes) {
    const { operation } = route;
    const table = tableOf(operation);
    const options = {
      method: operation.method,
      url: pathOf(operation),
      ...(!operation.dialect && { schema: schemaOf(operation) }),
      ...(operation.scope && { onRequest: authorise(needs, operation.scope, operation.people) }),
      ...(operation.takesInitData && { onRequest: requireInitData(needs) }),
      ...(table && { onSend: answerCsv(table) }),
      handler: answerWith(needs, route),
    };
    if (operation.dialect) mountInDialect(app, needs, options, operation);
    else if (operation.takesAnything) mountForAnything(app, options, operation.takesAnything.bytesMax);
    else if (operation.keepsBytes) mountWithBytes(app, options);
    else app.route(options);
  }
}

/** The path as Fastify writes it: `/v1/reservations/:id/commit`. */
export const pathOf = ({ path }: Operation): string => path.replace(/\{(\w+)\}/g, ':$1');

/** The schemas that requests and answers of this operation are held to. */
export const schemaOf = ({ body, params, query, ...operation }: Operation): object => ({
  ...(body && { body }),
  ...(params && { params }),
  ...(query && { querystring: query }),
  response: { 200: answerOf(operation) },
});

/** The schema of what is answered: JSON, unless the operation gives a file. */
export const answerOf = ({ answer, file }: Pick<Operation, 'answer' | 'file'>): object =>
  file ? { description: 'A file.', content: { [file]: { schema: answer } } } : answer;

const answerWith = (needs: HttpNeeds, { run, operation: { file } }: Route): RouteHandlerMethod =>
  function answerRequest(request, reply) {
    if (file) void reply.type(`${file}; charset=utf-8`);
    return run(needs, callOf(request, reply) as never);
  };

/** Known on every route with a scope; a route without one never looks at it. */
const callOf = (request: FastifyRequest, reply: FastifyReply) => ({
  caller: request.caller,
  workspace: request.caller?.workspace,
  person: request.caller?.person,
  body: request.body,
  params: request.params,
  query: request.query,
  headers: request.headers,
  bytes: request.bytes,
  address: request.ip,
  get rawQuery() {
    const url = request.raw.url ?? '';
    return url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  },
  answerAs: answerAs(reply),
  asItIs: (json: Buffer) => void reply.type('application/json').send(json),
  key: () => keyOf(request) ?? refuseKeyless(),
  keyIfAny: () => keyOf(request),
});

function keyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && keyPattern.test(key)) return keptKey(key);
  throw new Refusal('invalid_request', keyRule, { header: 'Idempotency-Key' });
}

const keptCharactersMax = 200;

/** The books keep keys of up to 200 characters; a longer one is known by its digest. */
const keptKey = (key: string) => (key.length <= keptCharactersMax ? key : `sha256-${hash('sha256', key, 'base64url')}`);

function refuseKeyless(): never {
  throw new Refusal(
    'idempotency_key_required',
    'This call moves value: send an Idempotency-Key header, a new one for each new intent, the same one to repeat it.',
  );
}
