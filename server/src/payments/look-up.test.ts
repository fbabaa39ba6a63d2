import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import { audit, places } from '#ledger';
import { addEndpoint } from '#webhooks';
import { freshDatabase, type TestDatabase } from '#test';
import {
  openPlainShop,
  openPlainSystem,
  plainNeeds,
  quiet,
  worldOf,
  type PlainNeeds,
  type PlainShop,
  type PlainState,
  type PlainSystem,
} from '#test/money';
import { createInvoice, getPayment, listDesk, lookUpNow, type Payment } from './index.ts';

let database: TestDatabase;
let system: PlainSystem;
let needs: PlainNeeds;
let shop: PlainShop;
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

beforeAll(async () => {
  [database, system] = await Promise.all([freshDatabase(), openPlainSystem()]);
  needs = plainNeeds({ pool: database.pool, clock, systems: { plain: system.url } });
});
beforeEach(async () => {
  system.mood = {};
  shop = await openPlainShop(needs);
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await system.close();
  await database.drop();
});

const rub = (units: bigint) => ({ asset: 'RUB', units });
const say = ({ id }: Payment, state: Partial<PlainState> & Pick<PlainState, 'state'>) =>
  system.states.set(id, { externalId: `ch-${id}`, amount: rub(25_000n), at: clock.now(), ...state });
const now = ({ id }: Payment) => getPayment(needs.pool, shop.workspace, id);
const looksAt = ({ id }: Payment) => system.calls.filter((call) => call === `payments ${id}`).length;
const looks = async ({ id }: Payment) =>
  (await sql<{ n: number }>`select count(*)::int as n from payments.look where payment = ${id}`.execute(needs.pool))
    .rows[0]?.n;

/** Lets time pass, second by second where it matters: the sweeps run at each of these moments. */
async function pass(...pauses: number[]): Promise<void> {
  for (const pause of pauses) {
    clock.advance(pause);
    await quiet(needs);
  }
}

describe('an open invoice', () => {
  it('is looked at after 10 s, 30 s, a minute, five, fifteen, and then each hour until a day after its end', async () => {
    const payment = await shop.invoice();
    const seen: number[] = [];
    for (const pause of [
      9 * second,
      second,
      29 * second,
      second,
      minute,
      5 * minute,
      15 * minute,
      59 * minute,
      minute,
    ]) {
      await pass(pause);
      seen.push(looksAt(payment));
    }
    expect(seen).toEqual([0, 1, 1, 2, 3, 4, 5, 5, 6]);
    await pass(...Array.from({ length: 60 }, () => hour));
    expect(await now(payment)).toMatchObject({ status: 'expired' });
    expect(looksAt(payment)).toBeGreaterThan(50);
    expect(looksAt(payment)).toBeLessThan(56);
    expect(await looks(payment)).toBe(0);
  });

  it('that was paid without a word is found, and its looks end', async () => {
    const payment = await shop.invoice();
    say(payment, { state: 'paid' });
    await pass(10 * second);
    expect(await now(payment)).toMatchObject({ status: 'fulfilled', charge: `ch-${payment.id}`, payer: 'somebody' });
    expect(await looks(payment)).toBe(0);
  });

  it('that was paid after its end is money all the same', async () => {
    const payment = await shop.invoice();
    await pass(25 * hour);
    expect(await now(payment)).toMatchObject({ status: 'expired' });
    say(payment, { state: 'paid' });
    await pass(hour);
    expect(await now(payment)).toMatchObject({ status: 'fulfilled' });
  });

  it('that is over at the gateway is looked at once more at its end, and expires', async () => {
    const payment = await shop.invoice();
    say(payment, { state: 'over' });
    await pass(10 * second, hour, hour);
    expect(looksAt(payment)).toBe(1);
    await pass(24 * hour);
    expect(looksAt(payment)).toBe(2);
    expect(await now(payment)).toMatchObject({ status: 'expired' });
    expect(await looks(payment)).toBe(0);
  });

  it('keeps what the gateway calls it, and how it is paid', async () => {
    const payment = await shop.invoice();
    expect(payment).toMatchObject({ externalId: `inv-${payment.id}`, url: `${system.url}/pay/${payment.id}` });
    expect(await createInvoice(needs, payment)).toEqual({ url: payment.url, externalId: payment.externalId });
  });
});

describe('a payment that went back', () => {
  it('before we heard of it buys nothing', async () => {
    const payment = await shop.invoice();
    say(payment, { state: 'refunded' });
    await pass(10 * second);
    expect(await now(payment)).toMatchObject({ status: 'refunded', fulfilledAt: null });
    expect(await shop.balance(worldOf(shop))).toBe(0n);
  });

  it('after it was fulfilled is undone when a delivery speaks of it', async () => {
    const payment = await shop.invoice();
    say(payment, { state: 'paid' });
    await pass(10 * second);
    say(payment, { state: 'refunded' });
    await shop.deliver({ mentions: [{ payment: payment.id }] });
    await quiet(needs);
    expect(await now(payment)).toMatchObject({ status: 'refunded' });
    expect(await shop.balance(worldOf(shop))).toBe(0n);
    expect(await shop.balance(places.merchant('main'))).toBe(0n);
  });
});

describe('a gateway', () => {
  it('that says what nobody has heard of brings the payment to the desk, told once; what is plain later ends that', async () => {
    const payment = await shop.invoice();
    const listening = { ...needs, door: { check: () => {} } as never };
    await addEndpoint(listening, shop.workspace, { url: 'https://shop.example.org/hooks', events: ['payment.desk'] });
    say(payment, { state: 'strange' });
    await pass(10 * second, 30 * second);
    const { cases } = await listDesk(needs, shop.workspace, {});
    expect(cases).toMatchObject([{ kind: 'strange', problem: 'the gateway says "hm"', actions: ['look'] }]);
    const told = await sql<{ n: number }>`select count(*)::int as n from webhooks.event
      where workspace_id = ${shop.workspace} and type = 'payment.desk'`.execute(needs.pool);
    expect(told.rows).toEqual([{ n: 1 }]);
    say(payment, { state: 'paid' });
    expect(await lookUpNow(needs, shop.workspace, payment.id)).toMatchObject({ status: 'fulfilled' });
    expect((await listDesk(needs, shop.workspace, {})).cases).toEqual([]);
  });

  it.each([
    ['500', { status: 500 }],
    ['429', { status: 429 }],
    ['nothing', { isGone: true }],
    ['too late', { pause: 700 }],
    ['with nonsense', { status: 299 }],
  ])('that answers %s is asked again later, and nothing is lost', async (_, mood) => {
    const payment = await shop.invoice();
    say(payment, { state: 'paid' });
    system.mood = mood;
    await pass(10 * second);
    expect(await now(payment)).toMatchObject({ status: 'requested' });
    system.mood = {};
    await pass(second);
    expect(await now(payment)).toMatchObject({ status: 'requested' });
    await pass(2 * second);
    expect(await now(payment)).toMatchObject({ status: 'fulfilled' });
  });

  it('that is back is asked at once for all it did not answer', async () => {
    const [first, second_] = [await shop.invoice(), await shop.invoice()];
    system.mood = { status: 500 };
    await pass(10 * second, 10 * second, 30 * second, 2 * minute, 6 * minute);
    system.mood = {};
    for (const payment of [first, second_]) say(payment, { state: 'paid' });
    expect(await lookUpNow(needs, shop.workspace, first.id)).toMatchObject({ status: 'fulfilled' });
    await quiet(needs);
    expect(await now(second_)).toMatchObject({ status: 'fulfilled' });
  });
});

describe('what came in', () => {
  const settled = async (state: Partial<PlainState>, purpose = 'test.goods') => {
    const payment = await shop.invoice({ purpose });
    say(payment, { state: 'paid', ...state });
    await pass(10 * second);
    return payment;
  };
  const usdt = (units: bigint) => ({ asset: 'USDT', units });

  it('less the gateway’s fee is what our account there holds, to the unit', async () => {
    await settled({ fee: rub(812n) });
    expect(await shop.balance(worldOf(shop))).toBe(-(25_000n - 812n));
    expect(await shop.balance(places.cost('payment'))).toBe(-812n);
    expect(await shop.balance(places.merchant('main'))).toBe(25_000n);
  });

  it('in another asset is held in that one, and owed in the one that was asked for', async () => {
    const payment = await settled({ received: usdt(3_100_000n), fee: usdt(31_000n) });
    expect(await shop.balance(worldOf(shop), 'USDT')).toBe(-3_069_000n);
    expect(await shop.balance(worldOf(shop))).toBe(0n);
    expect(await shop.balance(places.exchanged('USDT'), 'USDT')).toBe(3_100_000n);
    expect(await shop.balance(places.exchanged('RUB'))).toBe(-25_000n);
    expect(await shop.balance(places.merchant('main'))).toBe(25_000n);
    expect(await now(payment)).toMatchObject({ settlement: { received: usdt(3_100_000n), fee: usdt(31_000n) } });
  });

  it('goes back as it came; what the gateway kept stays a cost', async () => {
    const payment = await settled({ received: usdt(3_100_000n), fee: usdt(31_000n) });
    say(payment, { state: 'refunded' });
    await shop.deliver({ mentions: [{ payment: payment.id }] });
    await quiet(needs);
    expect(await now(payment)).toMatchObject({ status: 'refunded' });
    expect(await shop.balance(worldOf(shop), 'USDT')).toBe(31_000n);
    expect(await shop.balance(places.cost('payment'), 'USDT')).toBe(-31_000n);
    for (const asset of ['USDT', 'RUB']) expect(await shop.balance(places.exchanged(asset), asset)).toBe(0n);
    expect(await shop.balance(places.merchant('main'))).toBe(0n);
  });

  it.each([
    ['another sum of the same asset', { received: rub(24_000n) }],
    ['a fee in a third asset', { received: usdt(3_100_000n), fee: rub(1n) }],
    ['a fee above what came', { fee: rub(25_001n) }],
  ])('by a settlement of %s is not booked, and is asked for again', async (_, state) => {
    const payment = await settled(state);
    expect(await now(payment)).toMatchObject({ status: 'requested' });
    expect(await looks(payment)).toBe(1);
  });

  it('of any amount is taken where the product takes any amount', async () => {
    const payment = await settled({ amount: rub(31_337n) }, 'test.deposit');
    expect(await now(payment)).toMatchObject({ status: 'fulfilled', paid: rub(31_337n) });
    expect(await shop.balance(places.user('77001'))).toBe(31_337n);
  });
});
