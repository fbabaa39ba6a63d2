import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import { audit, balanceOf, places } from '#ledger';
import type { PaymentsNeeds } from '#payments';
import type { HistoryPage } from '#payments/gateway';
import { addBot, type Bot } from '#telegram';
import { random, seedOf } from '#test';
import { askFor, booked, invoiceRow, listOf, nano, newWorkspace, openStarShop, type StarShop } from '#test/money';

const seed = seedOf('long list');
const next = random(seed);

let shop: StarShop;
beforeAll(async () => {
  shop = await openStarShop();
});
afterAll(async () => {
  expect(await audit(shop.pool)).toMatchObject({ ok: true, breaks: [] });
  await shop.close();
});

const person = 77_001;
const newBot = async (): Promise<Bot> => {
  const bot = await addBot(shop.needs, newWorkspace(), { token: await shop.telegram.makeBot(), mode: 'tap' });
  shop.clock.advance(1000);
  return bot;
};

let rowsMade = 0;

/** Rows that are on the list without a call for each: Telegram is asked for them over HTTP all the same. */
const fill = (bot: Bot, rows: readonly object[], { clock, telegram }: Pick<StarShop, 'clock' | 'telegram'> = shop) => {
  const date = Math.floor(clock.now().getTime() / 1000);
  const list = telegram.sandbox.telegram.world.bots[Number(bot.telegramId)]?.stars;
  for (const row of rows) list?.push({ id: `row ${(rowsMade += 1)}`, date, ...row } as (typeof list)[number]);
};

it('a list of 5,000 rows is read in pieces, each row once, and its end only the next time', async () => {
  const bot = await newBot();
  const list = listOf({ needs: shop.needs, bot });
  const ads = { amount: 1, receiver: { type: 'telegram_ads' } };
  const income = { amount: 3, nanostar_amount: 1, source: { type: 'affiliate_program', commission_per_mille: 100 } };
  const { addedAt } = bot;
  const old = { date: Math.floor(addedAt.getTime() / 1000) - 10 };
  fill(
    bot,
    Array.from({ length: 4900 }, (_, n) => ({ ...old, ...(n % 2 === 0 ? income : ads) })),
  );
  fill(
    bot,
    Array.from({ length: 100 }, (_, n) => (n % 2 === 0 ? income : ads)),
  );
  const first = await list.run({ milliseconds: 100 });
  expect([first.status, first.nextRow < 5000]).toEqual(['running', true]);
  const started = performance.now();
  let whole = await list.run();
  while (whole.status === 'running') whole = await list.run();
  console.log(`5,000 rows: ${Math.round(performance.now() - started)} ms`);
  expect(whole).toMatchObject({ id: first.id, nextRow: 5000, report: { rowsRead: 5000, findings: 0 } });
  const worth = 2500n * (3n * nano + 1n) - 2500n * nano;
  expect(whole.report?.funds).toEqual({ gateway: worth, books: worth });
  expect((await list.run()).report?.rowsRead).toBe(200);
  expect(await booked(shop.pool, bot.workspace)).toMatchObject({
    'payments.ads': 50,
    'payments.affiliate_income': 50,
  });
});

it('pages that are shown twice, and a list that is numbered anew, lose and double nothing', async () => {
  const bot = await newBot();
  const { workspace, id: connection } = bot;
  const asked = await Promise.all(Array.from({ length: 240 }, () => askFor(shop.needs, { workspace, connection })));
  fill(
    bot,
    asked.map(({ id }) => invoiceRow(person, id, 250)),
  );
  const { stars } = shop.needs.gateways;
  if (!stars?.history) throw new Error('There is no list.');
  const { history } = stars;
  let last: HistoryPage | undefined;
  const read = async (...given: Parameters<typeof history.read>) => {
    if (last && next(3) === 0) return last;
    last = await history.read(...given);
    return last;
  };
  const needs: PaymentsNeeds = {
    ...shop.needs,
    gateways: { stars: { ...stars, history: { ...history, read } } },
  };
  const list = listOf({ needs, bot });
  for (let run = await list.run(); run.status === 'running'; run = await list.run()) shop.clock.advance(31_000);
  const { report } = await listOf({ needs: shop.needs, bot }).run({ full: true });
  expect(report, `seed ${seed}`).toMatchObject({ findings: 0, payments: { different: 0, waiting: 0, unknown: 0 } });
  expect(await balanceOf(shop.pool, workspace, places.merchant('main'), 'XTR')).toBe(240n * 250n * nano);
  shop.telegram.sandbox.telegram.world.bots[Number(bot.telegramId)]?.stars.splice(0, 230);
  fill(
    bot,
    Array.from({ length: 215 }, () => ({ amount: 1, receiver: { type: 'telegram_ads' } })),
  );
  expect((await listOf({ needs: shop.needs, bot }).run()).report).toMatchObject({ rowsRead: 225, other: { ads: 215 } });
});

it('a bot whose list is all we hear loses nothing of 1,000 payments while nobody listens for ten minutes', async () => {
  const quiet = await openStarShop({ mode: 'read_only' });
  const { bot, pool } = quiet;
  const { workspace, id: connection } = bot;
  quiet.clock.advance(1000);
  await quiet.jobs.settle();
  await quiet.jobs.stop();
  const asked = await Promise.all(
    Array.from({ length: 1000 }, (_, n) => askFor(quiet.needs, { workspace, connection, customer: `c${n % 50}` })),
  );
  for (let n = 0; n < asked.length; n += 100) {
    const rows = asked.slice(n, n + 100).map(({ id }) => invoiceRow(person, id, 250));
    fill(bot, rows, quiet);
    quiet.clock.advance(60_000);
  }
  const started = performance.now();
  const jobs = await quiet.openJobs();
  expect(await jobs.settle(40)).toBe(true);
  console.log(`1,000 payments from the list: ${Math.round(performance.now() - started)} ms`);
  const all = { 'payment.settled': 1000, 'test.fulfilled': 1000 };
  expect(await booked(pool, workspace)).toEqual(all);
  quiet.clock.advance(61_000);
  expect(await jobs.settle(40)).toBe(true);
  expect(await booked(pool, workspace)).toEqual(all);
  const { rows } = await sql<{ runs: number }>`select count(*)::int as runs from payments.reconciliation
    where workspace_id = ${workspace} and status = 'finished'`.execute(pool);
  expect(rows[0]?.runs).toBeGreaterThanOrEqual(3);
  expect(await audit(pool)).toMatchObject({ ok: true, breaks: [] });
  await jobs.stop();
  await quiet.close();
});
