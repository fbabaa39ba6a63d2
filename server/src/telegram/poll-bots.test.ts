import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { movableClock } from '#kernel';
import { openPool, type Pool } from '#database';
import { freshDatabase, quietLog, type TestDatabase } from '#test';
import { moneyIn, newWorkspace, openTelegram, type TestTelegram } from '#test/money';
import { addBot, pollBots, type Polling, type TelegramNeeds, type Update } from './index.ts';
import { pollingOffset } from './queries.ts';

let database: TestDatabase;
let telegram: TestTelegram;
let person = 0;
const clock = movableClock();
const running: Polling[] = [];
const pools: Pool[] = [];
const log = quietLog();

beforeAll(async () => {
  [database, telegram] = await Promise.all([freshDatabase(), openTelegram()]);
  person = await telegram.makePerson();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((polling) => polling.stop()));
  await Promise.all(pools.splice(0).map((pool) => pool.destroy()));
  await sql`update telegram.bot set mode = 'tap'`.execute(database.pool);
});
afterAll(async () => {
  await telegram.close();
  await database.drop();
});

/** Another process: its own connections, and what it heard. */
function process() {
  const heard: string[] = [];
  const pool = openPool(database.url, { max: 5 });
  const wired = moneyIn({ pool, clock, telegramApiRoot: telegram.url, log });
  const run = async (_: unknown, { message }: Update) => void heard.push((message as { text: string }).text);
  const needs: TelegramNeeds = { ...wired, react: { kinds: ['message'], run } };
  pools.push(pool);
  const start = () => {
    const polling = pollBots(needs);
    running.push(polling);
    return polling;
  };
  return { needs, heard, pool, start };
}

const newBot = async (needs: TelegramNeeds) =>
  addBot(needs, newWorkspace(), { token: await telegram.makeBot(), mode: 'polling' });

const write = (username: string, text: string) =>
  fetch(`${telegram.url}/sandbox/users/${person}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ bot: username, text }),
  });

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 8000; !(await holds()); await sleep(10))
    if (performance.now() > end) throw new Error('It did not happen.');
}

describe('polling', () => {
  it('hears what is said to the bot, in every mode of arrival, once', async () => {
    const { needs, heard, start } = process();
    const bot = await newBot(needs);
    await write(bot.username, 'before');
    start();
    await until(() => heard.includes('before'));
    await write(bot.username, 'after');
    await until(() => heard.includes('after'));
    expect(heard).toEqual(['before', 'after']);
  });

  it('is done by one process at a time; when it ends, another goes on where it stopped', async () => {
    const before = log.warnings.length;
    const [one, other] = [process(), process()];
    const bot = await newBot(one.needs);
    const first = one.start();
    await write(bot.username, 'one');
    await until(() => one.heard.length === 1);
    other.start();
    await write(bot.username, 'two');
    await until(() => one.heard.length === 2);
    await first.stop();
    await write(bot.username, 'three');
    await until(() => other.heard.length === 1);
    expect([one.heard, other.heard]).toEqual([['one', 'two'], ['three']]);
    expect(log.warnings.slice(before)).toEqual([]); // no conflict at Telegram
  });

  it('goes on in another process when the one that did it lost its connection', async () => {
    const [one, other] = [process(), process()];
    const bot = await newBot(one.needs);
    one.start();
    await write(bot.username, 'one');
    await until(() => one.heard.length === 1);
    other.start();
    await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()
      and database = (select oid from pg_database where datname = current_database())`.execute(database.pool);
    await write(bot.username, 'two');
    await until(() => one.heard.length + other.heard.length === 2);
    expect([...one.heard, ...other.heard]).toEqual(['one', 'two']);
  });

  it('moves on only past what is stored', async () => {
    const { needs, heard, start, pool } = process();
    const bot = await newBot(needs);
    await sql`alter table telegram.update add constraint closed check (update_id < 0) not valid`.execute(database.pool);
    start();
    await write(bot.username, 'while nothing can be stored');
    await until(() => log.warnings.some(({ details }) => JSON.stringify(details).includes(bot.id)));
    expect(await pollingOffset(pool, bot)).toBe(0n);
    await sql`alter table telegram.update drop constraint closed`.execute(database.pool);
    await until(() => heard.length === 1);
    await until(async () => (await pollingOffset(pool, bot)) > 0n);
  });

  it('notices a bot that is added later, and one that is switched to another mode', async () => {
    const { needs, heard, start } = process();
    start();
    await sleep(50);
    const bot = await newBot(needs);
    await write(bot.username, 'hello');
    await until(() => heard.length === 1);
    await sql`update telegram.bot set mode = 'tap' where id = ${bot.id}`.execute(database.pool);
    await sleep(1200);
    await write(bot.username, 'nobody listens');
    await sleep(300);
    expect(heard).toEqual(['hello']);
  });
});
