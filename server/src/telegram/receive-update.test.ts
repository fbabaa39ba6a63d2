import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import { freshDatabase, quietLog, type TestDatabase } from '#test';
import { moneyIn, newWorkspace, nextUpdateId, openTelegram, testMasterKey, type TestTelegram } from '#test/money';
import {
  addBot,
  receiveUpdate,
  receiveWebhook,
  telegramSweeps,
  type Bot,
  type BotMode,
  type TelegramNeeds,
  type Update,
} from './index.ts';
import { findBot } from './queries.ts';
import { openWebhookSecret } from './secrets.ts';

let database: TestDatabase;
let telegram: TestTelegram;
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
const second = 1000;
const day = 24 * 60 * 60 * second;

beforeAll(async () => {
  [database, telegram] = await Promise.all([freshDatabase(), openTelegram()]);
});
afterAll(async () => {
  await telegram.close();
  await database.drop();
});

/** A bot, and what the platform did about its updates. `fails` times it cannot. */
async function inbox({ mode = 'webhook', fails = 0 }: { mode?: BotMode; fails?: number } = {}) {
  const reacted: Update[] = [];
  const log = quietLog();
  let failures = fails;
  const wired = moneyIn({
    pool: database.pool,
    clock,
    telegramApiRoot: telegram.url,
    publicUrl: 'https://pay.example.org',
    log,
  });
  const run: TelegramNeeds['react']['run'] = async (_, update) => {
    if (failures-- > 0) throw new Error('not now');
    reacted.push(update);
  };
  const needs: TelegramNeeds = { ...wired, react: { kinds: ['successful_payment'], run } };
  const bot = await addBot(needs, newWorkspace(), { token: await telegram.makeBot(), mode });
  return { needs, bot, reacted, log, sweep: () => sweepAll(needs) };
}

async function sweepAll(needs: TelegramNeeds): Promise<void> {
  for (const sweep of telegramSweeps(needs)) await sweep.run();
}

const payment = () => ({
  update_id: nextUpdateId(),
  message: { message_id: 1, successful_payment: { currency: 'XTR' } },
});

const rowsOf = async ({ workspace }: Bot) =>
  (
    await sql<{ kind: string; raw: unknown; handled: boolean; tries: number; problem: string | null }>`
    select kind, raw, handled_at is not null as handled, tries, problem from telegram.update
    where workspace_id = ${workspace} order by update_id`.execute(database.pool)
  ).rows;

describe('an update', () => {
  it('is stored as it came, and then handled', async () => {
    const { needs, bot, reacted } = await inbox();
    const update = payment();
    expect(await receiveUpdate(needs, bot, update)).toEqual({ status: 'applied' });
    expect(reacted).toEqual([update]);
    expect(await rowsOf(bot)).toMatchObject([{ kind: 'successful_payment', raw: update, handled: true }]);
  });

  it('delivered ten times at once is handled once, and acknowledged each time', async () => {
    const { needs, bot, reacted } = await inbox();
    const update = payment();
    const receipts = await Promise.all(Array.from({ length: 10 }, () => receiveUpdate(needs, bot, update)));
    expect(receipts.map(({ status }) => status).sort()).toEqual(['applied', ...Array<string>(9).fill('duplicate')]);
    expect(reacted).toHaveLength(1);
  });

  it('with the number of another bot’s update is another update', async () => {
    const [one, other] = [await inbox(), await inbox()];
    const update = payment();
    expect(await receiveUpdate(one.needs, one.bot, update)).toEqual({ status: 'applied' });
    expect(await receiveUpdate(other.needs, other.bot, update)).toEqual({ status: 'applied' });
  });

  it.each([
    ['of a kind nobody acts upon', { message: { text: 'hello' } }, 'message'],
    ['of a kind that is not invented yet', { teleported: { to: 'moon' } }, 'teleported'],
    ['without content', {}, 'empty'],
    ['with characters no text column takes', { message: { text: 'a\0b\ud800' } }, 'message'],
  ])('%s is stored and ignored', async (_, content, kind) => {
    const { needs, bot, reacted } = await inbox();
    expect(await receiveUpdate(needs, bot, { update_id: nextUpdateId(), ...content })).toEqual({ status: 'ignored' });
    expect(await rowsOf(bot)).toMatchObject([{ kind, handled: true }]);
    expect(reacted).toEqual([]);
  });

  it.each([[null], ['text'], [[]], [{}], [{ update_id: '7' }], [{ update_id: 1.5 }], [{ update_id: -1 }]])(
    'that is %j is none, and is refused',
    async (raw) => {
      const { needs, bot } = await inbox();
      await expect(receiveUpdate(needs, bot, raw)).rejects.toMatchObject({ code: 'invalid_request' });
    },
  );

  it('whose handling fails is acknowledged, waits, and is handled when its time has come', async () => {
    const { needs, bot, reacted, log, sweep } = await inbox({ fails: 2 });
    expect(await receiveUpdate(needs, bot, payment())).toEqual({ status: 'waiting' });
    expect(await rowsOf(bot)).toMatchObject([{ handled: false, problem: 'not now' }]);
    expect(log.warnings).toHaveLength(1);
    for (const pause of [3, 5]) {
      await sweep();
      expect(reacted).toEqual([]);
      clock.advance(pause * second);
      await sweep();
    }
    expect(reacted).toHaveLength(1);
    expect(await rowsOf(bot)).toMatchObject([{ handled: true, tries: 3, problem: null }]);
  });

  it('whose process died between storing and handling is handled by another, by one of them', async () => {
    const { needs, bot, reacted } = await inbox();
    const update = payment();
    const dying: TelegramNeeds = { ...needs, react: { ...needs.react, run: () => new Promise(() => {}) } };
    void receiveUpdate(dying, bot, update); // it never comes back
    while ((await rowsOf(bot)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await receiveUpdate(needs, bot, update)).toEqual({ status: 'duplicate' });
    await sweepAll(needs);
    expect(reacted).toEqual([]); // the first one might still be at it
    clock.advance(11 * second);
    await Promise.all(Array.from({ length: 5 }, () => sweepAll(needs)));
    expect(reacted).toEqual([update]);
  });

  it('is kept for thirty days, and one that still waits is kept until it is handled', async () => {
    const { needs, bot, sweep } = await inbox({ fails: 1 });
    const waiting = payment();
    await receiveUpdate(needs, bot, waiting);
    await receiveUpdate(needs, bot, { update_id: nextUpdateId(), message: {} });
    const blind: TelegramNeeds = { ...needs, react: { kinds: [], run: () => Promise.reject(new Error('still not')) } };
    clock.advance(31 * day);
    await sweepAll(blind);
    expect(await rowsOf(bot)).toMatchObject([{ raw: waiting, handled: false }]);
    clock.advance(day);
    await sweep();
    expect(await rowsOf(bot)).toEqual([]);
  });
});

describe('a webhook', () => {
  it('with the right secret is taken; with a wrong one, none, or another bot’s it is refused and nothing is stored', async () => {
    const { needs, bot } = await inbox();
    const other = await inbox();
    const secretOf = async ({ workspace, id }: Bot) => {
      const found = await findBot(database.pool, workspace, id);
      return found && openWebhookSecret(testMasterKey, found);
    };
    const deliver = (secret: string | undefined) =>
      receiveWebhook(needs, { bot: bot.id, secret, update: payment(), body: Buffer.alloc(0) });
    for (const secret of ['wrong', '', undefined, await secretOf(other.bot)])
      await expect(deliver(secret)).rejects.toMatchObject({ code: 'signature_invalid' });
    expect(await rowsOf(bot)).toEqual([]);
    expect(await deliver(await secretOf(bot))).toEqual({ status: 'applied' });
  });

  it('for no bot, or for one that takes its updates another way, is refused', async () => {
    const { needs, bot } = await inbox({ mode: 'polling' });
    const deliver = (id: string) =>
      receiveWebhook(needs, { bot: id, secret: '', update: payment(), body: Buffer.alloc(0) });
    for (const nobody of ['bot_nobody', `bot_${'0'.repeat(32)}`, '\0'])
      await expect(deliver(nobody)).rejects.toMatchObject({ code: 'not_found' });
    await expect(deliver(bot.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
