import { expect } from 'vitest';
import { forge } from '../forge.ts';
import type { Change, Forgery } from '../rig.ts';
import type { Case } from './case.ts';

/** A forged delivery is refused, leads to nothing, and does not stand in the way of the genuine one. */
const refused =
  (how: Forgery): Case =>
  async (stand) => {
    const payment = await stand.ask();
    const genuine = await stand.captured(payment);
    expect(await stand.deliver(forge(stand.bench.rig, genuine, how, stand.opened)), 'the answer').toBe(401);
    await stand.settle();
    expect(await stand.user(payment), 'what the payer has').toBe(0n);
    expect((await stand.now(payment)).status).toBe('requested');
    expect(await stand.deliver(genuine)).toBe(200);
    await stand.credited(payment);
  };

/** Only what the gateway itself confirms is credited, whatever a delivery with a right signature says. */
const unbelieved =
  (change: Change): Case =>
  async (stand) => {
    const { rig } = stand.bench;
    const payment = await stand.ask();
    const genuine = await stand.captured(payment);
    const changed = rig.resign(genuine, change, stand.opened);
    if (!changed) throw new Error(`The rig changes no ${change}; say in "cannot" why there is none.`);
    expect(await stand.deliver(changed), 'the answer').toBeLessThan(500);
    await stand.settle();
    expect([0n, rig.price.units], 'what the payer has').toContain(await stand.user(payment));
    await stand.deliver(genuine);
    await stand.credited(payment);
    expect(await stand.now(payment)).toMatchObject({ status: 'fulfilled', paid: rig.price });
  };

export const proofCases = {
  forged: refused('forged'),
  truncated: refused('truncated'),
  unsigned: refused('unsigned'),
  wrong_amount: unbelieved('amount'),
  wrong_currency: unbelieved('currency'),
  wrong_shop: unbelieved('shop'),
  wrong_order: unbelieved('order'),
};
