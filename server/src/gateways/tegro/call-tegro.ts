import { z } from 'zod';
import { GatewayUnavailable, type GatewayNeeds, type OpenConnection } from '#payments/gateway';
import { callGateway, readExactJson, type JsonTree, type Lexeme } from '#gateways/wire';
import { tegroBase, tegroName } from './form.ts';
import { callSign } from './sign.ts';

export type TegroNeeds = Pick<GatewayNeeds, 'clock' | 'publicUrl' | 'root' | 'open'> & {
  /** The next number of a call. */
  readonly nonce: () => bigint;
};

/** What Tegro answered: its data, or a no in its own words. */
export type TegroAnswer =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly words: string };

const envelope = z.looseObject({ type: z.string().max(64), desc: z.string().nullish(), data: z.unknown().optional() });

/** How often a call is made that Tegro refuses for its number alone. */
const triesMax = 4;

/** Calls Tegro. A refused key and an overtaken number are outages and thrown; every other no is a value. */
export async function callTegro(
  needs: Pick<TegroNeeds, 'root' | 'nonce'>,
  connection: OpenConnection,
  method: string,
  members: Readonly<Record<string, JsonTree>> = {},
): Promise<TegroAnswer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await callOnce(needs, connection, method, members);
    if (answer.ok || !/nonce/i.test(answer.words)) return answer;
    if (tries === triesMax) throw new GatewayUnavailable(`Tegro refuses our numbers: ${answer.words}`, 'none');
  }
}

async function callOnce(
  needs: Pick<TegroNeeds, 'root' | 'nonce'>,
  { settings, secrets }: OpenConnection,
  method: string,
  members: Readonly<Record<string, JsonTree>>,
): Promise<TegroAnswer> {
  const told = Object.entries(members).filter(([, value]) => value !== null);
  const body = plainJson(
    new Map([['shop_id', settings['shop_id'] ?? ''], ['nonce', { lexeme: String(needs.nonce()) }], ...told]),
  );
  const { status, text } = await callGateway({
    gateway: tegroName,
    url: `${tegroBase(needs)}/api/${method}/`,
    method: 'POST',
    headers: {
      authorization: `Bearer ${callSign(body, secrets['api_key'] ?? '')}`,
      'content-type': 'application/json',
      'user-agent': 'Asterism/1 (payments)', // their CDN turns away what does not say who it is
    },
    body,
  });
  return readAnswer(status, text);
}

/** JSON whose numbers are written by their digits; Tegro hashes the bytes, however they are spelled. */
export function plainJson(tree: JsonTree): string {
  if (tree instanceof Map)
    return `{${[...(tree as ReadonlyMap<string, JsonTree>)].map(([name, value]) => `${JSON.stringify(name)}:${plainJson(value)}`).join(',')}}`;
  if (Array.isArray(tree)) return `[${tree.map((item: JsonTree) => plainJson(item)).join(',')}]`;
  return typeof tree === 'object' && tree !== null ? (tree as Lexeme).lexeme : JSON.stringify(tree);
}

function readAnswer(status: number, text: string): TegroAnswer {
  const { data: answer } = envelope.safeParse(parsed(text));
  const words = (answer?.desc ?? '').slice(0, 300);
  const isKey = status === 401 || status === 403 || /sign|auth|token|api.?key/i.test(words);
  if (answer?.type !== 'success' && isKey && !/nonce/i.test(words))
    throw new GatewayUnavailable(`Tegro refuses our key (${status}).`, 'none');
  if (!answer) throw new GatewayUnavailable(`Tegro answered ${status} in words we do not know.`, 'unknown');
  if (answer.type === 'success' && status < 300) return { ok: true, data: answer.data };
  return { ok: false, words: words || `no reason given (${status})` };
}

const parsed = (text: string): unknown => {
  try {
    return readExactJson(text);
  } catch {
    return undefined;
  }
};

/** Data in the shape we use, or `GatewayUnavailable`: nothing is credited by a guess. */
export function readData<T>(shape: z.ZodType<T>, data: unknown): T {
  const { data: read, error } = shape.safeParse(data);
  if (read !== undefined) return read;
  const where = error?.issues[0]?.path.join('.') ?? '';
  throw new GatewayUnavailable(`Tegro's answer has another shape than we know (${where}).`, 'unknown');
}
