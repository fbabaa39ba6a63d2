import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc, { type Arbitrary } from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenApiDocument } from '#http';
import { openTelegram, type TestTelegram } from '#test/money';
import { arbitraryOf, hostile, type JsonSchema } from './arbitrary-of-schema.ts';
import { ask, give, newBot, newTenant, openTestApi, stockShelves, type Tenant, type TestApi } from './test-api.ts';

const requests = Number(process.env['FUZZ_REQUESTS'] ?? 2000);
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

let api: TestApi;
let telegram: TestTelegram;
let tenant: Tenant;
let document: OpenApiDocument;
let known: Record<string, Arbitrary<unknown>>;

beforeAll(async () => {
  telegram = await openTelegram();
  api = await openTestApi({ telegramApiRoot: telegram.url });
  tenant = await newTenant(api);
  await stockShelves(api, tenant);
  document = (await ask(api, 'GET', '/openapi.json')).json();
  await give(api, tenant, 'ann', '100000');
  const body = { customer: 'ann', feature: 'message', quantity: '5' };
  const reserved = (await ask(api, 'POST', '/v1/reservations', { key: tenant.key, body })).json<{
    reservation: string;
  }>();
  const bot = await newBot(api, tenant, await telegram.makeBot());
  const invoice = { customer: 'ann', product: 'pack_500' };
  const { payment } = (await ask(api, 'POST', '/v1/invoices', { key: tenant.key, body: invoice })).json<{
    payment: string;
  }>();
  known = {
    AnyId: fc.constantFrom(reserved.reservation, payment, bot.id, bot.telegramId, 'pay_none'),
    Code: fc.constantFrom('message', 'image', 'vip', 'pack_500', 'credits'),
    Customer: fc.constantFrom('ann', 'bob', '123456789'),
    Quantity: fc.constantFrom('1', '2', 3, '100'),
  };
});
afterAll(async () => {
  await telegram?.close();
  await api?.close();
});

type Parameter = { in: string; name: string; required?: boolean; schema: JsonSchema };
type Shot = { path: Record<string, string>; query: Record<string, string>; key: string; body: unknown; raw?: string };

it('no request, however strange, meets a broken server or an answer that is not in the document', async () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const runs = Math.ceil(requests / operations.length);
  const judge = judgeOf();
  const seen: Record<string, number> = {};
  console.log(`fuzz: ${runs * operations.length} requests, SEED=${seed}`);
  for (const { path, method, operation } of operations) {
    const parameters = (operation.parameters ?? []) as unknown as Parameter[];
    const body = operation.requestBody?.content['application/json']?.schema;
    await fc.assert(
      fc.asyncProperty(shotOf(parameters, body), async ({ path: inPath, query, key, body: sent, raw }) => {
        const filled = path.replace(
          /\{(\w+)\}/g,
          (_, name: string) => encodeURIComponent(inPath[name] ?? 'x') || '%20',
        );
        const search = new URLSearchParams(query).toString();
        const response = await ask(api, method.toUpperCase(), search ? `${filled}?${search}` : filled, {
          key: tenant.key,
          idempotencyKey: key,
          ...(sent !== undefined && { body: sent }),
          ...(raw !== undefined && { raw }),
        });
        seen[response.statusCode] = (seen[response.statusCode] ?? 0) + 1;
        judge(path, method, response);
      }),
      { seed, numRuns: runs },
    );
  }
  console.log(`fuzz: answers by status ${JSON.stringify(seen)}`);
  expect(seen[200]).toBeGreaterThan(runs);
}, 600_000);

/** Requests of one operation: mostly as its schemas say, some not. */
function shotOf(parameters: readonly Parameter[], body: object | undefined): Arbitrary<Shot> {
  const schemas = document.components.schemas as Record<string, JsonSchema>;
  const of = (schema: JsonSchema) => arbitraryOf(schema, schemas, known);
  const texts = (where: string) => {
    const these = parameters.filter((one) => one.in === where);
    const strange = fc.string({ unit: 'binary', maxLength: 50 }).filter((text) => text.isWellFormed());
    const fields = these.map(({ name, schema }) => {
      const usual = of(schema)
        .map(String)
        .filter((text) => text.isWellFormed());
      return [name, fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: strange })];
    });
    const requiredKeys = these.filter((one) => one.required).map((one) => one.name);
    return fc.record(Object.fromEntries(fields) as Record<string, Arbitrary<string>>, { requiredKeys });
  };
  const key = fc.oneof(
    { weight: 3, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: fc.constantFrom('same', '', 'a b') },
  );
  const sent = body
    ? fc.oneof({ weight: 4, arbitrary: of(body) }, { weight: 1, arbitrary: hostile })
    : fc.constant(undefined);
  const raw = body
    ? fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.string() })
    : fc.constant(undefined);
  return fc
    .record({ path: texts('path'), query: texts('query'), key, body: sent, raw })
    .map(({ raw: text, ...shot }) => (text === undefined ? shot : { ...shot, raw: text })) as Arbitrary<Shot>;
}

/** Throws when an answer is a 500, of a status that is not documented, or not of its documented form. */
function judgeOf() {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ ...document, $id: 'api' });
  const pointer = (text: string) =>
    text.replaceAll('~', '~0').replaceAll('/', '~1').replace(/[{}]/g, encodeURIComponent);
  const compiled = new Map<string, ValidateFunction>();
  const formOf = (path: string, method: string, status: number, type: string) => {
    const place = `api#/paths/${pointer(path)}/${method}/responses/${status}/content/${pointer(type)}/schema`;
    const form = compiled.get(place) ?? ajv.compile({ $ref: place });
    compiled.set(place, form);
    return form;
  };
  return (path: string, method: string, response: Awaited<ReturnType<typeof ask>>) => {
    const { statusCode: status, body } = response;
    const documented = document.paths[path]?.[method]?.responses?.[status];
    const what = `${method} ${path} answered ${status}: ${body.slice(0, 300)}`;
    if (status === 500 || !documented) throw new Error(what);
    const type = String(response.headers['content-type']).split(';')[0] ?? '';
    const form = formOf(path, method, status, type);
    if (!form(type === 'text/csv' ? body : response.json())) throw new Error(`${what}\n${ajv.errorsText(form.errors)}`);
  };
}
