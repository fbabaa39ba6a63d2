import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Told = { readonly type: string; readonly data: { readonly customer?: string | null } };

/** A receiver of webhooks as an operator runs one, in the world outside the platform: it can be down and come back. */
export type Receiver = {
  readonly url: string;
  /** What it has taken, in the order in which it came; only what was signed with its secret. */
  readonly told: readonly Told[];
  useSecret(secret: string): void;
  down(): Promise<void>;
  up(): Promise<void>;
};

export async function openReceiver(): Promise<Receiver> {
  const told: Told[] = [];
  let key = Buffer.alloc(0);
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const isOurs = isSigned(key, request.headers, body);
      if (isOurs) told.push(JSON.parse(body) as Told);
      response.writeHead(isOurs ? 204 : 401).end();
    });
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    told,
    useSecret: (secret) => void (key = Buffer.from(secret.replace('whsec_', ''), 'base64')),
    down: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    up: () => listen(port),
  };
}

/** Standard Webhooks, as a receiver checks it that has nothing but its runtime's library. */
function isSigned(key: Buffer, headers: NodeJS.Dict<string | string[]>, body: string): boolean {
  const header = (name: string) => String(headers[name] ?? '');
  const signed = `${header('webhook-id')}.${header('webhook-timestamp')}.${body}`;
  const wanted = Buffer.from(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  return header('webhook-signature')
    .split(' ')
    .some((given) => given.length === wanted.length && timingSafeEqual(Buffer.from(given), wanted));
}
