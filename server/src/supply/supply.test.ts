import { transaction } from '#database';
import { describe, expect, it } from 'vitest';
import { toySupplier, useSupply } from '#test/store';
import { resolvePurchase, restartErrand, stopErrand, switchSupplier } from './index.ts';

const { clock, pool, open } = useSupply();
const cost = 7_500_000n;
const usd = (units: bigint) => ({ asset: 'USD', units });
const chainPaid = { state: 'paid', boc: 'te6', transaction: 'ff', fee: { asset: 'TON', units: 5n } } as const;

describe('a purchase', () => {
  it('is placed once, followed, and told when it is delivered, with its cost covered by the float', async () => {
    const toy = toySupplier('prepaid');
    const desk = open(toy);
    const account = await desk.join(toy, { float: 100_000_000n });
    const order = await desk.order();
    await desk.run();
    await desk.pass(5);
    toy.become({ state: 'delivered', proof: 'tx-1' });
    await desk.pass(10);
    expect(toy.orders).toHaveLength(1);
    expect(desk.told(order)).toEqual(['delivering', 'delivered']);
    expect(desk.news.at(-1)).toMatchObject({ supplier: account.id, cost: usd(cost), proof: 'tx-1' });
    expect(await desk.float(account)).toBe(toy.balance);
    expect(await desk.isSound()).toBe(true);
  });

  it('that costs more than the books have there shows that somebody brought money', async () => {
    const toy = toySupplier('prepaid');
    const desk = open(toy);
    const account = await desk.join(toy);
    await desk.order();
    await desk.run();
    toy.become({ state: 'delivered' });
    await desk.pass(10);
    expect(await desk.cost('stars')).toBe(cost);
    expect(await desk.float(account)).toBe(0n);
  });

  it.each(['dies_before', 'dies_after'] as const)(
    'whose call %s is one order where a repeat is the same order, and is never bought elsewhere meanwhile',
    async (mood) => {
      const [first, second] = [toySupplier('first'), toySupplier('second')];
      const desk = open(first, second);
      await desk.join(first, { rank: 1 });
      await desk.join(second, { rank: 2 });
      first.moods.push(mood, mood);
      const order = await desk.order();
      for (let looks = 0; looks < 4; looks++) await desk.pass(10);
      expect([first.orders.length, second.orders.length]).toEqual([1, 0]);
      expect(await desk.purchases(order)).toMatchObject([{ status: 'placed' }]);
    },
  );

  it('whose call may still arrive is bought elsewhere only after that is past, whatever a repeat is told meanwhile', async () => {
    const [first, second] = [toySupplier('first'), toySupplier('second')];
    const desk = open(first, second);
    await desk.join(first, { rank: 1 });
    await desk.join(second, { rank: 2 });
    first.moods.push('dies_before', ...Array.from({ length: 9 }, () => 'refuses' as const));
    const order = await desk.order();
    await desk.run();
    for (let looks = 0; looks < 5; looks++) await desk.pass(10);
    expect(second.orders).toHaveLength(0);
    for (let looks = 0; looks < 2; looks++) await desk.pass(32);
    expect((await desk.purchases(order)).map(({ status }) => status)).toEqual(['refused', 'placed']);
  });

  it('that died unseen is never bought anew by itself: a person is asked, and what they say is done', async () => {
    const [first, second] = [toySupplier('blind', { isRepeatSafe: false }), toySupplier('second')];
    const desk = open(first, second);
    await desk.join(first, { rank: 1 });
    await desk.join(second, { rank: 2 });
    first.moods.push('dies_before');
    const order = await desk.order();
    for (let looks = 0; looks < 8; looks++) await desk.pass(90);
    expect(second.orders).toHaveLength(0);
    expect(desk.told(order)).toEqual(['review']);
    const [lost] = await desk.purchases(order);
    expect(lost).toMatchObject({ status: 'unknown', deskSince: expect.any(Date) });
    const word = { say: 'absent', note: 'Looked there.' } as const;
    await resolvePurchase(desk.needs, desk.workspace, lost?.id ?? '', word, 'op');
    await desk.pass(1);
    expect(first.orders.length + second.orders.length).toBe(1);
    expect(desk.told(order)).toEqual(['review', 'delivering']);
    await expect(resolvePurchase(desk.needs, desk.workspace, lost?.id ?? '', word, 'op')).rejects.toMatchObject({
      code: 'purchase_not_open',
    });
  });

  it('that died and had been taken is found by asking, and not bought again', async () => {
    const toy = toySupplier('blind', { isRepeatSafe: false });
    const desk = open(toy);
    await desk.join(toy);
    toy.moods.push('dies_after');
    const order = await desk.order();
    await desk.run();
    toy.become({ state: 'delivered' });
    await desk.pass(10);
    expect(toy.orders).toHaveLength(1);
    expect(desk.told(order)).toEqual(['delivering', 'delivered']);
  });

  it('that somebody in between turned away after passing it on is found by asking, and not bought again', async () => {
    const toy = toySupplier('proxied');
    const desk = open(toy);
    await desk.join(toy);
    toy.moods.push('is_passed_on');
    const order = await desk.order();
    await desk.run();
    toy.become({ state: 'delivered' });
    await desk.pass(10);
    expect(toy.orders).toHaveLength(1);
    expect(desk.told(order)).toEqual(['delivering', 'delivered']);
  });

  it('goes to the next supplier only after a certain no, and back to the buyer when there is none', async () => {
    const [first, second] = [toySupplier('first'), toySupplier('second')];
    const desk = open(first, second);
    await desk.join(first, { rank: 1 });
    await desk.join(second, { rank: 2 });
    first.moods.push('refuses');
    const order = await desk.order();
    await desk.run();
    expect([first.orders.length, second.orders.length]).toEqual([0, 1]);
    second.become({ state: 'failed', words: 'Undeliverable.' });
    await desk.pass(10);
    expect(desk.told(order)).toEqual(['delivering', 'failed']);
    expect((await desk.purchases(order)).map(({ status }) => status)).toEqual(['refused', 'failed']);
    await desk.pass(3600);
    expect(first.orders.length + second.orders.length).toBe(1);
  });

  it('waits while it may pass, half an hour at most; the price guard and a recipient that is none hold it back', async () => {
    const toy = toySupplier('dear');
    const desk = open(toy);
    await desk.join(toy);
    toy.price = 30_000n;
    const order = await desk.order();
    await desk.pass(600);
    expect(desk.told(order)).toEqual([]);
    await desk.pass(1300);
    expect(desk.told(order)).toEqual(['failed']);
    expect(desk.news.at(-1)).toMatchObject({ reason: expect.stringContaining('price guard') });
    toy.price = 15_000n;
    toy.validation = { verdict: 'no', reason: 'Nobody is called that.' };
    const nobody = await desk.order();
    await desk.pass(60);
    expect(desk.told(nobody)).toEqual(['failed']);
    expect(toy.orders).toHaveLength(0);
  });

  it('that the supplier holds back is waited for; one in strange words goes to a person and comes back by itself', async () => {
    const toy = toySupplier('slow');
    const desk = open(toy);
    await desk.join(toy);
    const order = await desk.order();
    await desk.run();
    toy.become({ state: 'held', words: 'held' });
    await desk.pass(60);
    expect(await desk.purchases(order)).toMatchObject([{ status: 'held', deskSince: null }]);
    toy.become({ state: 'strange', words: 'quux' });
    await desk.pass(60);
    toy.become({ state: 'pending', words: 'processing' });
    await desk.pass(60);
    toy.become({ state: 'delivered' });
    await desk.pass(60);
    expect(desk.told(order)).toEqual(['delivering', 'review', 'delivering', 'delivered']);
  });

  it('can be taken back after it was delivered, and that is told with what came back', async () => {
    const toy = toySupplier('fickle');
    const desk = open(toy);
    const account = await desk.join(toy, { float: 100_000_000n });
    const order = await desk.order();
    await desk.run();
    toy.become({ state: 'delivered' });
    await desk.pass(10);
    toy.become({ state: 'reversed', words: 'Taken back.', returned: usd(cost) });
    toy.balance += cost;
    await desk.pass(2 * 3600);
    expect(desk.told(order)).toEqual(['delivering', 'delivered', 'reversed']);
    expect(await desk.float(account)).toBe(toy.balance);
    expect(await desk.cost('stars')).toBe(0n);
  });
});

describe('an order that is stopped', () => {
  it('is over at once where nothing lies anywhere, and waits where something may land', async () => {
    const toy = toySupplier('one');
    const desk = open(toy);
    const account = await desk.join(toy);
    const name = (order: Awaited<ReturnType<typeof desk.order>>) => ({ workspace: desk.workspace, order });
    const stop = (order: Awaited<ReturnType<typeof desk.order>>) =>
      transaction(pool(), (tx) => stopErrand(tx, { clock }, name(order), 'The operator gives it back.'));
    await switchSupplier(desk.needs, desk.workspace, account.id, { isOn: false, reason: 'Test.' }, 'op');
    const idle = await desk.order();
    await desk.run();
    expect(await stop(idle)).toBe('over');
    await switchSupplier(desk.needs, desk.workspace, account.id, { isOn: true, reason: 'Test.' }, 'op');
    const busy = await desk.order();
    await desk.pass(60);
    expect(toy.orders).toHaveLength(1);
    expect(await stop(busy)).toBe('waiting');
    await expect(transaction(pool(), (tx) => restartErrand(tx, { clock }, name(busy)))).rejects.toMatchObject({
      code: 'purchase_not_open',
    });
    toy.become({ state: 'failed', words: 'Undeliverable.' });
    await desk.pass(60);
    expect(desk.told(busy)).toEqual(['delivering', 'failed']);
    await transaction(pool(), (tx) => restartErrand(tx, { clock }, name(busy)));
    await desk.pass(60);
    expect(toy.orders).toHaveLength(2);
  });
});

describe('a supplier that is paid on the chain', () => {
  it('is paid once, exactly as it asks; the network’s fee is told, and the delivery costs what was paid', async () => {
    const toy = toySupplier('chain', { paysOnChain: true });
    const desk = open(toy);
    await desk.join(toy);
    desk.chain.answers.push({ state: 'waiting' }, { state: 'sent', boc: 'te6' }, chainPaid);
    const order = await desk.order();
    await desk.run();
    for (let tries = 0; tries < 3; tries++) await desk.pass(4);
    expect(new Set(desk.chain.asked.map(({ purchase }) => purchase)).size).toBe(1);
    expect(desk.chain.asked[0]?.payment).toMatchObject({ comment: toy.orders[0]?.externalId, amount: usd(cost) });
    toy.become({ state: 'delivered' });
    await desk.pass(10);
    expect(desk.told(order)).toEqual(['delivering', 'network_fee', 'delivered']);
    expect(await desk.purchases(order)).toMatchObject([{ payState: 'paid', networkFee: { units: 5n } }]);
  });

  it('that surely was not paid delivers nothing, so another one is asked', async () => {
    const [chain, other] = [toySupplier('chain', { paysOnChain: true, isRepeatSafe: false }), toySupplier('other')];
    const desk = open(chain, other);
    await desk.join(chain, { rank: 1 });
    await desk.join(other, { rank: 2 });
    chain.moods.push('dies_after');
    const unanswered = await desk.order();
    await desk.run();
    expect((await desk.purchases(unanswered)).map(({ status }) => status)).toEqual(['refused', 'placed']);
    expect(desk.chain.asked).toHaveLength(0);
    await desk.pass(60);
    desk.chain.answers.push({ state: 'dead', words: 'The wallet is empty.' });
    const unpaid = await desk.order();
    await desk.run();
    expect((await desk.purchases(unpaid)).map(({ status }) => status)).toEqual(['failed', 'placed']);
    expect(desk.told(unpaid)).toEqual(['delivering', 'delivering']);
  });

  it('that never answers is given up unpaid, so another one is asked', async () => {
    const [chain, other] = [toySupplier('chain', { paysOnChain: true }), toySupplier('other')];
    const desk = open(chain, other);
    await desk.join(chain, { rank: 1 });
    await desk.join(other, { rank: 2 });
    chain.moods.push(...Array.from({ length: 20 }, () => 'dies_before' as const));
    const order = await desk.order();
    for (let looks = 0; looks < 8; looks++) await desk.pass(40);
    expect((await desk.purchases(order)).map(({ status }) => status)).toEqual(['refused', 'placed']);
    expect(desk.told(order)).toEqual(['delivering']);
  });

  it('that asks for more than the price guard allows is not paid', async () => {
    const toy = toySupplier('chain', { paysOnChain: true });
    const desk = open(toy);
    await desk.join(toy);
    const order = await desk.order();
    toy.quoted = 15_000n;
    toy.price = 30_000n;
    await desk.run();
    expect(desk.chain.asked).toHaveLength(0);
    expect(await desk.purchases(order)).toMatchObject([{ status: 'refused', isPassing: true }]);
  });

  it('gives back what it does not deliver: what it keeps is lost, the rest lies there', async () => {
    const toy = toySupplier('chain', { paysOnChain: true });
    const desk = open(toy);
    const account = await desk.join(toy, { float: cost }); // what the payouts book when they pay
    desk.chain.answers.push(chainPaid);
    const order = await desk.order();
    await desk.run();
    toy.become({ state: 'failed', words: 'underpaid', returned: usd(7_000_000n) });
    await desk.pass(10);
    expect(await desk.purchases(order)).toMatchObject([{ status: 'failed', returned: 7_000_000n }]);
    expect(await desk.cost('lost')).toBe(500_000n);
    expect(await desk.float(account)).toBe(7_000_000n);
    expect(await desk.isSound()).toBe(true);
  });
});
