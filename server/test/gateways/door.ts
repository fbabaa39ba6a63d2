import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Delivery, WebhookAnswer } from '#payments/gateway';

/** What one connection is told, and by whom it is taken. */
export type Line = {
  /** The connection, or the bot, that deliveries are addressed to. */
  readonly of: string;
  /** Every delivery that came, as it came. */
  readonly came: Delivery[];
  readonly answers: WebhookAnswer[];
  /** Nobody is at home: deliveries are kept in `came` and answered 503, those excepted that a case sends itself. */
  isClosed: boolean;
  /** Asked before money moves: answered all the same. */
  readonly isQuestion: (delivery: Delivery) => boolean;
  /** The platform that takes them. */
  take: (delivery: Delivery) => Promise<WebhookAnswer>;
};

/** Our own webhooks over real HTTP: `/hooks/<gateway>/<connection>`, each connection at a platform of its choice. */
export type Door = {
  readonly url: string;
  readonly lines: Map<string, Line>;
  close(): Promise<void>;
};

/** A header of what a case sends itself. */
const letIn = 'x-let-in';

const nobody: WebhookAnswer = { status: 503, contentType: 'text/plain', body: 'Nobody is at home.' };

export async function openDoor(): Promise<Door> {
  const lines = new Map<string, Line>();
  const server = createServer((request, response) => {
    const take = async (): Promise<WebhookAnswer> => {
      const [path = '', query = ''] = (request.url ?? '').split('?');
      const line = lines.get(path.split('/').at(-1) ?? '');
      const method = request.method === 'GET' ? 'GET' : 'POST';
      const { [letIn]: isLetIn, ...headers } = request.headers;
      const delivery = { method, query, headers, body: await buffer(request), address: '127.0.0.1' } as const;
      line?.came.push(delivery);
      const isHeard = line && (!line.isClosed || isLetIn !== undefined || line.isQuestion(delivery));
      const answer = isHeard ? await line.take(delivery) : nobody;
      line?.answers.push(answer);
      return answer;
    };
    take().then(
      ({ status, contentType, body }) => response.writeHead(status, { 'content-type': contentType }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    lines,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Sends a delivery to a connection over HTTP, as the gateway would. */
export async function send(url: string, { method, query, headers, body }: Delivery): Promise<number> {
  const kept = Object.entries(headers).filter(([name]) => !['host', 'content-length', 'connection'].includes(name));
  const sent = Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
  const init = {
    method,
    headers: { ...sent, [letIn]: 'yes' },
    ...(method === 'POST' && { body: new Uint8Array(body) }),
  };
  const response = await fetch(query === '' ? url : `${url}?${query}`, init);
  await response.text();
  return response.status;
}
