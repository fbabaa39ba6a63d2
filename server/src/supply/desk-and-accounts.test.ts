import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { toySupplier, useSupply } from '#test/store';
import {
  addSupplier,
  boughtByHand,
  cannotBuy,
  changeSupplier,
  checkSupplier,
  costsOf,
  getSupplier,
  listPurchases,
  receiveSupplierHook,
  recordFloat,
  takePurchase,
  validateRecipient,
} from './index.ts';

const { clock, pool, open } = useSupply();
const cost = 7_500_000n;
const usd = (units: bigint) => ({ asset: 'USD', units });

describe('the desk where people buy', () => {
  it('has a queue: who takes one buys it, with cost and proof, or cannot', async () => {
    const desk = open();
    const account = await desk.joinByHand();
    const [one, other] = [await desk.order(), await desk.order()];
    await desk.run();
    const queue = await listPurchases(desk.needs, desk.workspace, { isToBuy: true });
    expect(queue.items.map(({ order }) => order).sort()).toEqual([one, other].sort());
    const [bought] = await desk.purchases(one);
    const [refused] = await desk.purchases(other);
    const result = { cost: usd(7_400_000n), proof: 'receipt 12' };
    const buy = (by: string) => boughtByHand(desk.needs, desk.workspace, bought?.id ?? '', result, by);
    await expect(buy('ann')).rejects.toMatchObject({ code: 'purchase_not_open' });
    await takePurchase(desk.needs, desk.workspace, bought?.id ?? '', {}, 'ann');
    await expect(takePurchase(desk.needs, desk.workspace, bought?.id ?? '', {}, 'bob')).rejects.toMatchObject({
      code: 'already_decided',
    });
    await expect(buy('bob')).rejects.toMatchObject({ code: 'another_person_needed' });
    await buy('ann');
    expect(await buy('ann')).toMatchObject({ status: 'delivered', proof: 'receipt 12' });
    await takePurchase(desk.needs, desk.workspace, refused?.id ?? '', {}, 'bob');
    await cannotBuy(desk.needs, desk.workspace, refused?.id ?? '', { reason: 'The card was declined.' }, 'bob');
    await desk.pass(60);
    expect(desk.told(one)).toEqual(['delivering', 'delivered']);
    expect(desk.told(other)).toEqual(['delivering', 'failed']);
    expect(await desk.cost('stars')).toBe(7_400_000n);
    expect(await desk.float(account)).toBe(0n);
    expect(await desk.isSound()).toBe(true);
  });
});

describe('what a supplier tells', () => {
  const delivery = (body: string, signature = 'signed') => ({
    method: 'POST' as const,
    query: '',
    headers: { 'x-toy': signature },
    body: Buffer.from(body),
    address: '203.0.113.7',
  });

  it('is a hint: kept once, and how the purchase stands is read afterwards', async () => {
    const toy = toySupplier('teller');
    const desk = open(toy);
    const account = await desk.join(toy);
    const order = await desk.order();
    await desk.run();
    await desk.pass(3000);
    const externalId = toy.orders[0]?.externalId ?? '';
    await receiveSupplierHook(desk.needs, account.id, delivery(externalId));
    await desk.run();
    expect(desk.told(order)).toEqual(['delivering']);
    toy.become({ state: 'delivered' });
    for (let times = 0; times < 2; times++) await receiveSupplierHook(desk.needs, account.id, delivery(externalId));
    await desk.run();
    expect(desk.told(order)).toEqual(['delivering', 'delivered']);
  });

  it('is refused when its signature does not fit, or nobody is there to tell it', async () => {
    const toy = toySupplier('teller');
    const desk = open(toy);
    const account = await desk.join(toy);
    await expect(receiveSupplierHook(desk.needs, account.id, delivery('x', 'forged'))).rejects.toMatchObject({
      code: 'signature_invalid',
    });
    await expect(receiveSupplierHook(desk.needs, 'sup_nobody', delivery('x'))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('what Stars cost', () => {
  it('is told by who may deliver, in the order they are asked, and kept for half a minute', async () => {
    const [first, second, third] = [toySupplier('first'), toySupplier('second'), toySupplier('third')];
    const desk = open(first, second, third);
    await desk.join(second, { rank: 2 });
    await desk.join(first, { rank: 1 });
    await desk.join(third, { rank: 3 });
    await desk.joinByHand();
    third.isSilent = true;
    const ask = async () => (await costsOf(desk.needs, desk.workspace, 500)).map((one) => one.cost.units);
    expect(await ask()).toEqual([cost, cost, cost]);
    first.price = 16_000n;
    expect(await ask()).toEqual([cost, cost, cost]);
    expect(first.calls.filter((call) => call === 'quote')).toHaveLength(1);
    clock.set(new Date(clock.now().getTime() + 31_000));
    expect(await ask()).toEqual([8_000_000n, cost, cost]);
    expect(await costsOf(desk.needs, desk.workspace, 49)).toEqual([]);
  });
});

describe('a recipient', () => {
  it('is a yes or a no only when a supplier says so, and what it says stands for a minute', async () => {
    const [first, second] = [toySupplier('first'), toySupplier('second')];
    const desk = open(first, second);
    await desk.join(first, { rank: 1 });
    await desk.join(second, { rank: 2 });
    first.validation = 'silent';
    second.validation = { verdict: 'unknown', reason: 'It cannot say.' };
    const ask = (recipient: string) => validateRecipient(desk.needs, desk.workspace, { recipient, stars: 500 });
    expect(await ask('@ann')).toMatchObject({ verdict: 'unknown', username: 'ann' });
    second.validation = { verdict: 'yes', name: 'Ann A.' };
    expect(await ask('https://t.me/ann')).toEqual({ verdict: 'yes', username: 'ann', name: 'Ann A.' });
    second.validation = { verdict: 'no', reason: 'Nobody.' };
    expect(await ask('ann')).toMatchObject({ verdict: 'yes' });
    clock.set(new Date(clock.now().getTime() + 61_000));
    expect(await ask('ann')).toMatchObject({ verdict: 'no', reason: 'Nobody.' });
  });

  it('that is an id is somebody whom a bot of ours has met and who has a username', async () => {
    const toy = toySupplier('one');
    const desk = open(toy);
    await desk.join(toy);
    const ask = (recipient: string) => validateRecipient(desk.needs, desk.workspace, { recipient, stars: 500 });
    expect(await ask('101')).toEqual({ verdict: 'yes', telegramId: '101', username: 'ann', name: 'Ann' });
    expect(await ask('102')).toEqual({ verdict: 'no', telegramId: '102', reason: 'no_username' });
    expect(await ask('103')).toEqual({ verdict: 'no', telegramId: '103', reason: 'no_username' });
    const deaf = { ...desk.needs, knowsUser: () => Promise.reject(new Error('No answer.')) };
    const asked = { recipient: '101', stars: 500 };
    expect(await validateRecipient(deaf, desk.workspace, asked)).toMatchObject({ verdict: 'unknown' });
    for (const text of ['not a name', '@', '', 'a'.repeat(33), 'me@example.org', '12345678901234567890'])
      expect(await ask(text)).toEqual({ verdict: 'no', reason: 'malformed' });
  });
});

describe('an account at a supplier', () => {
  it('keeps what opens it sealed, and its form', async () => {
    const toy = toySupplier('sealed');
    const desk = open(toy);
    const account = await desk.join(toy, { name: 'mine', secrets: { key: 'hush' } });
    const { rows } = await sql<{ row: string }>`
      select s::text as row from supply.supplier s where id = ${account.id}`.execute(pool());
    expect(rows[0]?.row).not.toContain('hush');
    const add = (more: object) =>
      addSupplier(desk.needs, desk.workspace, { kind: 'sealed', name: 'other', ...more }, 'op');
    await expect(add({ name: 'mine' })).rejects.toMatchObject({ code: 'already_exists' });
    await expect(add({ secrets: { hush: 'hush' } })).rejects.not.toThrow(/hush"/);
    await expect(add({ kind: 'toString' })).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(add({ alarm: { asset: 'TON', units: 1n } })).rejects.toMatchObject({ code: 'wrong_asset' });
    const changed = await changeSupplier(desk.needs, desk.workspace, account.id, { rank: 7 }, 'op');
    expect(changed).toMatchObject({ rank: 7, name: 'mine' });
  });

  it('is compared with the books each day, and tells when it differs or when little is left', async () => {
    const toy = toySupplier('poor');
    const desk = open(toy);
    const account = await desk.join(toy, { float: 100_000_000n, alarm: usd(50_000_000n) });
    expect(await checkSupplier(desk.needs, desk.workspace, account.id)).toEqual({
      told: usd(100_000_000n),
      books: usd(100_000_000n),
      inTheAir: 0,
    });
    toy.balance = 40_000_000n;
    await desk.pass(25 * 3600);
    expect(await getSupplier(pool(), desk.workspace, account.id)).toMatchObject({
      lowSince: expect.any(Date),
      differsSince: expect.any(Date),
    });
    const move = (way: 'out' | 'lost', units: bigint) =>
      recordFloat(desk.needs, desk.workspace, account.id, { key: way, amount: usd(units), way, note: 'gone' }, 'op');
    expect(await move('lost', 60_000_000n)).toEqual({ float: usd(40_000_000n) });
    await expect(move('out', 60_000_000n)).rejects.toMatchObject({ code: 'above_ceiling' });
    await desk.pass(25 * 3600);
    expect(await getSupplier(pool(), desk.workspace, account.id)).toMatchObject({ differsSince: null });
  });

  it('that does not answer five times in a row is left alone for a while; then one purchase tries', async () => {
    const [first, second] = [toySupplier('down'), toySupplier('other')];
    const desk = open(first, second);
    const account = await desk.join(first, { rank: 1 });
    await desk.join(second, { rank: 2 });
    for (let orders = 0; orders < 7; orders++) {
      first.moods.push('is_down');
      await desk.order();
      await desk.run();
    }
    expect(first.calls.filter((call) => call.startsWith('place'))).toHaveLength(5);
    expect(second.orders).toHaveLength(7);
    first.moods.splice(0);
    await desk.order();
    await desk.pass(61);
    expect(first.orders).toHaveLength(1);
    expect(await getSupplier(pool(), desk.workspace, account.id)).toMatchObject({ failures: 0, brokenUntil: null });
  });
});
