import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { previewRefund, releaseReservation, type DecisionPolicy } from '#billing';
import { audit } from '#ledger';
import { openRefundDesk, type RefundDesk } from '#test';

let desk: RefundDesk;
beforeAll(async () => void (desk = await openRefundDesk()));
afterAll(async () => {
  expect((await audit(desk.shop.needs.pool)).breaks).toEqual([]);
  await desk.close();
});
beforeEach(() => desk.next());

const day = 86_400_000;
type Row = { preview: number[]; after: number[]; later?: number[] };
/** `block` does to the books what `debt` does, and `ask` for the time being what `void_remaining` does. */
const rowOf = { void: 'void', debt: 'debt', block: 'debt', forgive: 'forgive', ask: 'void' } as const;
const policies = ['void', 'debt', 'block', 'forgive', 'ask'] as const;
/** What the preview says (spent, reserved, expired, removable, debt), and the customer's available, reserved and debt after. */
type Case = {
  story: string;
  product?: 'pack' | 'brief';
  before?: () => Promise<string | void>;
  /** What happens to what was held, after the refund. */
  next?: (held: string) => Promise<unknown>;
  void: Row;
  debt: Row;
  forgive: Row;
};

const cases: Case[] = [
  {
    story: 'fully unspent',
    void: { preview: [0, 0, 0, 100, 0], after: [0, 0, 0] },
    debt: { preview: [0, 0, 0, 100, 0], after: [0, 0, 0] },
    forgive: { preview: [0, 0, 0, 0, 0], after: [100, 0, 0] },
  },
  {
    story: 'partly spent',
    before: async () => void (await desk.spend(30n)),
    void: { preview: [30, 0, 0, 70, 0], after: [0, 0, 0] },
    debt: { preview: [30, 0, 0, 70, 30], after: [0, 0, 30] },
    forgive: { preview: [30, 0, 0, 0, 0], after: [70, 0, 0] },
  },
  {
    story: 'fully spent',
    before: async () => void (await desk.spend(100n)),
    void: { preview: [100, 0, 0, 0, 0], after: [0, 0, 0] },
    debt: { preview: [100, 0, 0, 0, 100], after: [0, 0, 100] },
    forgive: { preview: [100, 0, 0, 0, 0], after: [0, 0, 0] },
  },
  {
    story: 'with a live reservation, then committed whole',
    before: async () => (await desk.spend(10n), desk.hold(40n)),
    next: (held) => desk.commit(held, 40n),
    void: { preview: [10, 40, 0, 50, 0], after: [0, 40, 0], later: [0, 0, 0] },
    debt: { preview: [10, 40, 0, 50, 10], after: [0, 40, 10], later: [0, 0, 50] },
    forgive: { preview: [10, 40, 0, 0, 0], after: [50, 40, 0], later: [50, 0, 0] },
  },
  {
    story: 'with a live reservation, then committed in part',
    before: async () => (await desk.spend(10n), desk.hold(40n)),
    next: (held) => desk.commit(held, 15n),
    void: { preview: [10, 40, 0, 50, 0], after: [0, 40, 0], later: [0, 0, 0] },
    debt: { preview: [10, 40, 0, 50, 10], after: [0, 40, 10], later: [0, 0, 25] },
    forgive: { preview: [10, 40, 0, 0, 0], after: [50, 40, 0], later: [75, 0, 0] },
  },
  {
    story: 'with a live reservation, then released',
    before: async () => (await desk.spend(10n), desk.hold(40n)),
    next: (held) => releaseReservation(desk.shop.needs, desk.workspace, held),
    void: { preview: [10, 40, 0, 50, 0], after: [0, 40, 0], later: [0, 0, 0] },
    debt: { preview: [10, 40, 0, 50, 10], after: [0, 40, 10], later: [0, 0, 10] },
    forgive: { preview: [10, 40, 0, 0, 0], after: [50, 40, 0], later: [90, 0, 0] },
  },
  {
    story: 'with a live reservation, then expired',
    before: async () => (await desk.spend(10n), desk.hold(40n)),
    next: async () => void desk.shop.needs.clock.advance(601_000),
    void: { preview: [10, 40, 0, 50, 0], after: [0, 40, 0], later: [0, 0, 0] },
    debt: { preview: [10, 40, 0, 50, 10], after: [0, 40, 10], later: [0, 0, 10] },
    forgive: { preview: [10, 40, 0, 0, 0], after: [50, 40, 0], later: [90, 0, 0] },
  },
  {
    story: 'with a reservation that was due before the refund',
    before: async () => {
      await desk.hold(40n);
      desk.shop.needs.clock.advance(601_000);
    },
    void: { preview: [0, 0, 0, 100, 0], after: [0, 0, 0] },
    debt: { preview: [0, 0, 0, 100, 0], after: [0, 0, 0] },
    forgive: { preview: [0, 0, 0, 0, 0], after: [100, 0, 0] },
  },
  {
    story: 'with a reservation that is due at the very instant of the refund',
    before: async () => {
      await desk.hold(40n);
      desk.shop.needs.clock.advance(600_000);
    },
    void: { preview: [0, 0, 0, 100, 0], after: [0, 0, 0] },
    debt: { preview: [0, 0, 0, 100, 0], after: [0, 0, 0] },
    forgive: { preview: [0, 0, 0, 0, 0], after: [100, 0, 0] },
  },
  {
    story: 'with expired credits, not booked yet',
    product: 'brief',
    before: async () => {
      await desk.spend(30n);
      desk.shop.needs.clock.advance(31 * day);
    },
    void: { preview: [30, 0, 70, 0, 0], after: [0, 0, 0] },
    debt: { preview: [30, 0, 70, 0, 30], after: [0, 0, 30] },
    forgive: { preview: [30, 0, 70, 0, 0], after: [0, 0, 0] },
  },
  {
    story: 'with expired credits, booked as breakage',
    product: 'brief',
    before: async () => {
      await desk.spend(30n);
      desk.shop.needs.clock.advance(31 * day);
      await desk.sweep();
    },
    void: { preview: [30, 0, 70, 0, 0], after: [0, 0, 0] },
    debt: { preview: [30, 0, 70, 0, 30], after: [0, 0, 30] },
    forgive: { preview: [30, 0, 70, 0, 0], after: [0, 0, 0] },
  },
];

const nameOf = (policy: (typeof policies)[number]) => (policy === 'void' ? 'void_remaining' : policy);

describe('the refund table', () => {
  for (const policy of policies)
    for (const one of cases)
      it(`a pack ${one.story}, under ${nameOf(policy)}`, async () => {
        const row = one[rowOf[policy]];
        const payment = await desk.shop.buy(desk.workspace, desk.customer(), `${one.product ?? 'pack'}_${policy}`);
        const held = (await one.before?.()) ?? '';
        const preview = await previewRefund(desk.shop.needs, desk.workspace, payment.id);
        const { granted, spent, reserved, expired, removable, kept, debt } = preview;
        expect([spent, reserved, expired, removable, debt].map(Number)).toEqual(row.preview);
        expect(granted).toBe(spent + reserved + expired + removable + kept);
        expect([preview.policy, preview.blocks]).toEqual([nameOf(policy), policy === 'block' && debt > 0n]);
        expect((await desk.shop.giveBack(desk.workspace, payment.id)).status).toBe('refunded');
        expect(await desk.state(policy)).toEqual(row.after);
        await one.next?.(held);
        expect(await desk.state(policy)).toEqual(row.later ?? row.after);
        await desk.sweep();
        expect(await desk.state(policy)).toEqual(row.later ?? row.after);
        await desk.expectAccounted(payment.id);
        await expect(previewRefund(desk.shop.needs, desk.workspace, payment.id)).rejects.toMatchObject({
          code: 'payment_not_refundable',
        });
      });
});

describe('a refund that asks', () => {
  for (const policy of ['void', 'debt', 'block', 'forgive'] as const)
    for (const when of ['before', 'after'] as const)
      for (const one of cases)
        it(`ends as ${nameOf(policy)} would have, decided ${when} what was held ends: ${one.story}`, async () => {
          const payment = await desk.shop.buy(desk.workspace, desk.customer(), `${one.product ?? 'pack'}_ask`);
          const held = (await one.before?.()) ?? '';
          await desk.shop.giveBack(desk.workspace, payment.id);
          if (when === 'before') await desk.decide(payment.id, nameOf(policy) as DecisionPolicy);
          await one.next?.(held);
          if (when === 'after') await desk.decide(payment.id, nameOf(policy) as DecisionPolicy);
          const row = one[rowOf[policy]];
          expect(await desk.state(policy)).toEqual(row.later ?? row.after);
          await desk.sweep();
          expect(await desk.state(policy)).toEqual(row.later ?? row.after);
          await desk.expectAccounted(payment.id);
        });
});
