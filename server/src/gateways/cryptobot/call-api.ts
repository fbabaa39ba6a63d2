import { z } from 'zod';
import { GatewayUnavailable, type GatewayNeeds, type OpenConnection } from '#payments/gateway';
import { callGateway, readExactJson } from '#gateways/wire';

/** The world of an account: its open secrets and where its network is. */
export type Account = { readonly base: string; readonly token: string; readonly opened: OpenConnection };

/** Crypto Pay said no, with a name that mostly is documented nowhere. */
export class CryptoPayNo extends Error {
  override readonly name = 'CryptoPayNo';
  readonly status: number;
  readonly error: string;

  constructor(status: number, error: string) {
    super(`CryptoBot refused: ${error}`);
    this.status = status;
    this.error = error;
  }
}

/** A token works on its own network only. */
export function accountOf({ root }: GatewayNeeds, opened: OpenConnection): Account {
  const real = opened.isTest ? 'https://testnet-pay.crypt.bot' : 'https://pay.crypt.bot';
  return { base: `${root ? `${root}/cryptobot` : real}/api`, token: opened.secrets['token'] ?? '', opened };
}

const answerShape = z.discriminatedUnion('ok', [
  z.looseObject({ ok: z.literal(true), result: z.unknown() }),
  z.looseObject({ ok: z.literal(false), error: z.looseObject({ name: z.string() }) }),
]);

/**
 * Calls a method of the Crypto Pay API; every number of its result has become text. Throws `CryptoPayNo` for a no, and
 * `GatewayUnavailable` for silence, for a token that is not accepted (mended by the operator), and for what is no answer.
 */
export async function callApi<T>(
  { base, token }: Account,
  method: string,
  params: Readonly<Record<string, unknown>>,
  result: z.ZodType<T>,
): Promise<T> {
  const { status, text } = await callGateway({
    gateway: 'CryptoBot',
    url: `${base}/${method}`,
    method: 'POST',
    headers: { 'crypto-pay-api-token': token, 'content-type': 'application/json' },
    body: JSON.stringify(params),
  });
  if (status === 401) throw new GatewayUnavailable('CryptoBot does not accept the token of this connection.', 'none');
  const answer = readAnswer(text);
  if (!answer.ok) throw new CryptoPayNo(status, plainName(answer.error.name));
  const read = result.safeParse(answer.result);
  if (!read.success) throw new GatewayUnavailable(`CryptoBot answered ${method} in words we do not know.`, 'unknown');
  return read.data;
}

function readAnswer(text: string): z.infer<typeof answerShape> {
  try {
    return answerShape.parse(readExactJson(text));
  } catch {
    throw new GatewayUnavailable('CryptoBot gave an answer that is none of its own.', 'unknown');
  }
}

/** Names are capital letters; whatever else stands there is not repeated to anybody. */
const plainName = (name: string): string => (/^[A-Za-z0-9_ ]{1,80}$/.test(name) ? name : 'an error without a name');
