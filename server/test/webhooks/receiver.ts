import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export type Heard = {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: { type: string; timestamp: string; data: Record<string, unknown> };
};

type Reply = { status: number; headers?: Record<string, string>; body?: string; afterMilliseconds?: number };

/** A receiver as an operator writes one: over real HTTP, on a port of its own, up or down as told. */
export type Receiver = {
  readonly url: string;
  /** Everything it has answered with 2xx, in the order in which it came. */
  readonly taken: Heard[];
  /** Everything that reached it, with what it answered. */
  readonly seen: (Heard & { answered: number })[];
  /** How many requests it had open at once, at most. */
  readonly atOnce: () => number;
  /** How it answers from now on; 204 unless told. */
  answer(reply: (heard: Heard) => Reply): void;
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
};

export async function openReceiver(): Promise<Receiver> {
  const taken: Heard[] = [];
  const seen: (Heard & { answered: number })[] = [];
  let answer: (heard: Heard) => Reply = () => ({ status: 204 });
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    open += 1;
    most = Math.max(most, open);
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const event = JSON.parse(body) as Heard['event'];
      const heard = { id: String(request.headers['webhook-id']), headers: request.headers, body, event };
      const reply = answer(heard);
      const end = () => {
        open -= 1;
        seen.push({ ...heard, answered: reply.status });
        if (reply.status < 300) taken.push(heard);
        response.writeHead(reply.status, reply.headers).end(reply.body);
      };
      if (reply.afterMilliseconds) setTimeout(end, reply.afterMilliseconds);
      else end();
    });
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    taken,
    seen,
    atOnce: () => most,
    answer: (reply) => void (answer = reply),
    down: stop,
    up: () => listen(port),
    close: stop,
  };
}

/** Whether the reference library takes it for ours; throws when not. */
export const verify = (secret: string, { body, headers }: Pick<Heard, 'body' | 'headers'>): unknown =>
  new Webhook(secret).verify(body, headers as Record<string, string>);
