import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer, type Server } from './http-server.ts';
import { median } from './measure.ts';
import { deliver, openTinyBot, openTinyTelegram, type TinyBot } from './relay-world.ts';
import { circumstances, keep, table, times } from './report.ts';

type Route = { readonly url: string; readonly secret: string };
type Routes = { readonly direct: Route; readonly relay: Route; readonly bot: TinyBot; readonly agent: Agent };

/** Milliseconds a bot takes: none at all, and what a bot that looks something up takes. */
const takes = [0, 10] as const;
const chats = 50;
let updates = 0;

const message = (chat: number, text: string) => ({
  update_id: (updates += 1),
  message: { message_id: updates, date: 1_790_000_000, chat: { id: chat, type: 'private' }, text },
});

/**
 * The benchmark of the relay: an update straight to a tiny bot against the same through the platform, in turns, one at a
 * time; then 500 updates a second in 50 chats, each chat as Telegram delivers it, one after the other. Flags:
 * `--updates=300` for each way and bot, `--seconds=5`, `--write`.
 */
export async function relaySuite(flags: readonly string[]): Promise<void> {
  const flag = (name: string) => flags.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
  await using opened = new AsyncDisposableStack();
  const telegram = opened.adopt(await openTinyTelegram(), (one) => one.close());
  const bot = opened.adopt(await openTinyBot(), (one) => one.close());
  Object.assign(process.env, { TELEGRAM_API_ROOT: telegram.url, ALLOW_PRIVATE_URLS: 'true' });
  const remove = (folder: string) => rm(folder, { recursive: true, force: true });
  const dataDir = opened.adopt(await mkdtemp(path.join(os.tmpdir(), 'asterism-bench-')), remove);
  const server = opened.adopt(await startServer(dataDir), (one) => one.stop());
  const agent = opened.adopt(new Agent({ keepAlive: true, maxSockets: 100 }), (one) => one.destroy());
  await connectBot(server, bot);
  const relay = {
    url: `${server.url}${new URL(telegram.webhook.url).pathname}`,
    secret: telegram.webhook.secret_token,
  };
  const routes = { direct: { url: bot.url, secret: 'own' }, relay, bot, agent };
  const way = await measureWay(routes, Number(flag('updates') ?? 300));
  const order = await measureOrder(routes, Number(flag('seconds') ?? 5));
  const section = `${way}\n\n${order}\n\n${circumstances(await server.describe())}`;
  console.log(`\n${section}\n`);
  if (flags.includes('--write')) await keep('relay', section);
}

async function connectBot(server: Server, bot: TinyBot): Promise<void> {
  const { workspace } = JSON.parse(await server.asterism('workspace', 'create', '--name', 'bench', '--json')) as {
    workspace: number;
  };
  const key = ['key', 'create', '--workspace', String(workspace), '--name', 'bench', '--json'];
  const { secret } = JSON.parse(await server.asterism(...key)) as { secret: string };
  const answer = await fetch(`${server.url}/v1/bots`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ token: '1:bench_token', mode: 'relay', forward_url: bot.url, forward_secret: 'own' }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

async function measureWay({ direct, relay, bot, agent }: Routes, count: number): Promise<string> {
  const rows: (string | number)[][] = [];
  for (const milliseconds of takes) {
    bot.takes = milliseconds;
    const [ones, others]: [number[], number[]] = [[], []];
    for (let n = -50; n < count; n++) {
      const one = await deliver(agent, direct.url, direct.secret, message(n, 'x'));
      const other = await deliver(agent, relay.url, relay.secret, message(n, 'x'));
      if (n < 0) continue; // the first ones only warm
      ones.push(one);
      others.push(other);
    }
    const [straight, through] = [median(ones), median(others)];
    rows.push([`${milliseconds} ms`, ms(straight), ms(through), ms(through - straight), times(through, straight)]);
  }
  const columns = ['a bot that takes', 'directly', 'through the relay', 'added', 'ratio of medians'];
  return table(columns, rows);
}

const ms = (value: number) => `${value.toFixed(2)} ms`;

/** Ten a second in each chat; what is late is made up for, never skipped. */
async function measureOrder({ relay, bot, agent }: Routes, seconds: number): Promise<string> {
  bot.takes = 0;
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
