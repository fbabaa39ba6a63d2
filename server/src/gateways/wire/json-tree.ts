/** A number of JSON as it was written: a signature is made over digits, not over values. */
export type Lexeme = { readonly lexeme: string };

/** JSON with everything that a signature can depend on: the order of members, and the digits of numbers. */
export type JsonTree = null | boolean | string | Lexeme | readonly JsonTree[] | JsonObject;
/** Members in the order they came; a plain object would move keys that look like numbers to the front. */
export type JsonObject = ReadonlyMap<string, JsonTree>;

export const isJsonObject = (tree: JsonTree | undefined): tree is JsonObject => tree instanceof Map;

const depthMax = 20;
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Where a text ends; what stands in it is JSON.parse's to judge. */
const stringPattern = /"(?:[^"\\]|\\.)*"/y;
const spacePattern = /[ \t\n\r]*/y;

type Reading = { readonly text: string; at: number; depth: number };

/**
 * Reads JSON into a tree. Throws `SyntaxError` for what is not JSON, and for what two programs could read in two ways:
 * a member that comes twice, half of a surrogate pair, more than 20 levels.
 */
export function readJsonTree(text: string): JsonTree {
  const reading = { text, at: 0, depth: 0 };
  skipSpace(reading);
  const tree = readValue(reading);
  skipSpace(reading);
  if (reading.at !== text.length) throw new SyntaxError('There is something behind the end of the JSON.');
  return tree;
}

function readValue(reading: Reading): JsonTree {
  switch (reading.text.charAt(reading.at)) {
    case '{':
      return nested(reading, readObject);
    case '[':
      return nested(reading, readArray);
    case '"':
      return readString(reading);
    case 't':
      return word(reading, 'true', true);
    case 'f':
      return word(reading, 'false', false);
    case 'n':
      return word(reading, 'null', null);
    default:
      return { lexeme: take(reading, numberPattern, 'value') };
  }
}

function nested<T>(reading: Reading, read: (reading: Reading) => T): T {
  reading.depth += 1;
  if (reading.depth > depthMax) throw new SyntaxError(`This JSON is deeper than ${depthMax} levels.`);
  reading.at += 1;
  const value = read(reading);
  reading.depth -= 1;
  return value;
}

function readObject(reading: Reading): JsonObject {
  const members = new Map<string, JsonTree>();
  for (let next = opens(reading, '}'); next; next = follows(reading, '}')) {
    const key = readString(reading);
    if (members.has(key)) throw new SyntaxError('A member of this JSON comes twice.');
    skipSpace(reading);
    expect(reading, ':');
    skipSpace(reading);
    members.set(key, readValue(reading));
  }
  return members;
}

function readArray(reading: Reading): JsonTree[] {
  const items: JsonTree[] = [];
  for (let next = opens(reading, ']'); next; next = follows(reading, ']')) items.push(readValue(reading));
  return items;
}

/** Whether there is anything before the bracket closes. */
function opens(reading: Reading, close: string): boolean {
  skipSpace(reading);
  if (reading.text[reading.at] !== close) return true;
  reading.at += 1;
  return false;
}

/** Whether another one follows, past its comma, or the bracket closes here. */
function follows(reading: Reading, close: string): boolean {
  skipSpace(reading);
  if (reading.text[reading.at] === close) {
    reading.at += 1;
    return false;
  }
  expect(reading, ',');
  skipSpace(reading);
  return true;
}

function readString(reading: Reading): string {
  const text = JSON.parse(take(reading, stringPattern, 'text')) as string;
  if (!text.isWellFormed()) throw new SyntaxError('A text of this JSON holds half of a surrogate pair.');
  return text;
}

function word<T>(reading: Reading, spelling: string, value: T): T {
  if (!reading.text.startsWith(spelling, reading.at)) throw new SyntaxError(`No value at ${reading.at}.`);
  reading.at += spelling.length;
  return value;
}

function expect(reading: Reading, sign: string): void {
  if (reading.text[reading.at] !== sign) throw new SyntaxError(`No "${sign}" at ${reading.at}.`);
  reading.at += 1;
}

function take(reading: Reading, pattern: RegExp, what: string): string {
  pattern.lastIndex = reading.at;
  const [found] = pattern.exec(reading.text) ?? [];
  if (found === undefined) throw new SyntaxError(`No ${what} at ${reading.at}.`);
  reading.at += found.length;
  return found;
}

function skipSpace(reading: Reading): void {
  spacePattern.lastIndex = reading.at;
  reading.at += spacePattern.exec(reading.text)?.[0].length ?? 0;
}
