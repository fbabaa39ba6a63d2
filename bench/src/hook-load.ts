import { createHmac } from 'node:crypto';
import type autocannon from 'autocannon';
import { paymentNamed } from './hook-gateway.ts';
import type { Load } from './http-round.ts';

const body = (payment: string) => `{"payment":"${payment}"}`;

/**
 * Gives a connection its deliveries, each of the next payment and signed over its bytes. They are written into the bytes
 * of the one before, as for the other loads.
 */
export function prepareHook({ url, path }: Load, { signedWith, firstPayment }: NonNullable<Load['hook']>) {
  let next = firstPayment;
  return function prepare(client: autocannon.Client): void {
    const first = body(paymentNamed(0));
    const text = [
      `POST ${path} HTTP/1.1`,
      `Host: ${new URL(url).host}`,
      'Connection: keep-alive',
      `X-Signature: ${'0'.repeat(64)}`,
      'Content-Type: application/json',
      `Content-Length: ${first.length}`,
      '',
      first,
    ].join('\r\n');
    const bytes = Buffer.from(text, 'latin1');
    const signatureAt = text.indexOf('X-Signature: ') + 'X-Signature: '.length;
    const bodyAt = text.length - first.length;
    const getRequestBuffer = () => {
      const delivery = body(paymentNamed((next += 1)));
      bytes.write(createHmac('sha256', signedWith).update(delivery).digest('hex'), signatureAt, 'latin1');
      bytes.write(delivery, bodyAt, 'latin1');
      return bytes;
    };
    Object.assign(client, { getRequestBuffer });
  };
}
