import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import { callGateway } from '#gateways/wire';
import { audit, places } from '#ledger';
import { getPayout, payoutSweeps, requestPayout, resolvePayout, type Payout, type PayoutsNeeds } from '#payouts';
import { openMortal, type Mortal } from './crash/mortal.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import {
  money,
  openPayoutDesk,
  openToyBank,
  payCall,
  payoutNeeds,
  toyRail,
  type BankFault,
  type PayoutDesk,
  type ToyBank,
} from './money/index.ts';
import { random, seedOf } from './random.ts';

/**
 * The crash law of money out: wherever a process dies, and whichever answers are lost, each payout is paid exactly once
 * or not at all, and the books say which.
 */

const runs = Math.ceil(Number(process.env['CRASH_RUNS'] ?? 60) / 10);
const next = random(seedOf('payouts crash'));
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
const faults: readonly BankFault[] = ['lost before', 'lost after', '500', '429', 'pending', 'refused', 'nonsense'];

let database: TestDatabase;
let deaths = 0;
const banks: ToyBank[] = [];

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  console.log(`payouts crash: ${runs} runs on each bank, ${deaths} processes died`);
  for (const bank of banks) await bank.close();
  await database.drop();
});

type Stage = { readonly bank: ToyBank; readonly desk: PayoutDesk; readonly open: (mortal: Mortal) => PayoutsNeeds };

async function openStage(isKeyed: boolean): Promise<Stage> {
  const bank = await openToyBank({ isKeyed });
  banks.push(bank);
  const code = isKeyed ? 'keyed' : 'plain';
  const rail = { code, isRepeatSafe: isKeyed };
  const desk = openPayoutDesk({ pool: database.pool, clock, gateways: [toyRail(bank, rail)] });
  await desk.fund('ann', money('1000000', 'TON'));
  await desk.rules({ rail: '*', asset: 'TON', automaticUpTo: money('1000', 'TON').units, feeFixed: 1n });
  const open = ({ pool, step }: Mortal) => payoutNeeds({ pool, clock, gateways: [toyRail(bank, { ...rail, step })] });
  return { bank, desk, open };
}

/** Does something in a process that may die over it; once it has, PostgreSQL undoes what it had not committed. */
async function inProcess<T>(stage: Stage, work: (needs: PayoutsNeeds) => Promise<T>): Promise<T | undefined> {
  const mortal = openMortal(database.url);
  if (next(3) > 0) mortal.arm({ step: 1 + next(30), when: next(2) === 0 ? 'before' : 'after' });
  const done = await Promise.race([work(stage.open(mortal)), mortal.died.then(() => undefined)]);
  if (!mortal.dead) await mortal.close();
  else deaths += 1;
  while (await lives(mortal)) await sleep(2);
  return done;
}

const lives = async ({ name }: Mortal): Promise<boolean> =>
  (await sql`select from pg_stat_activity where application_name = ${name}`.execute(database.pool)).rows.length > 0;

/** Asks until there is an answer, always under the same key. */
async function ask(stage: Stage, key: string): Promise<Payout> {
  const { workspace } = stage.desk;
  const rail = Object.keys(stage.desk.needs.gateways)[0] ?? '';
  const asked = { workspace, key, user: 'ann', amount: money('10', 'TON'), rail, actor: 'key:asker' };
  for (;;) {
    const payout = await inProcess(stage, (needs) =>
      requestPayout(needs, { ...asked, destination: { account: 'savings' } }),
    );
    if (payout) return payout;
  }
}

async function sweepAll(needs: PayoutsNeeds): Promise<number> {
  let done = 0;
  for (const sweep of payoutSweeps(needs)) done += await sweep.run();
  return done;
}

/** Processes come and go until nothing is due any more; what waits for a person then gets one who looks at the bank. */
async function playOut(stage: Stage, payouts: readonly Payout[]): Promise<void> {
  const { bank, desk } = stage;
  for (let round = 0; round < 8; round++) {
    if (round < 3) bank.fault(faults[next(faults.length)] ?? '500');
    await inProcess(stage, sweepAll);
    for (const { id } of payouts) bank.settle(id, 'paid');
    clock.advance(61_000);
  }
  await desk.settle(12);
  for (const { id } of payouts) await decide(stage, await desk.now({ id }));
}

async function decide({ bank, desk }: Stage, { id, status, deskSince }: Payout): Promise<void> {
  if (!deskSince || status === 'confirmed') return;
  const resolution =
    bank.timesPaid(id) > 0
      ? ({ action: 'confirm', externalId: `bank:${id}`, proof: 'The bank’s statement' } as const)
      : ({ action: 'fail', reason: 'The bank knows nothing of it.' } as const);
  await resolvePayout(desk.needs, { workspace: desk.workspace, payout: id, actor: 'key:boss', resolution });
}

describe.each([
  ['a bank that knows orders by their id', true],
  ['a bank where repeating pays twice', false],
])('with %s', (_name, isKeyed) => {
  it('each payout is paid exactly once, or not at all and given back, whoever dies where', async () => {
    const stage = await openStage(isKeyed);
    const { bank, desk } = stage;
    const asked: Payout[] = [];
    for (let run = 0; run < runs; run++) {
      const payouts = [await ask(stage, `run ${run} a`), await ask(stage, `run ${run} b`)];
      asked.push(...payouts);
      await playOut(stage, payouts);
    }
    const ends = await Promise.all(asked.map((payout) => desk.now(payout)));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(runs * 2);
    for (const { id, status } of ends) {
      const times = { confirmed: 1, returned: 0 }[status as 'confirmed' | 'returned'];
      const { steps } = await getPayout(database.pool, desk.workspace, id);
      expect([id, status, bank.timesPaid(id), steps]).toEqual([id, status, times, steps]);
    }
    const confirmed = ends.filter(({ status }) => status === 'confirmed');
    expect(confirmed.length).toBeGreaterThan(0);
    const world = places.world(ends[0]?.gateway ?? '', ends[0]?.connection ?? '');
    expect(money(await desk.balance(world), 'TON').units).toBe(bank.paidUnits());
    expect((await audit(database.pool, desk.workspace)).breaks).toEqual([]);
  });
});

it('the naive retry, as a negative control, pays twice', async () => {
  const { bank } = await openStage(false);
  bank.fault('lost after');
  const order = { payout: 'po_naive', amount: money('10', 'TON') };
  for (let isDone = false; !isDone;) {
    isDone = await callGateway(payCall(bank.url, order)).then(
      () => true,
      () => false,
    );
  }
  expect(bank.timesPaid('po_naive')).toBe(2);
});
