import { z } from 'zod';
import { Refusal } from '#kernel';
import { GatewayUnavailable, type Connection, type GatewayNeeds, type OpenConnection } from '#payments/gateway';
import { callGateway, readExactJson, type GatewayAnswer } from '#gateways/wire';

/** An account that is open, and where Stripe is. */
export type Account = { readonly base: string; readonly opened: OpenConnection };

/** Stripe's no, in its own words. */
export class StripeNo extends Error {
  override readonly name = 'StripeNo';
  readonly status: number;
  readonly type: string;
  readonly code: string;

  constructor(status: number, { type, code, message }: z.infer<typeof errorShape>['error']) {
    super(message.replaceAll(/\b[srp]k_\w+/g, '…').slice(0, 500));
    this.status = status;
    this.type = type;
    this.code = code;
  }
}

/** Opens the account. A test key in a real account, or the other way, is refused with `connection_invalid`. */
export async function openAccount(needs: GatewayNeeds, connection: Connection): Promise<Account> {
  const opened = await needs.open(connection);
  const isTestKey = /^[sr]k_test_/.test(opened.secrets['secret_key'] ?? '');
  if (isTestKey !== opened.isTest)
    throw new Refusal(
      'connection_invalid',
      'A key of test mode belongs to a test connection, and only there: mend the key or the connection.',
    );
  return { base: needs.root ? `${needs.root}/stripe` : 'https://api.stripe.com', opened };
}

const errorShape = z.looseObject({
  error: z.looseObject({
    type: z.string().default(''),
    code: z.string().default(''),
    message: z.string().default('It gave no reason.'),
  }),
});

type Fields = Readonly<Record<string, string>>;

/** Reads from Stripe; every number of the answer has become text. */
export const getStripe = <T>(account: Account, path: string, fields: Fields, shape: z.ZodType<T>): Promise<T> =>
  call(account, 'GET', `${path}?${new URLSearchParams(fields).toString()}`, {}, undefined, shape);

/** Makes something at Stripe, once per key: the same key and fields answer as the first time. */
export const postStripe = <T>(
  account: Account,
  path: string,
  fields: Fields,
  key: string,
  shape: z.ZodType<T>,
): Promise<T> => {
  const headers = { 'idempotency-key': key, 'content-type': 'application/x-www-form-urlencoded' };
  return call(account, 'POST', path, headers, new URLSearchParams(fields).toString(), shape);
};

/** Throws `StripeNo` for a no that stands, `GatewayUnavailable` for silence, a key that is not taken, and what is no answer. */
async function call<T>(
  { base, opened }: Account,
  method: 'GET' | 'POST',
  path: string,
  more: Fields,
  body: string | undefined,
  shape: z.ZodType<T>,
): Promise<T> {
  const headers = {
    authorization: `Bearer ${opened.secrets['secret_key'] ?? ''}`,
    'stripe-version': opened.settings['api_version'] ?? '',
    ...more,
  };
  const url = `${base}/v1/${path}`;
  const answer = await callGateway({ gateway: 'Stripe', url, method, headers, ...(body !== undefined && { body }) });
  const read = shape.safeParse(parse(answer));
  if (!read.success) throw new GatewayUnavailable('Stripe answered in words we do not know.', 'unknown');
  return read.data;
}

function parse(answer: GatewayAnswer): unknown {
  let said: unknown;
  try {
    said = readExactJson(answer.text);
  } catch {
    throw new GatewayUnavailable('Stripe gave an answer that is no JSON.', 'unknown');
  }
  if (answer.status < 300) return said;
  throw judge(answer.status, said);
}

function judge(status: number, said: unknown): Error {
  if (status === 401) return new GatewayUnavailable('Stripe does not accept the key of this connection.', 'none');
  const error = errorShape.safeParse(said).data?.error;
  if (!error) return new GatewayUnavailable(`Stripe answered ${status} without words.`, 'unknown');
  // A first call under this key is still being made.
  if (error.code === 'idempotency_key_in_use' || status === 409)
    return new GatewayUnavailable('Stripe is still busy with the same call.', 'unknown');
  return new StripeNo(status, error);
}
