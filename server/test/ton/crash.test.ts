import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { payoutSweeps, readComment, type Chain, type PayoutNeeds } from '#gateways/ton';
import { GatewayUnavailable, type PayoutNews, type PayoutOrder } from '#payments/gateway';
import { openMortal, type Mortal } from '../crash/mortal.ts';
import { random, seedOf } from '../random.ts';
import { openPayoutRig, type PayoutRig, type Purse } from './payout-rig.ts';

/**
 * The crash law of payouts on chain: two processes work for one wallet, die at any await, messages are lost, doubled and
 * answered by nobody, the index lags and repeats itself. Each payout is paid exactly once, by the chain's own word; a bill,
 * which has an end, is paid once before it or never, and is told so.
 */

const payouts = Number(process.env['TON_PAYOUTS'] ?? 120);
const crashes = Number(process.env['TON_CRASHES'] ?? 10);
const perBatch = Math.max(8, Math.ceil(payouts / (2 * crashes)));
const seed = seedOf('payouts on chain');
const next = random(seed);
const nano = (n: number) => 10_000_000n + BigInt(n);

let rig: PayoutRig;
let purse: Purse;
beforeAll(async () => {
  rig = await openPayoutRig();
  purse = await rig.openPurse({ settings: { payout_batch: String(perBatch) } });
});
afterAll(() => rig.close());

type Member = { readonly mortal: Mortal; readonly needs: PayoutNeeds };
const told: PayoutNews[] = [];
const figures = { deaths: 0, lost: 0, unanswered: 0, doubled: 0, rounds: 0 };

function openMember(): Member {
  const mortal = openMortal(rig.url);
  const { signer } = rig.needs;
  const needs: PayoutNeeds = {
    ...rig.needs,
    pool: mortal.pool,
    open: (connection) => mortal.step(() => rig.needs.open(connection)),
    chainOf: () => mortalChain(mortal),
    signer: { sign: (request) => mortal.step(() => signer.sign(request)) },
    moneyOut: { tell: (news) => mortal.step(async () => void told.push(news)) },
  };
  return { mortal, needs };
}

/** Each call is a step that can be the last one; what is sent may be lost, doubled, or never answered. */
function mortalChain({ step }: Mortal): Chain {
  const { chain } = rig;
  return {
    ...chain,
    masterchain: () => step(() => chain.masterchain()),
    transactions: (query) => step(() => chain.transactions(query)),
    account: (address) => step(() => chain.account(address)),
    accounts: (addresses) => step(() => chain.accounts(addresses)),
    send: (boc) => step(() => badPost(boc)),
  };
}

async function badPost(boc: Buffer): ReturnType<Chain['send']> {
  const luck = next(6);
  if (luck === 0) {
    figures.lost += 1;
    throw new GatewayUnavailable('It was not heard.', 'unknown');
  }
  const answer = await rig.chain.send(boc).catch(() => ({ isTaken: false, words: 'refused' }));
  if (luck === 1) {
    figures.doubled += 1;
    await rig.chain.send(boc).catch(() => undefined);
  }
  if (luck > 2) return answer;
  figures.unanswered += 1;
  throw new GatewayUnavailable('The answer was lost.', 'unknown');
}

const sweep = async ({ needs, mortal }: Member): Promise<number> => {
  const work = payoutSweeps(needs).map((one) => one.run());
  return Promise.race([Promise.all(work).then(([done = 0]) => done), mortal.died.then(() => 1)]);
};

async function bury({ mortal }: Member): Promise<Member> {
  for (;;) {
    const { rows } = await sql`select from pg_stat_activity where application_name = ${mortal.name}`.execute(rig.pool);
    if (rows.length === 0) return openMember();
    await sleep(2);
  }
}

const untold = async () =>
  (await sql`select from ton.outgoing where told_at is null limit 1`.execute(rig.pool)).rows.length > 0;

/** Rounds of both processes, the leases running out between them, until everything was told. */
async function play(): Promise<void> {
  const fleet = [openMember(), openMember()];
  for (; await untold(); figures.rounds++) {
    if (figures.rounds > 3000) throw new Error('The payouts never come to an end.');
    rig.ton.setMood({ delay: next(3) === 0 ? next(90) : 0, repeats: next(2) === 0, showsPending: next(2) === 0 });
    for (const { mortal } of fleet)
      if (figures.deaths < crashes && next(5) > 0)
        mortal.arm({ step: 1 + next(50), when: next(2) === 0 ? 'before' : 'after' });
    await Promise.all(fleet.map(sweep));
    for (const [index, member] of fleet.entries()) {
      member.mortal.disarm();
      if (!member.mortal.dead) continue;
      figures.deaths += 1;
      fleet[index] = await bury(member);
    }
    rig.pass(next(12) === 0 ? 4000 : 5 + next(60)); // sometimes long enough for a batch to run out
  }
  await Promise.all(fleet.map(({ mortal }) => mortal.close()));
}

/** What the wallet paid to whom, out of every second step it ever made: the chain's own list, from its beginning. */
async function paidOnChain(): Promise<Map<string, string[]>> {
  rig.ton.setMood({ delay: 0, repeats: false, showsPending: false });
  const paid = new Map<string, string[]>();
  for (let lt = 0n; ;) {
    const rows = await rig.chain.transactions({ account: purse.wallet.address, startLt: lt, sort: 'asc', limit: 1000 });
    for (const { destination, value, body } of rows.flatMap(({ outMessages }) => outMessages)) {
      if (destination === undefined || destination === purse.wallet.address) continue;
      paid.set(readComment(body) ?? '', [...(paid.get(readComment(body) ?? '') ?? []), `${destination} ${value}`]);
    }
    const last = rows.at(-1);
    if (!last || rows.length < 1000) return paid;
    lt = last.lt + 1n;
  }
}

/** Every third one is a bill, of seconds to hours. */
async function submitAll(): Promise<PayoutOrder[]> {
  const orders: PayoutOrder[] = [];
  for (let n = 0; n < payouts; n++) {
    const validUntil = new Date(rig.clock.now().getTime() + (20 + next(next(2) === 0 ? 4000 : 40_000)) * 1000);
    orders.push(...(await purse.submit([nano(n)], { memo: `payout ${n}`, ...(n % 3 === 0 && { validUntil }) })));
  }
  return orders;
}

/** What was paid after its end, or told of otherwise than the chain says. */
function wrongs(orders: readonly PayoutOrder[], paid: ReadonlyMap<string, string[]>): readonly string[] {
  const last = new Map(told.map((news) => [news.payout, news.state]));
  return orders.flatMap(({ payout, validUntil }, n) => {
    const times = paid.get(`payout ${n}`)?.length ?? 0;
    const state = last.get(payout);
    const isPaid = times === 1 && state?.state === 'confirmed';
    const inTime = !validUntil || (state?.state === 'confirmed' && state.occurredAt < validUntil);
    const isGivenUp = times === 0 && state?.state === 'failed' && validUntil !== undefined;
    return (isPaid && inTime) || isGivenUp ? [] : [`payout ${n}: ${times} times, told ${state?.state ?? 'nothing'}`];
  });
}

it(`${payouts} payouts are each paid exactly once through ${crashes} deaths, lost and doubled messages, and an index that lags`, async () => {
  const started = performance.now();
  const before = await purse.balance();
  const orders = await submitAll();
  await play();
  const paid = await paidOnChain();
  const { rows: batches } = await sql<{ status: string; count: bigint }>`
    select status, count(*) from ton.batch group by status order by status`.execute(rig.pool);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const ends = batches.map(({ status, count }) => `${count} ${status}`).join(', ');
  const late = new Set(told.filter(({ state }) => state.state === 'failed').map(({ payout }) => payout)).size;
  console.log(
    `payouts on chain: ${payouts} payouts, ${JSON.stringify(figures)}, batches: ${ends}; ${late} bills too late; ${seconds} s`,
  );

  expect(wrongs(orders, paid), `seed ${seed}`).toEqual([]);
  const last = new Map(told.map((news) => [news.payout, news.state]));
  const fees = [...last.values()].map((state) => (state.state === 'confirmed' ? (state.fee?.units ?? 0n) : 0n));
  expect(last.size).toBe(payouts);
  const amounts = [...paid.values()]
    .flat()
    .map((one) => BigInt(one.split(' ')[1] ?? 0))
    .reduce((one, other) => one + other);
  expect(before - (await purse.balance()) - amounts).toBe(fees.reduce((one, other) => one + other));
  expect(rig.alarms.filter(({ reason }) => reason === 'halted')).toEqual([]);
  expect(figures.deaths).toBeGreaterThanOrEqual(crashes / 2);
}, 300_000);
