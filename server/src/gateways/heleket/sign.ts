import { createHash } from 'node:crypto';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** Heleket's signature: MD5 over the body's bytes in base64 and the key. A call without a body signs the empty one. */
export const heleketSign = (body: string | Buffer, key: string): string =>
  md5(Buffer.from(body).toString('base64') + key);

/**
 * A webhook's bytes as they were before Heleket put the `sign` into them. Cut as text, byte for byte: what stands
 * around it is not read and written again. Undefined when this signature is no member of it.
 */
export function cutSign(body: Buffer, sign: string): Buffer | undefined {
  if (!/^[0-9a-f]{32}$/i.test(sign)) return undefined;
  const text = body.toString('latin1'); // one sign per byte: nothing is decoded
  const member = `"sign"\\s*:\\s*"${sign}"`;
  const cut = text.replace(new RegExp(`\\s*,\\s*${member}|${member}\\s*,?\\s*`), '');
  return cut === text ? undefined : Buffer.from(cut, 'latin1');
}
