import { isDeepStrictEqual } from 'node:util';

export type Components = {
  readonly schemas?: Readonly<Record<string, unknown>>;
  readonly securitySchemes?: object;
};

const prefix = '#/components/schemas/';

/** The names of schemas that this part of a document refers to. */
function namesIn(part: unknown): string[] {
  return [...JSON.stringify(part).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  );
}

/**
 * The document without schemas that nothing refers to. The generator lists every named schema twice, for requests
 * (`…Input`) and for answers; a request's loses its ending where the answer's twin is gone or the same.
 */
export function keepReferenced<D extends { readonly components: Components }>(document: D): D {
  const schemas = document.components.schemas ?? {};
  const kept = new Set<string>();
  const waiting = namesIn({ ...document, components: {} });
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (kept.has(name)) continue;
    kept.add(name);
    waiting.push(...namesIn(schemas[name] ?? {}));
  }
  const left = Object.fromEntries(Object.entries(schemas).filter(([name]) => kept.has(name)));
  return shortenNames({ ...document, components: { ...document.components, schemas: left } }, kept);
}

function shortenNames<D extends { readonly components: Components }>(document: D, names: ReadonlySet<string>): D {
  const schemas = { ...document.components.schemas };
  const renamed = new Map<string, string>();
  for (const name of names) {
    const short = name.replace(/Input$/, '');
    if (short === name || (names.has(short) && !isDeepStrictEqual(schemas[name], schemas[short]))) continue;
    renamed.set(name, short);
    schemas[short] = schemas[name];
    delete schemas[name];
  }
  const text = JSON.stringify({ ...document, components: { ...document.components, schemas } });
  const refer = /"#\/components\/schemas\/([^"]+)"/g;
  return JSON.parse(text.replace(refer, (_, name: string) => `"${prefix}${renamed.get(name) ?? name}"`)) as D;
}
