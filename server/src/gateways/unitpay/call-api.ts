import { z } from 'zod';
import { GatewayUnavailable, type GatewayNeeds, type OpenConnection } from '#payments/gateway';
import { callGateway, readExactJson } from '#gateways/wire';

/** A project that is open, and where UnitPay is. */
export type Account = { readonly base: string; readonly opened: OpenConnection };

/** UnitPay's no: its code, when it gave one, and its words. */
export class UnitpayNo extends Error {
  override readonly name = 'UnitpayNo';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export const accountOf = ({ root }: Pick<GatewayNeeds, 'root'>, opened: OpenConnection): Account => ({
  base: root ? `${root}/unitpay` : `https://${opened.settings['domain'] ?? ''}`,
  opened,
});

const answerShape = z.union([
  z.looseObject({ error: z.looseObject({ code: z.string().default(''), message: z.string().default('') }) }),
  z.looseObject({ result: z.unknown() }),
]);

/** Which of the two secret keys opens a method. */
export type Key = 'secret_key' | 'account_secret_key';

/**
 * Calls a method of UnitPay. The secret key stands in the address, so the address is told to nobody, and whatever
 * UnitPay says is told with the key cut out. Throws `UnitpayNo` for a no, `GatewayUnavailable` for silence, for a key
 * that is not accepted, and for what is no answer.
 */
export async function callApi<T>(
  { base, opened }: Account,
  key: Key,
  method: string,
  params: Readonly<Record<string, string>>,
  result: z.ZodType<T>,
): Promise<T> {
  const secret = opened.secrets[key] ?? '';
  const test: Record<string, string> = opened.isTest ? { test: '1' } : {};
  const query = new URLSearchParams({ method, ...params, ...test, secretKey: secret }).toString();
  const { text } = await callGateway({ gateway: 'UnitPay', url: `${base}/api?${query}`, method: 'GET' });
  const answer = parse(text);
  if ('error' in answer) throw judge(answer.error as { code: string; message: string }, secret);
  const read = result.safeParse(answer['result']);
  if (!read.success) throw new GatewayUnavailable(`UnitPay answered ${method} in words we do not know.`, 'unknown');
  return read.data;
}

function parse(text: string): z.infer<typeof answerShape> {
  try {
    return answerShape.parse(readExactJson(text));
  } catch {
    throw new GatewayUnavailable('UnitPay gave an answer that is none of its own.', 'unknown');
  }
}

function judge({ code, message }: { code: string; message: string }, secret: string): Error {
  if (code === '-32000') return new GatewayUnavailable('UnitPay does not accept the keys of this connection.', 'none');
  if (code === '-32603') return new GatewayUnavailable('UnitPay has an internal error (-32603).', 'unknown');
  const words = (secret === '' ? message : message.replaceAll(secret, '…')).slice(0, 300);
  return new UnitpayNo(code, words || 'UnitPay gave no reason.');
}
