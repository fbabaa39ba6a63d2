import fc, { type Arbitrary } from 'fast-check';

export type JsonSchema = {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
};

/** Values that a schema allows. `known` gives texts that mean something for a named schema: ids that are there. */
export function arbitraryOf(
  schema: JsonSchema,
  schemas: Readonly<Record<string, JsonSchema>>,
  known: Readonly<Record<string, Arbitrary<unknown>>>,
): Arbitrary<unknown> {
  const of = (inner: JsonSchema) => arbitraryOf(inner, schemas, known);
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const strange = of(schemas[name] ?? {});
    const familiar = known[name];
    return familiar ? fc.oneof({ weight: 4, arbitrary: familiar }, { weight: 1, arbitrary: strange }) : strange;
  }
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(of));
  if (schema.type === 'object') return objectOf(schema, of);
  if (schema.type === 'array')
    return fc.array(of(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: (schema.minItems ?? 0) + 3 });
  return plainOf(schema);
}

function objectOf({ properties = {}, required = [] }: JsonSchema, of: (schema: JsonSchema) => Arbitrary<unknown>) {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, of(inner)]));
  return fc.record(fields, { requiredKeys: [...required] });
}

function plainOf(schema: JsonSchema): Arbitrary<unknown> {
  const { type, minimum = -1e9, maximum = 1e9 } = schema;
  if (type === 'integer') return fc.integer({ min: Math.max(minimum, -1e9), max: Math.min(maximum, 1e9) });
  if (type === 'number') return fc.double({ noNaN: true, noDefaultInfinity: true });
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  return type === 'string' ? textOf(schema) : fc.jsonValue();
}

function textOf({ format, pattern, minLength = 0, maxLength = 60 }: JsonSchema): Arbitrary<string> {
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (format === 'uri') return fc.webUrl();
  // Classes of Unicode are beyond the generator: any text will do, and some of it fits.
  if (pattern && !pattern.includes('\\p{')) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: 'binary', minLength, maxLength });
}

/** What no schema allows, and what attackers try. */
export const hostile: Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    null,
    [],
    {},
    '',
    '\u0000',
    '\ud800',
    '__proto__',
    "'; drop table billing.feature; --",
    '../../etc/passwd',
    2 ** 60,
    1e308,
    -1,
    '9'.repeat(400),
    { constructor: 1 },
  ),
);
