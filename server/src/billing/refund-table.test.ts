import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  billingSweeps,
  check,
  commitReservation,
  consume,
  customerStatement,
  getCustomer,
  listGrants,
  previewRefund,
  releaseReservation,
  reserve,
} from '#billing';
import { audit, balanceOf, places } from '#ledger';
import { openShop, type Shop } from '#test';

let shop: Shop;
let workspace: number;
let customer: string;
let count = 0;
beforeAll(async () => {
  shop = await openShop();
  workspace = await shop.newWorkspace();
});
afterAll(async () => {
  expect((await audit(shop.needs.pool)).breaks).toEqual([]);
  await shop.close();
});
beforeEach(() => void (customer = `customer ${(count += 1)}`));

const key = () => `key-${(count += 1)}`;
const day = 86_400_000;
const spend = (quantity: bigint) =>
  consume(shop.needs, workspace, { key: key(), customer, feature: 'message', quantity });
const hold = async (quantity: bigint) =>
  (await reserve(shop.needs, workspace, { key: key(), customer, feature: 'message', quantity })).reservation ?? '';
const commit = (reservation: string, quantity: bigint) =>
  commitReservation(shop.needs, workspace, reservation, { key: key(), quantity });
const state = async () => {
  const { credits } = await getCustomer(shop.needs, workspace, customer);
  const [{ available, reserved, debt } = { available: 0n, reserved: 0n, debt: 0n }] = credits;
  const { remaining } = await check(shop.needs, workspace, { customer, feature: 'message' });
  expect(remaining).toBe(available);
  return [available, reserved, debt].map(Number);
};
const sweep = async () => {
  for (const one of billingSweeps(shop.needs)) await one.run();
};
const where = async (payment: string) => {
  const { grants } = await listGrants(shop.needs, workspace, customer);
  const lot = grants.find((one) => one.payment === payment);
  return [lot?.spent, lot?.expired, lot?.revoked].map(Number);
};

type Policy = 'void' | 'debt';
/** What the preview says (spent, reserved, expired, removable, debt), and the customer's available, reserved and debt after. */
type Row = { preview: number[]; after: number[]; later?: number[] };
type Case = {
  story: string;
  product?: 'pack' | 'brief';
  before?: () => Promise<string | void>;
  /** What happens to what was held, after the refund. */
  next?: (held: string) => Promise<unknown>;
  void: Row;
  debt: Row;
};

const cases: Case[] = [
  {
    story: 'fully unspent',
    void: { preview: [0, 0, 0, 100, 0], after: [0, 0, 0] },
    debt: { preview: [0, 0, 0, 100, 0], after: [0, 0, 0] },
  },
  {
    story: 'partly spent',
    before: async () => void (await spend(30n)),
    void: { preview: [30, 0, 0, 70, 0], after: [0, 0, 0] },
    debt: { preview: [30, 0, 0, 70, 30], after: [0, 0, 30] },
  },
  {
    story: 'fully spent',
    before: async () => void (await spend(100n)),
    void: { preview: [100, 0, 0, 0, 0], after: [0, 0, 0] },
    debt: { preview: [100, 0, 0, 0, 100], after: [0, 0, 100] },
  },
  {
    story: 'with a live reservation, then committed whole',
    before: async () => (await spend(10n), hold(40n)),
    next: (held) => commit(held, 40n),
    void: { preview: [10, 40, 0, 50, 0], after: [0, 40, 0], later: [0, 0, 0] },
    debt: { preview: [10, 40, 0, 50, 10], after: [0, 40, 10], later: [0, 0, 50] },
  },
  {
    story: 'with a live reservation, then committed in part',
    before: async () => (await spend(10n), hold(40n)),
    next: (held) => commit(held, 15n),
    void: { preview: [10, 40, 0, 50, 0], after: [0, 40, 0], later: [0, 0, 0] },
    debt: { preview: [10, 40, 0, 50, 10], after: [0, 40, 10], later: [0, 0, 25] },
  },
  {
    story: 'with a live reservation, then released',
    before: async () => (await spend(10n), hold(40n)),
    next: (held) => releaseReservation(shop.needs, workspace, held),
    void: { preview: [10, 40, 0, 50, 0], after: [0, 40, 0], later: [0, 0, 0] },
    debt: { preview: [10, 40, 0, 50, 10], after: [0, 40, 10], later: [0, 0, 10] },
  },
  {
    story: 'with a live reservation, then expired',
    before: async () => (await spend(10n), hold(40n)),
    next: async () => void shop.needs.clock.advance(601_000),
    void: { preview: [10, 40, 0, 50, 0], after: [0, 40, 0], later: [0, 0, 0] },
    debt: { preview: [10, 40, 0, 50, 10], after: [0, 40, 10], later: [0, 0, 10] },
  },
  {
    story: 'with a reservation that was due before the refund',
    before: async () => {
      await hold(40n);
      shop.needs.clock.advance(601_000);
    },
    void: { preview: [0, 0, 0, 100, 0], after: [0, 0, 0] },
    debt: { preview: [0, 0, 0, 100, 0], after: [0, 0, 0] },
  },
  {
    story: 'with a reservation that is due at the very instant of the refund',
    before: async () => {
      await hold(40n);
      shop.needs.clock.advance(600_000);
    },
    void: { preview: [0, 0, 0, 100, 0], after: [0, 0, 0] },
    debt: { preview: [0, 0, 0, 100, 0], after: [0, 0, 0] },
  },
  {
    story: 'with expired credits, not booked yet',
    product: 'brief',
    before: async () => {
      await spend(30n);
      shop.needs.clock.advance(31 * day);
    },
    void: { preview: [30, 0, 70, 0, 0], after: [0, 0, 0] },
    debt: { preview: [30, 0, 70, 0, 30], after: [0, 0, 30] },
  },
  {
    story: 'with expired credits, booked as breakage',
    product: 'brief',
    before: async () => {
      await spend(30n);
      shop.needs.clock.advance(31 * day);
      await sweep();
    },
    void: { preview: [30, 0, 70, 0, 0], after: [0, 0, 0] },
    debt: { preview: [30, 0, 70, 0, 30], after: [0, 0, 30] },
  },
];

describe('the refund table', () => {
  for (const policy of ['void', 'debt'] as const satisfies Policy[])
    for (const one of cases)
      it(`a pack ${one.story}, under ${policy === 'void' ? 'void_remaining' : 'debt'}`, async () => {
        const row = one[policy];
        const payment = await shop.buy(workspace, customer, `${one.product ?? 'pack'}_${policy}`);
        const held = (await one.before?.()) ?? '';
        const { granted, spent, reserved, expired, removable, debt } = await previewRefund(
          shop.needs,
          workspace,
          payment.id,
        );
        expect([spent, reserved, expired, removable, debt].map(Number)).toEqual(row.preview);
        expect(granted).toBe(spent + reserved + expired + removable);
        expect((await shop.giveBack(workspace, payment.id)).status).toBe('refunded');
        expect(await state()).toEqual(row.after);
        await one.next?.(held);
        expect(await state()).toEqual(row.later ?? row.after);
        await sweep();
        expect(await state()).toEqual(row.later ?? row.after);
        const period = { from: new Date(0), to: new Date(shop.needs.clock.now().getTime() + 1) };
        const [statement] = (await customerStatement(shop.needs, workspace, customer, period)).statements;
        expect(statement?.movements.reduce((sum, one) => sum + one.available, 0n)).toBe(statement?.closing);
        const [spentInTheEnd = 0, expiredInTheEnd = 0, revoked = 0] = await where(payment.id);
        expect(spentInTheEnd + expiredInTheEnd + revoked).toBe(100);
        await expect(previewRefund(shop.needs, workspace, payment.id)).rejects.toMatchObject({
          code: 'payment_not_refundable',
        });
      });
});

describe('two packs interleaved', () => {
  for (const policy of ['void', 'debt'] as const satisfies Policy[])
    it(`keep apart under ${policy}: a refund of the first touches nothing of the second`, async () => {
      const first = await shop.buy(workspace, customer, `pack_${policy}`);
      await spend(60n);
      shop.needs.clock.advance(1);
      const second = await shop.buy(workspace, customer, `pack_${policy}`);
      await spend(70n);
      expect(await previewRefund(shop.needs, workspace, first.id)).toMatchObject({ spent: 100n, removable: 0n });
      await shop.giveBack(workspace, first.id);
      expect(await where(second.id)).toEqual([30, 0, 0]);
      expect(await state()).toEqual([70, 0, policy === 'debt' ? 100 : 0]);
    });

  for (const policy of ['void', 'debt'] as const satisfies Policy[])
    it(`keep apart under ${policy}: a refund of the second, while a reservation holds both`, async () => {
      const first = await shop.buy(workspace, customer, `pack_${policy}`);
      shop.needs.clock.advance(1);
      const second = await shop.buy(workspace, customer, `pack_${policy}`);
      await spend(90n);
      const held = await hold(30n);
      const preview = await previewRefund(shop.needs, workspace, second.id);
      expect([preview.spent, preview.reserved, preview.removable].map(Number)).toEqual([0, 20, 80]);
      await shop.giveBack(workspace, second.id);
      expect(await state()).toEqual([0, 30, 0]);
      await commit(held, 15n);
      expect(await where(first.id)).toEqual([100, 0, 0]);
      expect(await where(second.id)).toEqual([5, 0, 95]);
      expect(await state()).toEqual([0, 0, policy === 'debt' ? 5 : 0]);
    });
});

describe('a debt', () => {
  it('is paid first by the next pack, and opens again when that pack is refunded, under either policy', async () => {
    const first = await shop.buy(workspace, customer, 'pack_debt');
    await spend(40n);
    await shop.giveBack(workspace, first.id);
    expect(await state()).toEqual([0, 0, 40]);
    const second = await shop.buy(workspace, customer, 'pack_void');
    expect(await state()).toEqual([60, 0, 0]);
    expect(await previewRefund(shop.needs, workspace, second.id)).toMatchObject({
      spent: 40n,
      removable: 60n,
      debt: 40n,
    });
    await shop.giveBack(workspace, second.id);
    expect(await state()).toEqual([0, 0, 40]);
  });

  it('larger than the next pack takes all of it and stays for the rest', async () => {
    const first = await shop.buy(workspace, customer, 'pack_debt');
    await spend(100n);
    const other = await shop.buy(workspace, customer, 'pack_debt');
    await spend(50n);
    await shop.giveBack(workspace, first.id);
    await shop.giveBack(workspace, other.id);
    expect(await state()).toEqual([0, 0, 150]);
    await shop.buy(workspace, customer, 'pack_void');
    expect(await state()).toEqual([0, 0, 50]);
  });
});

describe('a refund that we ask for', () => {
  it('may name another policy than the product’s', async () => {
    const payment = await shop.buy(workspace, customer, 'pack_void');
    await spend(25n);
    expect(await previewRefund(shop.needs, workspace, payment.id, 'debt')).toMatchObject({ policy: 'debt', debt: 25n });
    expect((await shop.refund(workspace, payment.id, 'debt')).status).toBe('refunded');
    expect(await state()).toEqual([0, 0, 25]);
  });

  it.each(['block', 'forgive', 'ask'] as const)('is refused for the policy %s, and changes nothing', async (policy) => {
    const payment = await shop.buy(workspace, customer, 'pack_void');
    const unavailable = { code: 'policy_unavailable' };
    await expect(previewRefund(shop.needs, workspace, payment.id, policy)).rejects.toMatchObject(unavailable);
    await expect(shop.refund(workspace, payment.id, policy)).rejects.toMatchObject(unavailable);
    expect(await state()).toEqual([100, 0, 0]);
  });

  it('told twice is one refund', async () => {
    const payment = await shop.buy(workspace, customer, 'pack_debt');
    await spend(25n);
    await shop.refund(workspace, payment.id);
    await shop.giveBack(workspace, payment.id);
    expect(await state()).toEqual([0, 0, 25]);
  });

  it('takes the merchant’s money first, and owes the world the rest', async () => {
    const alone = await shop.newWorkspace();
    const money = async () => ({
      merchant: await balanceOf(shop.needs.pool, alone, places.merchant('main'), 'XTR'),
      owed: await balanceOf(shop.needs.pool, alone, places.receivable('main'), 'XTR'),
      world: await balanceOf(shop.needs.pool, alone, places.world('stars', 'bot_1'), 'XTR'),
    });
    const payment = await shop.buy(alone, customer, 'pack_void');
    await shop.spendIncome(alone, 20n);
    await shop.giveBack(alone, payment.id);
    const star = 1_000_000_000n;
    expect(await money()).toEqual({ merchant: 0n, owed: -20n * star, world: 20n * star });
  });
});
