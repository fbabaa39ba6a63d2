import type { Operation } from './routes/index.ts';

export type CodeSample = { readonly lang: string; readonly label: string; readonly source: string };

/** The example of an operation as three programs that can be copied and run. */
export const codeSamples = (operation: Operation, publicUrl: string): CodeSample[] => [
  { lang: 'Shell', label: 'cURL', source: curl(operation, publicUrl) },
  { lang: 'TypeScript', label: 'TypeScript', source: typescript(operation, publicUrl) },
  { lang: 'Python', label: 'Python', source: python(operation, publicUrl) },
];

/** A key that says what it is for, as keys should. */
export const exampleKeyOf = ({ id }: Operation): string => `${id}-1042`;

function addressOf({ path, example: { params = {}, query = {} } }: Operation): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? name));
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  return search ? `${filled}?${search}` : filled;
}

/** The headers besides the content type, which each language sets in its own way. */
function headersOf(operation: Operation): [string, string][] {
  const { scope, keyed, id, takesInitData } = operation;
  const headers: [string, string][] = scope ? [['Authorization', 'Bearer $ASTERISM_KEY']] : [];
  if (takesInitData) headers.push(['Authorization', 'tma $INIT_DATA']);
  if (keyed) headers.push(['Idempotency-Key', exampleKeyOf(operation)]);
  if (id === 'telegramWebhook') headers.push(['X-Telegram-Bot-Api-Secret-Token', '$WEBHOOK_SECRET']);
  return headers;
}

function curl(operation: Operation, publicUrl: string): string {
  const { method, example } = operation;
  const lines = [`curl -X ${method} '${publicUrl}${addressOf(operation)}'`];
  for (const [name, value] of headersOf(operation)) lines.push(`-H "${name}: ${value}"`);
  if (operation.dialect) lines.push(...formOf(example.body).map((field) => `--data-urlencode '${field}'`));
  else if (example.body !== undefined) {
    lines.push("-H 'Content-Type: application/json'");
    lines.push(`-d '${JSON.stringify(example.body).replaceAll("'", String.raw`'\''`)}'`);
  }
  return lines.join(' \\\n  ');
}

/** The fields of a form. */
const formOf = (body: unknown): string[] =>
  Object.entries((body ?? {}) as Record<string, string>).map(([name, value]) => `${name}=${value}`);

const indent = (text: string, by: string) => text.replaceAll('\n', `\n${by}`);

/** JSON as TypeScript is written: names without quotes, single quotes round texts. */
const literal = (value: unknown): string =>
  JSON.stringify(value, undefined, 2)
    .replace(/"([A-Za-z_]\w*)":/g, '$1:')
    .replace(/"((?:[^"\\']|\\.)*)"/g, "'$1'");

/** What is no JSON is no call of the client's: a form, as any program sends one. */
const typescriptForm = ({ path, example }: Operation, publicUrl: string): string =>
  [
    `const form = new URLSearchParams(${literal(example.body)});`,
    `const response = await fetch('${publicUrl}${path}', { method: 'POST', body: form });`,
    'const answer: unknown = await response.json();',
  ].join('\n');

function typescript(operation: Operation, publicUrl: string): string {
  const { method, path, keyed, example } = operation;
  if (operation.dialect && example.body !== undefined) return typescriptForm(operation, publicUrl);
  const params = { ...(example.params && { path: example.params }), ...(example.query && { query: example.query }) };
  const options: string[] = [];
  if (Object.keys(params).length > 0) options.push(`params: ${literal(params)},`);
  if (example.body !== undefined) options.push(`body: ${literal(example.body)},`);
  if (keyed) options.push(`idempotencyKey: '${exampleKeyOf(operation)}',`);
  const argument = options.length > 0 ? `, {\n  ${indent(options.join('\n'), '  ')}\n}` : '';
  return [
    `import { createClient, orThrow } from '@asterism/api';`,
    '',
    `const asterism = createClient({ baseUrl: '${publicUrl}', key: process.env.ASTERISM_KEY ?? '' });`,
    `const answer = await orThrow(asterism.${method}('${path}'${argument}));`,
  ].join('\n');
}

/** JSON as Python is written: only its three words differ. */
const pythonLiteral = (value: unknown): string =>
  JSON.stringify(value, undefined, 4).replace(/(?<=[:[,\s])(true|false|null)(?=[\s,\]}])/g, (word) =>
    word === 'true' ? 'True' : word === 'false' ? 'False' : 'None',
  );

function python(operation: Operation, publicUrl: string): string {
  const { method, example } = operation;
  const headers = headersOf(operation).map(
    ([name, value]) =>
      `"${name}": ${value.includes('$') ? `f"${value.replace(/\$(\w+)/, `{os.environ['$1']}`)}"` : `"${value}"`},`,
  );
  const options = ['timeout=10,'];
  const as = operation.dialect ? 'data' : 'json';
  if (example.body !== undefined) options.unshift(`${as}=${pythonLiteral(example.body)},`);
  if (headers.length > 0) options.unshift(`headers={\n    ${headers.join('\n    ')}\n},`);
  return [
    'import os',
    '',
    'import requests  # pip install requests',
    '',
    'answer = requests.request(',
    `    "${method}",`,
    `    "${publicUrl}${addressOf(operation)}",`,
    `    ${indent(options.join('\n'), '    ')}`,
    ')',
    'answer.raise_for_status()',
    'print(answer.json())',
  ].join('\n');
}
