import { sameSecret } from '#kernel';
import { isJsonObject, phpNumber, readJsonTree, type JsonTree, type Lexeme } from '#gateways/wire';
import type { Delivery, OpenConnection, WebhookAnswer, WebhookReading } from '#payments/gateway';
import { fieldsSign } from './sign.ts';

type Fields = ReadonlyMap<string, string>;

const answer = (status: number, body: string): WebhookAnswer => ({ status, contentType: 'text/plain', body });
const forged = (why: string): WebhookReading => ({ verdict: 'forged', why, answer: answer(401, 'error') });

/**
 * A notification of Tegro, as a form or as JSON. All fields that came are signed, whatever they are. What it says
 * credits nobody: it is only said which order to ask about.
 */
export function readTegroWebhook(connection: OpenConnection, delivery: Delivery): WebhookReading {
  const fields = fieldsOf(delivery);
  const sign = fields?.get('sign') ?? '';
  if (!fields || !/^[0-9a-f]{32}$/i.test(sign)) return forged('It carries no signature.');
  const signed = [...fields].filter(([name]) => name !== 'sign');
  const expected = fieldsSign(signed, connection.secrets['secret_key'] ?? '');
  if (!sameSecret(expected, sign.toLowerCase())) return forged('The signature is not made with our key.');
  return readProved(connection, fields);
}

function readProved({ settings, isTest }: OpenConnection, fields: Fields): WebhookReading {
  const order = fields.get('order_id') ?? '';
  const malformed = (why: string): WebhookReading => ({ verdict: 'malformed', why, answer: answer(400, 'error') });
  if (!/^[\x21-\x7b}~]{1,128}$/.test(order)) return malformed('It names no order of ours.');
  if (fields.get('shop_id') !== settings['shop_id']) return malformed('It is about another shop.');
  const taken = answer(200, `${order}|success`);
  if ((fields.get('test') === '1') !== isTest) return { verdict: 'ignored', answer: taken };
  return { verdict: 'genuine', mentions: [{ about: 'payment', payment: order }], answer: taken };
}

const fieldsMost = 100;

/** The fields, each once. Undefined for what is neither a form nor an object, or says a thing twice. */
function fieldsOf({ body, headers }: Delivery): Fields | undefined {
  const text = body.toString('utf8');
  const isJson = headers['content-type']?.includes('json') ?? text.trimStart().startsWith('{');
  const pairs = isJson ? jsonPairs(text) : [...new URLSearchParams(text)];
  const fields = new Map(pairs);
  return pairs && pairs.length <= fieldsMost && fields.size === pairs.length ? fields : undefined;
}

function jsonPairs(text: string): (readonly [string, string])[] | undefined {
  try {
    const tree = readJsonTree(text);
    return isJsonObject(tree) ? pairsOf(tree) : undefined;
  } catch {
    return undefined;
  }
}

/** The members as PHP's query names them: what is nested by its path, true and false as 1 and 0, a null not at all. */
function pairsOf(tree: JsonTree, path = ''): (readonly [string, string])[] {
  if (tree === null) return [];
  if (typeof tree === 'string') return [[path, tree]];
  if (typeof tree === 'boolean') return [[path, tree ? '1' : '0']];
  const below = (name: string) => (path === '' ? name : `${path}[${name}]`);
  if (isJsonObject(tree)) return [...tree].flatMap(([name, value]) => pairsOf(value, below(name)));
  if (Array.isArray(tree)) return tree.flatMap((item: JsonTree, at) => pairsOf(item, below(String(at))));
  return [[path, phpNumber((tree as Lexeme).lexeme)]];
}
