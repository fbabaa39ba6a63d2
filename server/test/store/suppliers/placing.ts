import { expect } from 'vitest';
import type { Placed } from '#supply/supplier';
import { bound, type Stand } from './stand.ts';

export type PlacedOrder = Extract<Placed, { outcome: 'placed' }>;

/** What was placed; anything else breaks the law. */
export function placedBy(placed: Placed | 'unknown'): PlacedOrder {
  if (placed === 'unknown' || placed.outcome !== 'placed') throw new Error(`Not placed: ${JSON.stringify(placed)}`);
  return placed;
}

/** Nothing more is there, and nothing more was taken, than before. */
async function untouched({ world }: Stand, work: () => Promise<void>): Promise<void> {
  const before = [world.orders().length, world.taken()];
  await work();
  expect([world.orders().length, world.taken()]).toEqual(before);
}

export const placingCases = {
  async placed(stand: Stand) {
    const order = stand.order();
    const { cost, externalId } = placedBy(await stand.place(order));
    expect(stand.world.orders()).toEqual([{ externalId, username: 'durov', stars: 500 }]);
    expect(cost).toEqual(stand.world.cost(500));
  },
  async repeated(stand: Stand) {
    const order = stand.order();
    const first = placedBy(await stand.place(order));
    await untouched(stand, async () => {
      expect(placedBy(await stand.place(order))).toEqual(first);
    });
    expect(stand.supplier.isRepeatSafe).toBe(true);
  },
  async lost_before(stand: Stand) {
    const { world } = stand;
    world.server.next(world.calls.place, 'die_before');
    const order = stand.order();
    expect(await stand.place(order)).toBe('unknown');
    expect(await stand.find(order)).toEqual({ state: 'absent' });
    placedBy(await stand.place(order));
    expect(world.orders()).toHaveLength(1);
  },
  async lost_after(stand: Stand) {
    const { world } = stand;
    world.server.next(world.calls.place, 'die_after');
    const order = stand.order();
    expect(await stand.place(order)).toBe('unknown');
    const [{ externalId } = { externalId: '' }] = world.orders();
    expect(await stand.find(order)).toMatchObject({ externalId });
    expect(placedBy(await stand.place(order))).toMatchObject({ externalId });
    expect(world.orders()).toHaveLength(1);
  },
  async failing(stand: Stand) {
    const { world } = stand;
    world.server.next(world.calls.place, '500_before', '500_after');
    const order = stand.order();
    expect([await stand.place(order), await stand.place(order)]).toEqual(['unknown', 'unknown']);
    placedBy(await stand.place(order));
    expect(world.orders()).toHaveLength(1);
  },
  async senseless(stand: Stand) {
    const { world } = stand;
    const bodies = ['', '{}', '[]', '<html>Just a moment…</html>', '{"order_id":""}', '{"status":"delivered"}'];
    for (const body of bodies) world.server.next(world.calls.place, { body });
    world.server.next(world.calls.place, { status: 302, body: '', headers: { location: 'http://127.0.0.1:9/' } });
    world.server.next(world.calls.place, { status: 502, body: '{"error":{"code":"bad_gateway","message":"?"}}' });
    for (let round = 0; round < bodies.length + 2; round += 1) expect(await stand.place(stand.order())).toBe('unknown');
  },
  async limited(stand: Stand) {
    const { world } = stand;
    await untouched(stand, async () => {
      world.server.next(world.calls.place, { status: 429, body: '{"code":"rate_limited","detail":"Slow down."}' });
      expect(await stand.place(stand.order())).toMatchObject({ outcome: 'refused', isPassing: true });
    });
  },
  async unreachable(stand: Stand) {
    const { access } = stand.world;
    const gone = { ...access, settings: { ...access.settings, url: 'http://127.0.0.1:9' } };
    expect(await bound(stand.supplier, 'place')(gone, stand.order())).toMatchObject({
      outcome: 'refused',
      isPassing: true,
      isDown: true,
    });
  },
  async locked(stand: Stand) {
    await untouched(stand, async () => {
      expect(await bound(stand.supplier, 'place')(bound(stand.world, 'lock')(), stand.order())).toMatchObject({
        outcome: 'refused',
        isPassing: true,
        isDown: true,
      });
    });
  },
  async refused(stand: Stand) {
    stand.world.know('nobody', 'no');
    await untouched(stand, async () => {
      for (const username of ['nobody', 'no body'])
        expect(await stand.place(stand.order({ username }))).toMatchObject({ outcome: 'refused', isPassing: false });
    });
  },
  async price_guard(stand: Stand) {
    const order = stand.order();
    const before = stand.world.taken();
    stand.world.raisePrice();
    expect(await stand.place(order)).toMatchObject({ outcome: 'refused', isPassing: true });
    expect(stand.world.taken()).toBe(before);
    const [left] = stand.world.orders();
    if (left) expect(await stand.find(order, left.externalId)).toMatchObject({ state: 'failed' });
    const other = stand.order({ maxCost: { asset: 'EUR', units: 10n ** 15n } });
    expect(await stand.place(other)).toMatchObject({ outcome: 'refused' });
  },
  async empty(stand: Stand) {
    bound(stand.world, 'empty')();
    await untouched(stand, async () => {
      expect(await stand.place(stand.order())).toMatchObject({ outcome: 'refused', isPassing: true });
    });
  },
};
