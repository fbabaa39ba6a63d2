import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer, type Server } from './http-server.ts';
import { median } from './measure.ts';
import { customer, deliver, openGuideBot, openTinyBot, openTinyTelegram, type TinyBot } from './relay-world.ts';
import { circumstances, keep, table, times } from './report.ts';

type Route = { readonly url: string; readonly secret: string };
/** A bot, and how it is reached straight and through the relay. */
type Way = { readonly what: string; readonly direct: Route; readonly relay: Route };

const chats = 50;
let updates = 0;

const message = (chat: number, text: string) => ({
  update_id: (updates += 1),
  message: {
    message_id: updates,
    date: 1_790_000_000,
    chat: { id: chat, type: 'private' },
    from: { id: customer, is_bot: false, first_name: 'Ann' },
    text,
  },
});

/**
 * The benchmark of the relay: an update straight to a bot against the same through the platform, in turns, one at a
 * time; then 500 updates a second in 50 chats, each chat as Telegram delivers it, one after the other. Flags:
 * `--updates=300` for each way and bot, `--seconds=5`, `--write`.
 */
export async function relaySuite(flags: readonly string[]): Promise<void> {
  const flag = (name: string) => flags.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
  await using opened = new AsyncDisposableStack();
  const telegram = opened.adopt(await openTinyTelegram(), (one) => one.close());
  const tiny = opened.adopt(await openTinyBot(), (one) => one.close());
  Object.assign(process.env, { TELEGRAM_API_ROOT: telegram.url, ALLOW_PRIVATE_URLS: 'true' });
  const remove = (folder: string) => rm(folder, { recursive: true, force: true });
  const dataDir = opened.adopt(await mkdtemp(path.join(os.tmpdir(), 'asterism-bench-')), remove);
  const server = opened.adopt(await startServer(dataDir), (one) => one.stop());
  const agent = opened.adopt(new Agent({ keepAlive: true, maxSockets: 100 }), (one) => one.destroy());
  const key = await makeKey(server);
  await sellMessages(server, key);
  const guide = opened.adopt(await openGuideBot(telegram.url, { url: server.url, key }), (one) => one.close());
  const through = async (url: string): Promise<Route> => {
    const bot = { token: '1:bench_token', mode: 'relay', forward_url: url, forward_secret: 'own' };
    await send(server, key, 'POST', '/v1/bots', bot); // again: it takes updates elsewhere now
    const { pathname } = new URL(telegram.webhook.url);
    return { url: `${server.url}${pathname}`, secret: telegram.webhook.secret_token };
  };
  const count = Number(flag('updates') ?? 300);
  const rows: string[][] = [];
  const measure = async (what: string, url: string) => {
    const way = { what, direct: { url, secret: 'own' }, relay: await through(url) };
    rows.push(await measureWay(way, agent, count));
    return way;
  };
  await measure('takes a credit and answers in the chat (the guide’s, by grammY)', guide.url);
  tiny.takes = 10;
  await measure('takes 10 ms', tiny.url);
  tiny.takes = 0;
  const { relay } = await measure('does nothing', tiny.url);
  const order = await measureOrder(relay, tiny, agent, Number(flag('seconds') ?? 5));
  const way = table(['a bot that', 'directly', 'through the relay', 'added', 'ratio of medians'], rows);
  const section = `${way}\n\n${order}\n\n${circumstances(await server.describe())}`;
  console.log(`\n${section}\n`);
  if (flags.includes('--write')) await keep('relay', section);
}

async function makeKey(server: Server): Promise<string> {
  const made = await server.asterism('workspace', 'create', '--name', 'bench', '--json');
  const { workspace } = JSON.parse(made) as { workspace: number };
  const key = ['key', 'create', '--workspace', String(workspace), '--name', 'bench', '--json'];
  const { secret } = JSON.parse(await server.asterism(...key)) as { secret: string };
  return secret;
}

async function sellMessages(server: Server, key: string): Promise<void> {
  await send(server, key, 'PUT', '/v1/features/message', { kind: 'metered', credit_cost: '1' });
  await send(server, key, 'POST', '/v1/grants', { customer: String(customer), amount: '1000000', reason: 'bench' });
}

async function send({ url }: Server, key: string, method: string, path: string, body: object): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': path };
  const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
}

async function measureWay({ what, direct, relay }: Way, agent: Agent, count: number): Promise<string[]> {
  const [ones, others]: [number[], number[]] = [[], []];
  for (let n = -50; n < count; n++) {
    const one = await deliver(agent, direct.url, direct.secret, message(n, 'x'));
    const other = await deliver(agent, relay.url, relay.secret, message(n, 'x'));
    if (n < 0) continue; // the first ones only warm
    ones.push(one);
    others.push(other);
  }
  const [straight, through] = [median(ones), median(others)];
  return [what, ms(straight), ms(through), ms(through - straight), times(through, straight)];
}

const ms = (value: number) => `${value.toFixed(2)} ms`;

/** Ten a second in each chat; what is late is made up for, never skipped. */
async function measureOrder(relay: Route, bot: TinyBot, agent: Agent, seconds: number): Promise<string> {
  bot.heard.clear();
  const each = seconds * 10;
  const latencies: number[] = [];
  const started = performance.now();
  const talk = async (chat: number) => {
    for (let n = 0; n < each; n++) {
      await sleep(Math.max(0, started + n * 100 + chat * 2 - performance.now()));
      latencies.push(await deliver(agent, relay.url, relay.secret, message(1000 + chat, String(n))));
    }
  };
  await Promise.all(Array.from({ length: chats }, (_, chat) => talk(chat)));
  const rate = (chats * each * 1000) / (performance.now() - started);
  await untilHeard(bot, chats * each);
  const said = Array.from({ length: each }, (_, n) => String(n)).join();
  const wrong = [...bot.heard.values()].filter((texts) => texts.join() !== said).length;
  if (wrong > 0) throw new Error(`${wrong} of ${chats} chats heard something else than was said, or in another order.`);
  const sorted = latencies.toSorted((one, other) => one - other);
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
  return (
    `Order: ${chats * each} updates at ${Math.round(rate)}/s in ${chats} chats, every chat heard each once and in order;` +
    ` median ${ms(median(latencies))}, p99 ${ms(p99)}.`
  );
}

async function untilHeard({ heard }: TinyBot, count: number): Promise<void> {
  const all = () => [...heard.values()].reduce((sum, texts) => sum + texts.length, 0);
  for (let tries = 0; all() < count; tries++) {
    if (tries > 200) throw new Error(`The bot heard ${all()} of ${count} updates.`);
    await sleep(50);
  }
}
