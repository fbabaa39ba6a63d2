import { z } from 'zod';
import { GatewayUnavailable, type GatewayNeeds, type OpenConnection } from '#payments/gateway';
import { callGateway, phpJson, readExactJson, type JsonTree } from '#gateways/wire';
import { heleketBase, heleketName } from './form.ts';
import { heleketSign } from './sign.ts';

export type HeleketNeeds = Pick<GatewayNeeds, 'clock' | 'publicUrl' | 'root' | 'open'>;

/** Which of the two keys signs: payments and balances by one, payouts by the other. */
export type HeleketKey = 'payment_key' | 'payout_key';

/** What Heleket answered: a result, or a no in its own words, and then it did nothing. */
export type HeleketAnswer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly status: number; readonly words: string };

const envelope = z.looseObject({
  state: z.enum(['0', '1']),
  result: z.unknown().optional(),
  message: z.string().nullish(),
  errors: z.record(z.string(), z.array(z.string()).max(50)).nullish(),
});

/** A body as PHP would write it: so it is rightly signed whether Heleket hashes the bytes or writes them anew. */
export const heleketBody = (members: Readonly<Record<string, JsonTree>>): string =>
  phpJson(new Map(Object.entries(members).filter(([, value]) => value !== null)), { unicode: 'raw' });

/** Calls Heleket once. A refused key is an outage of ours and thrown; every other no is a value. */
export async function callHeleket(
  needs: Pick<HeleketNeeds, 'root'>,
  connection: OpenConnection,
  { key, path, body = '' }: { readonly key: HeleketKey; readonly path: string; readonly body?: string },
): Promise<HeleketAnswer> {
  const { settings, secrets } = connection;
  const secret = secrets[key] ?? '';
  if (secret === '') throw new GatewayUnavailable('This connection has no payout key of Heleket.', 'none');
  const { status, text } = await callGateway({
    gateway: heleketName,
    url: `${heleketBase(needs, connection)}${path}`,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      merchant: settings['merchant'] ?? '',
      sign: heleketSign(body, secret),
    },
    body,
  });
  return readAnswer(status, text);
}

function readAnswer(status: number, text: string): HeleketAnswer {
  const { data } = envelope.safeParse(parsed(text));
  if (status === 401 || status === 403)
    throw new GatewayUnavailable(`Heleket refuses our key (${status}): ${wordsOf(data)}`, 'none');
  if (!data) throw new GatewayUnavailable(`Heleket answered ${status} in words we do not know.`, 'unknown');
  if (data.state === '0' && status < 300) return { ok: true, result: data.result };
  return { ok: false, status, words: wordsOf(data) };
}

const parsed = (text: string): unknown => {
  try {
    return readExactJson(text);
  } catch {
    return undefined;
  }
};

const wordsOf = (data: z.infer<typeof envelope> | undefined): string => {
  const errors = Object.entries(data?.errors ?? {}).map(([field, words]) => `${field}: ${words.join(', ')}`);
  return (
    [data?.message ?? '', ...errors]
      .filter((words) => words !== '')
      .join('; ')
      .slice(0, 300) || 'no reason given'
  );
};

/** Whether a no says that there is nothing of this name. */
export const isNotFound = (answer: HeleketAnswer): boolean =>
  !answer.ok && (answer.status === 404 || /not[ _]?found|does not exist/i.test(answer.words));

/** A result in the shape we use, or `GatewayUnavailable`: nothing is credited by a guess. */
export function readResult<T>(shape: z.ZodType<T>, result: unknown): T {
  const { data, error } = shape.safeParse(result);
  if (data !== undefined) return data;
  const where = error?.issues[0]?.path.join('.') ?? '';
  throw new GatewayUnavailable(`Heleket's answer has another shape than we know (${where}).`, 'unknown');
}
