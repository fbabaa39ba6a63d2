import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Refusal } from '#kernel';
import { receiveWebhook, type TelegramNeeds } from '#telegram';

export type WebhookDoor = {
  readonly url: string;
  /** Who answers; nobody, until it is set: Telegram is told to come again. */
  needs: TelegramNeeds | undefined;
  close(): Promise<void>;
};

/** The route `POST /telegram/{bot}` and nothing else, for tests that need no more of HTTP. */
export async function openWebhookDoor(): Promise<WebhookDoor> {
  const server = createServer((request, response) => {
    const answer = async (): Promise<{ status: number; reply?: Buffer | undefined }> => {
      if (!door.needs) return { status: 503 };
      const bot = request.url?.split('/').at(-1) ?? '';
      const secret = request.headers['x-telegram-bot-api-secret-token'];
      const body = await buffer(request);
      const update = JSON.parse(body.toString('utf8')) as unknown;
      const delivery = { bot, secret: typeof secret === 'string' ? secret : undefined, update, body };
      const { reply } = await receiveWebhook(door.needs, delivery);
      return { status: 200, ...(reply && { reply }) };
    };
    answer()
      .catch((error: unknown) => ({ status: error instanceof Refusal ? 401 : 500, reply: undefined }))
      .then(({ status, reply }) => response.writeHead(status, { 'content-type': 'application/json' }).end(reply))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const door: WebhookDoor = {
    url: `http://127.0.0.1:${port}`,
    needs: undefined,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return door;
}
