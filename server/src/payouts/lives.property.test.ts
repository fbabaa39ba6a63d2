import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Refusal, stoppedClock } from '#kernel';
import { audit, places } from '#ledger';
import { freshDatabase, seedOf, type TestDatabase } from '#test';
import {
  money,
  openPayoutDesk,
  openToyBank,
  toyRail,
  type BankFault,
  type PayoutDesk,
  type ToyBank,
} from '#test/money';
import {
  approvePayout,
  cancelPayout,
  listPayouts,
  rejectPayout,
  resolvePayout,
  resumePayouts,
  stopPayouts,
} from './index.ts';

/** Whatever is done to payouts in whatever order: what was taken is what was paid, what is on its way and what came back. */

const runs = Math.ceil(Number(process.env['SOAK_RUNS'] ?? 200) / 10);
const seed = seedOf('lives of payouts');
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
let database: TestDatabase;
let bank: ToyBank;

beforeAll(async () => {
  database = await freshDatabase();
  bank = await openToyBank();
});
afterAll(async () => {
  await bank?.close();
  await database?.drop();
});

type Step = { readonly kind: string; readonly pick: number; readonly units: bigint; readonly fault: BankFault };
const kinds = [
  'ask',
  'ask',
  'ask',
  'approve',
  'approve',
  'run',
  'run',
  'wait',
  'reject',
  'cancel',
  'confirm',
  'fail',
  'stop',
  'resume',
  'fault',
  'settle',
];
const faults: BankFault[] = ['lost before', 'lost after', '500', '429', 'refused', 'pending', 'nonsense'];
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    pick: fc.nat(20),
    units: fc.bigInt({ min: 1n, max: 30_000_000_000n }),
    fault: fc.constantFrom(...faults),
  }),
  { minLength: 5, maxLength: 40 },
);

async function take(desk: PayoutDesk, { kind, pick, units, fault }: Step): Promise<unknown> {
  const { workspace, needs } = desk;
  const { payouts } = await listPayouts(database.pool, { workspace });
  const one = payouts[pick % Math.max(payouts.length, 1)];
  const by = { workspace, payout: one?.id ?? 'po_none', actor: `key:${pick % 3}` };
  switch (kind) {
    case 'ask':
      return desk.ask({ amount: { asset: 'TON', units }, actor: `key:${pick % 3}` });
    case 'approve':
      return approvePayout(needs, by);
    case 'reject':
      return rejectPayout(needs, { ...by, reason: 'No.' });
    case 'cancel':
      return cancelPayout(needs, by);
    case 'confirm':
      return (
        bank.timesPaid(by.payout) > 0 &&
        resolvePayout(needs, { ...by, resolution: { action: 'confirm', externalId: by.payout, proof: 'seen' } })
      );
    case 'fail':
      return (
        bank.timesPaid(by.payout) === 0 && resolvePayout(needs, { ...by, resolution: { action: 'fail', reason: 'no' } })
      );
    case 'stop':
      return stopPayouts(needs, { workspace, reason: 'A test.', actor: 'key:0' });
    case 'resume':
      return resumePayouts(needs, { workspace, reason: 'A test.', actor: 'key:0' });
    case 'fault':
      return bank.fault(fault);
    case 'settle':
      return bank.settle(by.payout, pick % 2 === 0 ? 'paid' : 'failed');
    case 'wait':
      return clock.advance(61_000);
    default:
      return desk.run();
  }
}

async function live(story: readonly Step[]): Promise<void> {
  const desk = openPayoutDesk({ pool: database.pool, clock, gateways: [toyRail(bank)] });
  await desk.fund('ann', money('100', 'TON'));
  await desk.rules({
    rail: '*',
    asset: 'TON',
    minimum: 1_000_000_000n,
    feeBasisPoints: 123,
    automaticUpTo: 5_000_000_000n,
    fourEyesAbove: 20_000_000_000n,
    userDaily: 90_000_000_000n,
  });
  for (const step of story)
    await take(desk, step).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  await check(desk);
}

async function check(desk: PayoutDesk): Promise<void> {
  const { payouts } = await listPayouts(database.pool, { workspace: desk.workspace, limit: 200 });
  const sum = (some: typeof payouts, of: 'units' | 'net' | 'fee') => some.reduce((total, one) => total + one[of], 0n);
  const paid = payouts.filter(({ status }) => status === 'confirmed');
  const open = payouts.filter(({ status }) => status !== 'confirmed' && status !== 'returned');
  const units = async (place: ReturnType<typeof places.user>) => money(await desk.balance(place), 'TON').units;
  expect(await units(places.user('ann'))).toBe(money('100', 'TON').units - sum(paid, 'units') - sum(open, 'units'));
  expect(await units(places.world('toy', 'con_toy'))).toBe(sum(paid, 'net'));
  expect(await units(places.platform('fees'))).toBe(sum(paid, 'fee'));
  for (const one of payouts) {
    expect(await units(places.payout(one.id))).toBe(open.includes(one) ? one.units : 0n);
    expect(bank.timesPaid(one.id)).toBeLessThanOrEqual(1);
  }
  expect((await audit(database.pool, desk.workspace)).breaks).toEqual([]);
}

it('what is paid is what was taken less what came back, whatever happens in whatever order', async () => {
  await fc.assert(fc.asyncProperty(steps, live), { seed, numRuns: runs, endOnFailure: true });
});
