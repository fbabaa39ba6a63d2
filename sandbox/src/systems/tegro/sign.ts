import { createHash, createHmac } from 'node:crypto';

/** MD5 over the fields in order, as a query of PHP, and the Secret KEY. */
export function fieldsSign(fields: Readonly<Record<string, string>>, secret: string): string {
  const sorted = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
  const query = new URLSearchParams(sorted).toString().replaceAll('*', '%2A');
  return createHash('md5')
    .update(query + secret)
    .digest('hex');
}

/** HMAC-SHA256 over the bytes of a call. */
export const callSign = (bytes: Buffer, key: string): string => createHmac('sha256', key).update(bytes).digest('hex');
