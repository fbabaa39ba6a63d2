import type { RefusalCode } from '#kernel';
import { codeSamples, exampleKeyOf } from './code-samples.ts';
import type { Operation, Shown } from './routes/index.ts';
import { meanings, type ProblemCode } from './routes/wire/refusals.ts';
import { tableOf } from './table.ts';

type Content = Readonly<
  Record<
    string,
    {
      readonly schema?: object;
      readonly example?: unknown;
      readonly examples?: Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>;
    }
  >
>;
type Parameter = { readonly in: string; readonly name: string; readonly [more: string]: unknown };

export type OperationObject = {
  readonly operationId?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content; readonly required?: boolean };
  readonly responses?: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
  readonly [more: string]: unknown;
};

/** An operation of the document: the generated part with words, keys, errors and examples. */
export function describeOperation(
  operation: Operation,
  generated: OperationObject,
  publicUrl: string,
): OperationObject {
  const { id, tag, summary, description } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, ...whoMay(operation)].join('\n\n'),
    security: securityOf(operation),
    ...withParameters(operation, generated),
    ...(generated.requestBody && { requestBody: bodyOf(operation, generated) }),
    responses: { 200: answerOf(operation, generated), ...problemsOf(operation) },
    'x-codeSamples': codeSamples(operation, publicUrl),
  };
}

const whoMay = ({ scope, people }: Operation): string[] =>
  scope ? [`Scope: \`${scope}\`.${people ? ' A person may call it for themselves, with a session.' : ''}`] : [];

/** Any one of these is enough. */
const securityOf = ({ scope, people, takesInitData }: Operation): object[] => [
  ...(scope ? [{ key: [] }] : []),
  ...(people ? [{ session: [] }] : []),
  ...(takesInitData ? [{ init_data: [] }] : []),
];

function withParameters(operation: Operation, { parameters = [] }: OperationObject): object {
  const { keyed, example } = operation;
  const examples: Readonly<Record<string, string | number>> = { ...example.params, ...example.query };
  const named = parameters.map((one) => (examples[one.name] ? { ...one, example: examples[one.name] } : one));
  const all = keyed ? [...named, keyParameter(keyed === 'required', exampleKeyOf(operation))] : named;
  return all.length > 0 ? { parameters: all } : {};
}

const keyParameter = (required: boolean, example: string): Parameter => ({
  in: 'header',
  name: 'Idempotency-Key',
  required,
  description: 'A new one for each new intent; the same one to repeat it safely.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
  example,
});

const bodyOf = ({ body, example, dialect }: Operation, { requestBody }: OperationObject) => ({
  required: body?.safeParse(undefined).success === false,
  content: dialect?.shown
    ? withExamples(requestBody?.content, dialect.shown)
    : withExample(requestBody?.content, example.body),
});

/** Several examples by name, in place of one. */
const withExamples = (content: Content = {}, shown: Shown): Content => {
  const examples = Object.fromEntries(
    Object.entries(shown).map(([name, { summary, body }]) => [name, { summary, value: body }]),
  );
  return Object.fromEntries(Object.entries(content).map(([type, one]) => [type, { ...one, examples }]));
};

const withExample = (content: Content = {}, example: unknown): Content =>
  Object.fromEntries(
    Object.entries(content).map(([type, one]) => [type, example === undefined ? one : { ...one, example }]),
  );

const answerOf = (operation: Operation, { responses }: OperationObject) => ({
  description: 'The answer.',
  content: { ...withExample(responses?.['200']?.content, operation.example.answer), ...csvOf(operation) },
});

/** The same list as a table, for whoever accepts that. */
function csvOf(operation: Operation): Content {
  const table = tableOf(operation);
  if (!table) return {};
  return { 'text/csv': { schema: { type: 'string' }, example: `${table.columns.join(',')}\r\n` } };
}

/** Every problem this operation may answer with, by status: those of its shape, and its own. */
function problemsOf(operation: Operation): Record<string, object> {
  if (operation.dialect) return problemsInDialect(operation.dialect.problems);
  const codes = new Set<ProblemCode>([...problemsOfShape(operation), ...operation.refusals]);
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) byStatus.set(meanings[code].status, [...(byStatus.get(meanings[code].status) ?? []), code]);
  return Object.fromEntries([...byStatus].map(([status, these]) => [status, problemResponse(status, these)]));
}

/** The errors of an operation that answers as others do, in JSON of its own. */
const problemsInDialect = (problems: NonNullable<Operation['dialect']>['problems']): Record<string, object> =>
  Object.fromEntries(
    Object.entries(problems).map(([status, { description, example }]) => [
      status,
      { description, headers: retryHeader, content: { 'application/json': { schema: errorSchema, example } } },
    ]),
  );

const errorSchema = {
  type: 'object',
  properties: { error: { type: 'string' } },
  required: ['error'],
  additionalProperties: false,
};

function problemsOfShape({ scope, people, keyed, body, params, query, method }: Operation): ProblemCode[] {
  const codes: ProblemCode[] = ['internal_error', 'overloaded'];
  if (body || params || query) codes.push('invalid_request');
  if (body) codes.push('invalid_amount');
  if (method !== 'GET') codes.push('payload_too_large', 'unsupported_media_type');
  if (keyed === 'required') codes.push('idempotency_key_required');
  if (keyed) codes.push('idempotency_conflict');
  if (scope) codes.push(...problemsOfKeys);
  return people ? [...codes, 'session_expired'] : codes;
}

const problemsOfKeys = [
  'unauthenticated',
  'key_expired',
  'key_revoked',
  'address_not_allowed',
  'scope_missing',
  'rate_limited',
] as const satisfies readonly RefusalCode[];

const retryHeader = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } };

function problemResponse(status: number, codes: readonly ProblemCode[]): object {
  const first = codes[0] ?? 'internal_error';
  const example = {
    type: `urn:asterism:problem:${first}`,
    title: meanings[first].title,
    status,
    code: first,
    detail: 'What was wrong this time, and how to mend it.',
    request_id: '5f0f7e2a-6d3c-4e55-9d8e-0b1f5c2f7a10',
  };
  return {
    description: codes.map((code) => `\`${code}\`: ${meanings[code].title}.`).join('\n\n'),
    ...((status === 429 || status === 503) && { headers: retryHeader }),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example } },
  };
}
