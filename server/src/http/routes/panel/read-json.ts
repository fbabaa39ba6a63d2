import { gather, Unreadable, type Fields } from './fields.ts';

type Pair = readonly [name: string, value: string];

/** Reads a JSON object of texts, numbers, yes and no, and lists of them; PHP writes some lists as objects. */
export function readJson(text: string): Fields {
  const read = parse(text);
  if (!isObject(read) || Array.isArray(read)) throw new Unreadable('The body is no JSON object.');
  return gather(pairsOf(read));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable('The body is no JSON.');
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function* pairsOf(object: object): Generator<Pair> {
  for (const [name, value] of Object.entries(object) as [string, unknown][]) {
    if (!isObject(value)) yield* scalar(name, value);
    else for (const each of Object.values(value) as unknown[]) yield* scalar(name, each);
  }
}

/** `null` is what was not given. */
function* scalar(name: string, value: unknown): Generator<Pair> {
  if (value === null) return;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    throw new Unreadable('Lists are of texts and numbers.');
  yield [name, String(value)];
}
