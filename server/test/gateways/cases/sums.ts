import { expect } from 'vitest';
import { formatUnits, scaleOf } from '#kernel';
import type { Stand } from '../stand.ts';
import type { Case } from './case.ts';

const hour = 60 * 60 * 1000;

/** Another sum than asked for is booked as it came; it waits with a sentence, and the payer has nothing of it yet. */
const offBy =
  (factor: bigint, divisor: bigint): Case =>
  async (stand) => {
    const { rig } = stand.bench;
    const units = (rig.price.units * factor) / divisor;
    const payment = await stand.ask();
    await stand.pay(payment, { amount: formatUnits(units, scaleOf(rig.price.asset)) });
    await booked(stand, payment);
    const found = await stand.now(payment);
    expect(found).toMatchObject({ status: 'settled', paid: { asset: rig.price.asset, units } });
    expect(await stand.desk(payment), 'on the desk').toMatchObject({ kind: 'differs' });
    expect(await stand.user(payment), 'what the payer has').toBe(0n);
  };

async function booked(stand: Stand, payment: Awaited<ReturnType<Stand['ask']>>): Promise<void> {
  for (let rounds = 0; rounds < 20 && (await stand.now(payment)).paid === null; rounds += 1)
    await stand.pass(rounds < 10 ? '15s' : '5m');
  expect((await stand.now(payment)).paid, 'what came').not.toBeNull();
}

/** Money after the end of its invoice is booked; whether its purpose still takes it is the purpose's affair. */
const afterItsEnd =
  (isSilent: boolean): Case =>
  async (stand) => {
    const { rig, clock } = stand.bench;
    const payment = await stand.ask({ expiresAt: new Date(clock.now().getTime() + hour) });
    await stand.pass('61m');
    if (isSilent) expect((await stand.now(payment)).status, 'before it was paid').toBe('expired');
    await stand.pay(payment, { at: 'late', isSilent });
    await booked(stand, payment);
    await stand.settle();
    const found = await stand.now(payment);
    expect(found.paid).toEqual(rig.price);
    expect(['settled', 'fulfilled']).toContain(found.status);
    if (found.status === 'settled') expect(await stand.desk(payment), 'on the desk').toBeDefined();
  };

const unknownStatus: Case = async (stand) => {
  const { strangeStatus = 'never_heard_of' } = stand.bench.rig;
  const payment = await stand.ask();
  await stand.pay(payment, { status: strangeStatus });
  for (let rounds = 0; rounds < 10 && !(await stand.desk(payment)); rounds += 1) await stand.pass('15s');
  expect(await stand.desk(payment), 'on the desk').toMatchObject({
    kind: 'strange',
    problem: expect.stringMatching(/./),
  });
  expect((await stand.now(payment)).status).toBe('requested');
  expect(await stand.user(payment), 'what the payer has').toBe(0n);
};

export const sumCases = {
  underpaid: offBy(1n, 2n),
  overpaid: offBy(2n, 1n),
  late: afterItsEnd(false),
  expired: afterItsEnd(true),
  unknown_status: unknownStatus,
};
