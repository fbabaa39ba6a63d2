import { createHash } from 'node:crypto';
import { sameSecret } from '#kernel';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export type OrderToSign = {
  readonly account: string;
  /** Left out together with its separator when it is not sent. */
  readonly currency?: string;
  readonly desc: string;
  readonly sum: string;
};

/** The signature of a payment that is asked for, over exactly the texts that are sent. */
export const signOrder = ({ account, currency, desc, sum }: OrderToSign, secret: string): string =>
  sha256([account, ...(currency === undefined ? [] : [currency]), desc, sum, secret].join('{up}'));

const unsigned: ReadonlySet<string> = new Set(['sign', 'signature']);

/** The signature of a notification, over whatever parameters it brought: the method, then the values by the bytes of their names. */
export function signNotice(method: string, params: ReadonlyMap<string, string>, secret: string): string {
  const signed = [...params].filter(([name]) => !unsigned.has(name));
  const values = signed.toSorted(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  return sha256([method, ...values.map(([, value]) => value), secret].join('{up}'));
}

/** Whether UnitPay, or whoever knows the project's secret key, wrote this notification. */
export function isSigned(method: string, params: ReadonlyMap<string, string>, secret: string): boolean {
  const given = params.get('signature')?.toLowerCase() ?? '';
  return /^[0-9a-f]{64}$/.test(given) && sameSecret(given, signNotice(method, params, secret));
}
