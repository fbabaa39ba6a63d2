import { expect } from 'vitest';
import type { PurchaseOrder } from '#supply/supplier';
import { placedBy, type PlacedOrder } from './placing.ts';
import type { Stage } from './rig.ts';
import { bound, type Stand } from './stand.ts';

async function bought(stand: Stand): Promise<{ readonly order: PurchaseOrder; readonly placed: PlacedOrder }> {
  const order = stand.order();
  return { order, placed: placedBy(await stand.place(order)) };
}

/** Brings an order somewhere, and reads it. */
async function after(stand: Stand, ...stages: readonly Stage[]) {
  const { order, placed } = await bought(stand);
  for (const stage of stages) stand.world.bring(placed.externalId, stage);
  return { order, placed, reading: await stand.find(order, placed.externalId) };
}

export const followingCases = {
  async paid_on_chain(stand: Stand) {
    const { order, placed } = await bought(stand);
    const { pay } = placed;
    expect(pay).toMatchObject({ amount: placed.cost, address: expect.stringMatching(/^[UE0k]Q/) });
    expect((pay?.comment ?? '') + (pay?.payload ?? '')).not.toBe('');
    expect(pay?.validUntil.getTime()).toBeGreaterThan(stand.now.getTime());
    if (!stand.supplier.isRepeatSafe) return;
    const { cost, externalId } = placed;
    expect(await stand.find(order, externalId)).toEqual({ state: 'unpaid', externalId, cost, pay });
  },
  async never_paid(stand: Stand) {
    expect((await after(stand, 'ran_out')).reading).toMatchObject({ state: 'failed' });
  },
  async given_up(stand: Stand) {
    const { placed } = await bought(stand);
    const cancel = (externalId: string) => bound(stand.supplier, 'cancel')(stand.world.access, externalId);
    expect([await cancel(placed.externalId), await cancel(placed.externalId)]).toEqual([true, true]);
    const { placed: paid } = await after(stand, 'pending');
    expect(await cancel(paid.externalId)).toBe(false);
  },
  async late(stand: Stand) {
    const { order, placed, reading } = await after(stand, 'pending');
    expect(reading).toMatchObject({ state: 'pending', externalId: placed.externalId });
    stand.world.bring(placed.externalId, 'delivered');
    const end = await stand.find(order, placed.externalId);
    expect(end).toMatchObject({ state: 'delivered', externalId: placed.externalId });
    if (stand.rig.proves) expect(end).toMatchObject({ proof: expect.any(String) });
  },
  async held(stand: Stand) {
    expect((await after(stand, 'held')).reading).toMatchObject({ state: 'held' });
  },
  async failed(stand: Stand) {
    const { placed, reading } = await after(stand, 'pending', 'failed');
    expect(reading).toMatchObject({ state: 'failed', externalId: placed.externalId });
    if (stand.rig.returns) expect(reading).toMatchObject({ returned: placed.cost });
  },
  async reversed(stand: Stand) {
    expect((await after(stand, 'delivered', 'reversed')).reading).toMatchObject({ state: 'reversed' });
  },
  async strange(stand: Stand) {
    expect((await after(stand, 'strange')).reading).toMatchObject({ state: 'strange' });
  },
  async unheard(stand: Stand) {
    const { order, placed } = await bought(stand);
    stand.world.forget(placed.externalId);
    expect(await stand.find(order, placed.externalId)).toMatchObject({ state: 'strange' });
  },
  async other(stand: Stand) {
    const { order, placed } = await bought(stand);
    stand.world.server.next(stand.world.calls.find, { body: stand.world.confuse(placed.externalId) });
    expect(await stand.find(order, placed.externalId)).toMatchObject({ state: 'strange' });
  },
  async silent(stand: Stand) {
    const { order, placed } = await bought(stand);
    const { server, calls } = stand.world;
    for (const mood of ['die_before', '500_before', { body: '<html>' }, { status: 401, body: '{}' }] as const) {
      server.next(calls.find, mood);
      expect(await stand.find(order, placed.externalId)).toBe('unknown');
    }
  },
  async told_paid(stand: Stand) {
    const { placed } = await bought(stand);
    const asked = { externalId: placed.externalId, boc: 'te6cckEBAQEAAgAAAEysuc0=' };
    await bound(stand.supplier, 'paid')(stand.world.access, asked);
    await bound(stand.supplier, 'paid')(stand.world.access, asked);
    expect(stand.world.orders()).toHaveLength(1);
  },
};
