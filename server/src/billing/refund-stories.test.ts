import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { previewRefund } from '#billing';
import { audit, balanceOf, places } from '#ledger';
import { openRefundDesk, type RefundDesk } from '#test';

let desk: RefundDesk;
beforeAll(async () => void (desk = await openRefundDesk()));
afterAll(async () => {
  expect((await audit(desk.shop.needs.pool)).breaks).toEqual([]);
  await desk.close();
});
beforeEach(() => desk.next());

/** `block` does to the books what `debt` does, and `ask` for the time being what `void_remaining` does. */
const rowOf = { void: 'void', debt: 'debt', block: 'debt', forgive: 'forgive', ask: 'void' } as const;
const policies = ['void', 'debt', 'block', 'forgive', 'ask'] as const;
describe('two packs interleaved', () => {
  for (const policy of policies)
    it(`keep apart under ${policy}: a refund of the first touches nothing of the second`, async () => {
      const first = await desk.shop.buy(desk.workspace, desk.customer(), `pack_${policy}`);
      await desk.spend(60n);
      desk.shop.needs.clock.advance(1);
      const second = await desk.shop.buy(desk.workspace, desk.customer(), `pack_${policy}`);
      await desk.spend(70n);
      expect(await previewRefund(desk.shop.needs, desk.workspace, first.id)).toMatchObject({
        spent: 100n,
        removable: 0n,
      });
      await desk.shop.giveBack(desk.workspace, first.id);
      expect(await desk.where(second.id)).toEqual([70, 30, 0, 0]);
      expect(await desk.state(policy)).toEqual([70, 0, rowOf[policy] === 'debt' ? 100 : 0]);
    });

  for (const policy of policies)
    it(`keep apart under ${policy}: a refund of the second, while a reservation holds both`, async () => {
      const first = await desk.shop.buy(desk.workspace, desk.customer(), `pack_${policy}`);
      desk.shop.needs.clock.advance(1);
      const second = await desk.shop.buy(desk.workspace, desk.customer(), `pack_${policy}`);
      await desk.spend(90n);
      const held = await desk.hold(30n);
      const preview = await previewRefund(desk.shop.needs, desk.workspace, second.id);
      expect([preview.spent, preview.reserved, preview.removable + preview.kept].map(Number)).toEqual([0, 20, 80]);
      const kept = policy === 'forgive' ? 80 : 0;
      await desk.shop.giveBack(desk.workspace, second.id);
      expect(await desk.state(policy)).toEqual([kept, 30, 0]);
      await desk.commit(held, 15n);
      expect(await desk.where(first.id)).toEqual([0, 100, 0, 0]);
      expect(await desk.where(second.id)).toEqual(policy === 'forgive' ? [95, 5, 0, 0] : [0, 5, 0, 95]);
      expect(await desk.state(policy)).toEqual([kept && 95, 0, rowOf[policy] === 'debt' ? 5 : 0]);
    });
});

describe('a debt', () => {
  it('is paid first by the next pack, and opens again when that pack is refunded, under either policy', async () => {
    const first = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_debt');
    await desk.spend(40n);
    await desk.shop.giveBack(desk.workspace, first.id);
    expect(await desk.state()).toEqual([0, 0, 40]);
    const second = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_void');
    expect(await desk.state()).toEqual([60, 0, 0]);
    expect(await previewRefund(desk.shop.needs, desk.workspace, second.id)).toMatchObject({
      spent: 40n,
      removable: 60n,
      debt: 40n,
    });
    await desk.shop.giveBack(desk.workspace, second.id);
    expect(await desk.state()).toEqual([0, 0, 40]);
  });

  it('larger than the next pack takes all of it and stays for the rest', async () => {
    const first = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_debt');
    await desk.spend(100n);
    const other = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_debt');
    await desk.spend(50n);
    await desk.shop.giveBack(desk.workspace, first.id);
    await desk.shop.giveBack(desk.workspace, other.id);
    expect(await desk.state()).toEqual([0, 0, 150]);
    await desk.shop.buy(desk.workspace, desk.customer(), 'pack_void');
    expect(await desk.state()).toEqual([0, 0, 50]);
  });
});

describe('a refund that we ask for', () => {
  it('may name another policy than the product’s', async () => {
    const payment = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_void');
    await desk.spend(25n);
    expect(await previewRefund(desk.shop.needs, desk.workspace, payment.id, 'debt')).toMatchObject({
      policy: 'debt',
      debt: 25n,
    });
    expect((await desk.shop.refund(desk.workspace, payment.id, 'debt')).status).toBe('refunded');
    expect(await desk.state()).toEqual([0, 0, 25]);
  });

  it('told twice is one refund', async () => {
    const payment = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_debt');
    await desk.spend(25n);
    await desk.shop.refund(desk.workspace, payment.id);
    await desk.shop.giveBack(desk.workspace, payment.id);
    expect(await desk.state()).toEqual([0, 0, 25]);
  });

  it('takes the merchant’s money first, and owes the world the rest', async () => {
    const alone = await desk.shop.newWorkspace();
    const money = async () => ({
      merchant: await balanceOf(desk.shop.needs.pool, alone, places.merchant('main'), 'XTR'),
      owed: await balanceOf(desk.shop.needs.pool, alone, places.receivable('main'), 'XTR'),
      world: await balanceOf(desk.shop.needs.pool, alone, places.world('stars', 'bot_1'), 'XTR'),
    });
    const payment = await desk.shop.buy(alone, desk.customer(), 'pack_void');
    await desk.shop.spendIncome(alone, 20n);
    await desk.shop.giveBack(alone, payment.id);
    const star = 1_000_000_000n;
    expect(await money()).toEqual({ merchant: 0n, owed: -20n * star, world: 20n * star });
  });
});
