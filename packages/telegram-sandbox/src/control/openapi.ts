import { type ZodType, z } from 'zod';
import type { Route } from './route.ts';

/** The OpenAPI 3.1 document of the control API, from the same shapes that check its calls. */
export const openApi = (routes: readonly Route[]): object => ({
  openapi: '3.1.0',
  info: {
    title: 'Telegram sandbox: control API',
    version: '1.0.0',
    description: 'What people, owners and Telegram itself do in the emulated Telegram, its clock and its faults.',
  },
  paths: routes.reduce<Record<string, Record<string, object>>>((paths, route) => {
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(route);
    return paths;
  }, {}),
});

const operation = ({ summary, path, body, query, answer }: Route): object => ({
  summary,
  parameters: [...pathParameters(path), ...queryParameters(query)],
  ...(body && { requestBody: { required: true, content: json(schema(body, 'input')) } }),
  responses: {
    200: { description: 'Done', content: json(schema(answer, 'output')) },
    400: { description: 'The call is wrong; `error` says how', content: json(problem) },
    404: { description: 'What the call names is not there', content: json(problem) },
  },
});

const problem = { type: 'object', properties: { error: { type: 'string' } }, required: ['error'] };

const json = (shape: object) => ({ 'application/json': { schema: shape } });

function schema(shape: ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(shape, { io });
  return rest;
}

const pathParameters = (path: string): object[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

function queryParameters(query: ZodType | undefined): object[] {
  if (!query) return [];
  const { properties = {} } = z.toJSONSchema(query, { io: 'input' });
  return Object.entries(properties).map(([name, shape]) => ({ name, in: 'query', schema: shape }));
}
