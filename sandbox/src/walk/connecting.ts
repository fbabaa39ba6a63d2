import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { personIn } from '../demo/person.ts';
import { expectEqual, WalkFault, type Stage, type Step } from './stage.ts';

type Update = {
  readonly update_id: number;
  readonly message?: {
    readonly chat: { readonly id: number };
    readonly text?: string;
    readonly successful_payment?: object;
  };
  readonly pre_checkout_query?: { readonly id: string };
};
type Customer = { readonly credits: readonly { readonly available: string }[] };
type Answer<T> = { readonly ok: boolean; readonly result: T };

/** A bot with a program of its own, which knows nothing of the platform: it answers updates, and nothing else. */
type OwnProgram = {
  readonly url: string;
  /** What it has heard, by kind. */
  readonly heard: string[];
  readonly server: Server;
};

const secret = 'known-to-the-bot';

/** Echoes what people write, by answering Telegram's request with a method: no call of its own. */
async function openProgram(): Promise<OwnProgram> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      const { message } = body as Update;
      const isKnown = request.headers['x-telegram-bot-api-secret-token'] === secret;
      heard.push(isKnown ? (message?.successful_payment ? 'payment' : (message?.text ?? 'other')) : 'stranger');
      const reply = { method: 'sendMessage', chat_id: message?.chat.id, text: `You said: ${message?.text}` };
      response.setHeader('content-type', 'application/json');
      response.end(message?.text === undefined ? '' : JSON.stringify(reply));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tg`, heard, server };
}

type NewBot = { readonly token: string; readonly number: string; readonly username: string };

let made = 0;

async function newBot({ world, customer }: Stage, name: string): Promise<NewBot> {
  const username = `walk_${customer}_${(made += 1)}_bot`;
  const { token } = await world.post<{ token: string }>('/sandbox/bots', { username, first_name: name });
  return { token, username, number: token.split(':')[0] ?? '' };
}

async function creditsOf({ ask }: Stage, friend: number): Promise<string> {
  const { credits } = await ask<Customer>('GET', `/v1/customers/${friend}`);
  return credits[0]?.available ?? '0';
}

const newFriend = async ({ world }: Stage): Promise<number> =>
  (await world.post<{ id: number }>('/sandbox/users', { first_name: 'Friend', stars: 500 })).id;

type Invoice = { readonly link: string };
const invoiceFor = ({ ask }: Stage, friend: number, { number }: NewBot) =>
  ask<Invoice>('POST', '/v1/invoices', { customer: String(friend), product: 'pack_500', bot: number });

/** The bot answers a pre-checkout query by its own hand: nobody else hears its updates. */
async function answerCheckout({ world }: Stage, { token }: NewBot): Promise<void> {
  const poll = { timeout: 1, allowed_updates: ['pre_checkout_query'] };
  const { result } = await world.post<Answer<Update[]>>(`/bot${token}/getUpdates`, poll);
  const last = result.at(-1);
  const query = last?.pre_checkout_query?.id;
  if (!query) throw new WalkFault('Nobody wanted to pay.');
  await world.post(`/bot${token}/answerPreCheckoutQuery`, { pre_checkout_query_id: query, ok: true });
  await world.post(`/bot${token}/getUpdates`, { offset: last.update_id + 1, timeout: 0 }); // and listens no more
}

export const connecting: readonly Step[] = [
  {
    title: 'relay: a bot that knows nothing of us hears every update, and its answer reaches the person',
    after: 'unchanged',
    play: async (stage) => {
      const [program, bot, friend] = [await openProgram(), await newBot(stage, 'Echo'), await newFriend(stage)];
      try {
        const relay = { token: bot.token, mode: 'relay', forward_url: program.url, forward_secret: secret };
        await stage.ask('POST', '/v1/bots', relay);
        const { text } = await personIn(stage.world, friend, bot.username).write('hello');
        expectEqual('the answer', text, 'You said: hello');
        const { link } = await invoiceFor(stage, friend, bot);
        await stage.world.post(`/sandbox/users/${friend}/pay`, { link });
        await stage.world.post('/sandbox/settle');
        expectEqual('the credits of the friend', await creditsOf(stage, friend), '500');
        expectEqual('what the bot heard', program.heard, ['hello', 'other', 'payment']);
        await stage.ask('POST', '/v1/bots', { token: bot.token, mode: 'tap', restore_webhook: false });
      } finally {
        program.server.closeAllConnections();
        program.server.close();
      }
    },
  },
  {
    title: 'read-only: a token and nothing else; two minutes later the payment is found and credited, once',
    after: 'unchanged',
    play: async (stage) => {
      const [bot, friend] = [await newBot(stage, 'Quiet'), await newFriend(stage)];
      await stage.ask('POST', '/v1/bots', { token: bot.token, mode: 'read_only' });
      const { link } = await invoiceFor(stage, friend, bot);
      const paying = stage.world.post<{ status: string }>(`/sandbox/users/${friend}/pay`, { link });
      await answerCheckout(stage, bot);
      expectEqual('the payment of the friend', (await paying).status, 'paid');
      expectEqual('the credits before', await creditsOf(stage, friend), '0');
      await stage.world.post('/sandbox/clock', { advance: '2m' });
      await stage.world.post('/sandbox/clock', { advance: '2m' });
      expectEqual('the credits of the friend', await creditsOf(stage, friend), '500');
    },
  },
];
