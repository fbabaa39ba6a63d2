import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { movableClock } from '#kernel';
import { audit } from '#ledger';
import { listPayments, paymentSweeps, reconcile, type PaymentsNeeds } from '#payments';
import { addBot, type Bot } from '#telegram';
import { openMortal, type Mortal } from './crash/mortal.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import {
  askFor,
  booked,
  invoiceRow,
  listOf,
  moneyIn,
  newWorkspace,
  openTelegram,
  type MoneyIn,
} from './money/index.ts';
import type { TestTelegram } from './money/index.ts';
import { random, seedOf } from './random.ts';

/**
 * A reconciliation that dies at any await, in any number of processes at once, goes on where it was: every row of the
 * list is on the books once, every payment is worth its credits once.
 */

const runs = Number(process.env['CRASH_RUNS'] ?? 10);
const seed = seedOf('reconcile crash');
const next = random(seed);
const clock = movableClock();

let database: TestDatabase;
let telegram: TestTelegram;
let home: MoneyIn;
let deaths = 0;

beforeAll(async () => {
  [database, telegram] = await Promise.all([freshDatabase(), openTelegram({ clock })]);
  home = moneyIn({ pool: database.pool, clock, telegramApiRoot: telegram.url });
});
afterAll(async () => {
  console.log(`reconcile crash: ${runs} runs, ${deaths} processes died`);
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await telegram.close();
  await database.drop();
});

/** A process whose every statement and every look at the list is a step. */
function openMember(): { mortal: Mortal; needs: PaymentsNeeds } {
  const mortal = openMortal(database.url);
  const needs = moneyIn({ pool: mortal.pool, clock, telegramApiRoot: telegram.url });
  const { stars } = home.gateways;
  const history = stars?.history;
  if (!history?.balance) throw new Error('The Star list cannot be read.');
  const balance = history.balance.bind(history);
  const watched = {
    ...history,
    read: (...given: Parameters<typeof history.read>) => mortal.step(() => history.read(...given)),
    balance: (...given: Parameters<typeof balance>) => mortal.step(() => balance(...given)),
  };
  return { mortal, needs: { ...needs, gateways: { stars: { code: 'stars', history: watched } } } };
}

type Story = {
  readonly bot: Bot;
  readonly paid: number;
  readonly back: number;
  readonly others: number;
  readonly worth: bigint;
};

/** Payments of ours, some of them given back, a payment nobody asked for, and rows of other kinds, in any order. */
async function writeStory(): Promise<Story> {
  const bot = await addBot(home, newWorkspace(), { token: await telegram.makeBot(), mode: 'tap' });
  clock.advance(1000);
  const paid = 2 + next(5);
  let [back, others, worth] = [0, 0, 0n];
  for (let n = 0; n < paid; n++) {
    const payment = await askFor(home, { workspace: bot.workspace, connection: bot.id, customer: `c${n}` });
    const { source, ...row } = invoiceRow(77_001, payment.id, 250);
    const id = await telegram.addRow(bot, { ...row, source });
    worth += 250n;
    if (next(3) === 0) {
      others += 1;
      worth -= 2n;
      await telegram.addRow(bot, { amount: 2, receiver: { type: 'telegram_ads' } });
    }
    if (next(3) > 0) continue;
    back += 1;
    worth -= 250n;
    await telegram.addRow(bot, { ...row, id, receiver: source });
  }
  return { bot, paid, back, others, worth: worth * 1_000_000_000n };
}

/** Two processes at once, one of which is to die on the way, then others, until the list was read to its end. */
async function perform({ bot }: Story): Promise<void> {
  for (let life = 0, done = false; !done; life++) {
    if (life > 40) throw new Error('It never comes to its end.');
    const pair = [openMember(), openMember()];
    if (life < 6) pair[0]?.mortal.arm({ step: 1 + next(120), when: next(2) === 0 ? 'before' : 'after' });
    const ends = await Promise.all(pair.map((member) => attempt(member, bot)));
    done = ends.includes('finished');
    await bury(pair.map(({ mortal }) => mortal));
    clock.advance(31_000);
  }
}

const attempt = ({ mortal, needs }: ReturnType<typeof openMember>, { workspace, id }: Bot): Promise<string> => {
  const work = async () => {
    for (const sweep of paymentSweeps(needs)) if (sweep.name.startsWith('payments.due_')) await sweep.run();
    return (await reconcile(needs, { workspace, connection: id, milliseconds: 60_000 })).status;
  };
  return Promise.race([work(), mortal.died.then(() => 'died')]);
};

/** PostgreSQL has to notice a death, and undo what was not committed, before anybody looks. */
async function bury(mortals: readonly Mortal[]): Promise<void> {
  for (const mortal of mortals) {
    if (!mortal.dead) {
      await mortal.close();
      continue;
    }
    deaths += 1;
    const lives = sql`select from pg_stat_activity where application_name = ${mortal.name}`;
    while ((await lives.execute(database.pool)).rows.length > 0) await sleep(2);
  }
}

async function check(story: Story): Promise<void> {
  const { bot, paid, back, others, worth } = story;
  const list = listOf({ needs: home, bot });
  clock.advance(61_000);
  for (const sweep of paymentSweeps(home)) if (sweep.name.startsWith('payments.due_')) await sweep.run();
  const { report } = await list.run({ full: true });
  expect(report, `seed ${seed}`).toMatchObject({
    findings: worth < 0n ? 1 : 0, // that there is less than nothing is one
    payments: { agreed: paid, healed: 0, waiting: 0, different: 0, unknown: 0 },
    refunds: { agreed: back, healed: 0, waiting: 0, different: 0, unknown: 0 },
    funds: { gateway: worth, books: worth },
  });
  const { payments } = await listPayments(database.pool, { workspace: bot.workspace });
  const statuses = payments.map(({ status }) => status).toSorted();
  expect(statuses, `seed ${seed}`).toEqual([...Array(paid - back).fill('fulfilled'), ...Array(back).fill('refunded')]);
  const reasons = await booked(database.pool, bot.workspace);
  expect(reasons, `seed ${seed}`).toMatchObject({ 'payment.settled': paid });
  expect(reasons['payments.ads'] ?? 0, `seed ${seed}`).toBe(others);
}

it(
  `goes on where it died, over ${runs} lists read by processes that die at any await (seed ${seed})`,
  { timeout: Math.max(120_000, runs * 4000) },
  async () => {
    for (let run = 0; run < runs; run++) {
      const story = await writeStory();
      await perform(story);
      await check(story);
    }
    if (runs >= 10) expect(deaths).toBeGreaterThan(runs / 2);
  },
);
