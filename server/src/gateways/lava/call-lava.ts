import { z } from 'zod';
import { GatewayUnavailable, type GatewayNeeds, type OpenConnection } from '#payments/gateway';
import { callGateway, readExactJson, type JsonTree } from '#gateways/wire';
import { lavaBase, lavaName } from './form.ts';
import { signedRequest } from './sign.ts';

export type LavaNeeds = Pick<GatewayNeeds, 'clock' | 'publicUrl' | 'root' | 'open'>;

/** Which key signs: the shop's, or the profile's that payouts are made from. */
export type LavaKey = 'secret_key' | 'profile_secret_key';

/** What Lava answered: its data, or a no in its own words, and then it did nothing. */
export type LavaAnswer =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly status: number; readonly words: string };

export type LavaCall = {
  readonly path: string;
  readonly members: Readonly<Record<string, JsonTree>>;
  readonly key?: LavaKey;
};

const envelope = z.looseObject({
  data: z.unknown().optional(),
  status: z.string().regex(/^\d{1,3}$/),
  error: z.union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())]).nullish(),
});

/** Calls Lava once. A refused key is an outage of ours and thrown; every other no is a value. */
export async function callLava(
  needs: Pick<LavaNeeds, 'root'>,
  connection: OpenConnection,
  { path, members, key = 'secret_key' }: LavaCall,
): Promise<LavaAnswer> {
  const secret = connection.secrets[key] ?? '';
  if (secret === '') throw new GatewayUnavailable('This connection has no keys of a profile of Lava.', 'none');
  const form = connection.settings['signature_form'] === 'body' ? 'body' : 'header';
  const { body, headers } = signedRequest(members, secret, form);
  const { status, text } = await callGateway({
    gateway: lavaName,
    url: `${lavaBase(needs, connection)}/business/${path}`,
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
    body,
  });
  return readAnswer(status, text);
}

/** The body's status counts: the HTTP status only mirrors it. */
function readAnswer(httpStatus: number, text: string): LavaAnswer {
  const { data: answer } = envelope.safeParse(parsed(text));
  const status = answer ? Number(answer.status) : httpStatus;
  if (status === 401 || status === 403) throw new GatewayUnavailable(`Lava refuses our key (${status}).`, 'none');
  if (!answer || status >= 500)
    throw new GatewayUnavailable(`Lava answered ${status} in words we do not know.`, 'unknown');
  const words = wordsOf(answer.error);
  if (words === '' && status === 200 && httpStatus < 300) return { ok: true, data: answer.data };
  return { ok: false, status, words: words || 'no reason given' };
}

const parsed = (text: string): unknown => {
  try {
    return readExactJson(text);
  } catch {
    return undefined;
  }
};

/** A text, or messages by field. */
function wordsOf(error: z.infer<typeof envelope>['error']): string {
  if (!error || typeof error === 'string') return (error ?? '').slice(0, 300);
  const words = Object.entries(error).map(([field, said]) => `${field}: ${[said].flat().map(String).join(', ')}`);
  return words.join('; ').slice(0, 300);
}

/** Data in the shape we use, or `GatewayUnavailable`: nothing is credited by a guess. */
export function readData<T>(shape: z.ZodType<T>, data: unknown): T {
  const { data: read, error } = shape.safeParse(data);
  if (read !== undefined) return read;
  const where = error?.issues[0]?.path.join('.') ?? '';
  throw new GatewayUnavailable(`Lava's answer has another shape than we know (${where}).`, 'unknown');
}
