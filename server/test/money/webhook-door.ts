import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Refusal } from '#kernel';
import { receiveWebhook, type TelegramNeeds } from '#telegram';

export type WebhookDoor = {
  readonly url: string;
  /** Who answers; nobody, until it is set: Telegram is told to come again. */
  needs: TelegramNeeds | undefined;
  /** Whether our answer to this update, which we took, is lost on its way back; never, until it is set. */
  losesAnswer: (update: Buffer) => boolean;
  close(): Promise<void>;
};

type Answer = { readonly status: number; readonly reply?: Buffer | undefined };

class Lost extends Error {}

/** The route `POST /telegram/{bot}` and nothing else, for tests that need no more of HTTP. */
export async function openWebhookDoor(): Promise<WebhookDoor> {
  const server = createServer((request, response) => {
    const answer = async (): Promise<Answer> => {
      if (!door.needs) return { status: 503 };
      const bot = request.url?.split('/').at(-1) ?? '';
      const secret = request.headers['x-telegram-bot-api-secret-token'];
      const body = await buffer(request);
      const update = JSON.parse(body.toString('utf8')) as unknown;
      const delivery = { bot, secret: typeof secret === 'string' ? secret : undefined, update, body };
      const { reply } = await receiveWebhook(door.needs, delivery);
      if (door.losesAnswer(body)) throw new Lost();
      return { status: 200, ...(reply && { reply }) };
    };
    answer()
      .catch((error: unknown): Answer => {
        if (error instanceof Lost) throw error;
        return { status: error instanceof Refusal ? 401 : 500 };
      })
      .then(({ status, reply }) => response.writeHead(status, { 'content-type': 'application/json' }).end(reply))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const door: WebhookDoor = {
    url: `http://127.0.0.1:${port}`,
    needs: undefined,
    losesAnswer: () => false,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return door;
}
