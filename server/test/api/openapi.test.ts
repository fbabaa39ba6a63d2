import { validate } from '@scalar/openapi-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '#http';
import { ask, openTestApi, type TestApi } from './test-api.ts';

let api: TestApi;
let document: OpenApiDocument;

beforeAll(async () => {
  api = await openTestApi({ control: 'a-control-token' });
  document = (await ask(api, 'GET', '/openapi.json')).json();
});
afterAll(() => api?.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** The routes as the router has them: a tree of parts of paths, four characters deeper at each level. */
function servedRoutes(): { path: string; methods: string[] }[] {
  const parts: string[] = [];
  return api.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, stem = '', part, methods] = /^(.*)── (\S*)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
      if (part === undefined) return [];
      const depth = Math.floor(stem.length / 4);
      parts.splice(depth, parts.length, part);
      const path = parts.join('').replace(/:(\w+)/g, '{$1}');
      return methods ? [{ path, methods: methods.split(', ') }] : [];
    });
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1 and names this server', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.servers).toEqual([{ url: 'http://asterism.test' }]);
    const { valid, errors } = await validate(JSON.stringify(document));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it('has every route of the server but the pages, the measurements, the sandbox’s controls and the slash of panel clients', () => {
    const served = servedRoutes()
      .filter(({ path }) => !/^\/(docs|openapi|metrics|control|pricing|shop|checkout|api\/v2\/$)/.test(path))
      .flatMap(({ path, methods }) => methods.filter((one) => one !== 'HEAD').map((one) => `${one} ${path}`));
    const described = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(described.toSorted()).toEqual(served.toSorted());
    expect(described.filter((route) => /workspace/.test(route))).toEqual([]);
  });

  it('gives every operation a name of its own, words, examples and its errors', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation } of operations()) {
      expect(operation).toMatchObject({ summary: expect.any(String), description: expect.any(String) });
      const { 200: success, ...problems } = operation.responses ?? {};
      expect([operation.operationId, Object.values(success?.content ?? {})[0]?.example]).not.toContain(undefined);
      expect(Object.keys(problems)).toContain('500');
      const type = /^panel(ByGet)?$/.test(String(operation.operationId))
        ? 'application/json'
        : 'application/problem+json';
      for (const problem of Object.values(problems)) expect(Object.keys(problem.content ?? {})).toEqual([type]);
    }
  });

  it('has examples that are as its schemas say', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true, inlineRefs: false });
    addFormats.default(ajv);
    ajv.addSchema({ ...document, $id: 'api' });
    const seen = new Set<string>(); // hundreds of answers are the same problem: each schema is held to each example once
    const pointer = (text: string) =>
      text.replaceAll('~', '~0').replaceAll('/', '~1').replace(/[{}]/g, encodeURIComponent);
    for (const { path, method, operation } of operations()) {
      const at = `api#/paths/${pointer(path)}/${method}`;
      const parts = [
        ['requestBody', operation.requestBody?.content],
        ...Object.entries(operation.responses ?? {}).map(([status, { content }]) => [`responses/${status}`, content]),
      ] as [string, Record<string, { schema?: unknown; example?: unknown }> | undefined][];
      for (const [part, content] of parts)
        for (const [type, { schema, example }] of Object.entries(content ?? {}).filter(([, one]) => 'example' in one)) {
          const both = JSON.stringify([schema, example]);
          if (seen.has(both)) continue;
          seen.add(both);
          ajv.validate({ $ref: `${at}/${part}/content/${pointer(type)}/schema` }, example);
          expect([operation.operationId, part, ajv.errors ?? []]).toEqual([operation.operationId, part, []]);
        }
    }
  });

  it('lists no schema that nothing refers to, and none twice', () => {
    const text = JSON.stringify(document);
    const names = Object.keys(document.components.schemas ?? {});
    expect(names.filter((name) => !text.includes(`"#/components/schemas/${name}"`))).toEqual([]);
    expect(names.filter((name) => name.endsWith('Input'))).toEqual([]);
    const shapes = Object.values(document.components.schemas ?? {}).map((schema) => JSON.stringify(schema));
    expect(shapes.filter((shape, n) => shapes.indexOf(shape) !== n)).toEqual([]);
  });
});

describe('the reference at /docs', () => {
  it('is whole on this host: nothing in it names another, and the browser is told to ask no other', async () => {
    const moved = await ask(api, 'GET', '/docs');
    expect([moved.statusCode, moved.headers['location']]).toEqual([301, '/docs/']);
    const page = await ask(api, 'GET', '/docs/');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('Asterism');
    expect([...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1])).toEqual(['js/scalar.js']);
    expect(page.body).not.toMatch(/https?:\/\//);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|\*/);
    expect((await ask(api, 'GET', '/docs/js/scalar.js')).headers['content-type']).toContain('javascript');
  });
});
