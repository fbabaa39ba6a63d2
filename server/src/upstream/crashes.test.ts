import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pool } from '#database';
import { stoppedClock } from '#kernel';
import { openEngine, type Engine } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { openScriptedPanel, openUpstreamDesk, type ScriptedPanel } from '#test/panel';
import { keepErrand } from './errand-rows.ts';
import { acceptCost, getPlacement, panelFulfilment, readOffers, type UpstreamNeeds } from './index.ts';

let database: TestDatabase;
let engine: Engine;
let panel: ScriptedPanel;
const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
beforeAll(async () => {
  database = await freshDatabase();
  engine = await openEngine({ url: database.url, clock, connections: 2 });
  panel = Object.assign(await openScriptedPanel(), { honoursRequestId: true });
});
afterAll(async () => {
  await panel.close();
  await engine.close();
  await database.drop();
});

/** A pool whose owner dies before its n-th transaction, or right after it was committed. */
function dyingPool(pool: Pool, at: number, when: 'before' | 'after'): Pool {
  let started = 0;
  return new Proxy(pool, {
    get(target, name) {
      if (name !== 'transaction') return Reflect.get(target, name, target) as unknown;
      return () => ({
        execute: async <T>(work: (tx: never) => Promise<T>): Promise<T> => {
          started += 1;
          if (started === at && when === 'before') throw new Error('died');
          const value = await target.transaction().execute(work as never);
          if (started === at) throw new Error('died');
          return value as T;
        },
      });
    },
  });
}

it.each([
  [1, 'before'],
  [1, 'after'],
  [2, 'before'],
  [2, 'after'],
] as const)(
  'a death at transaction %i, %s it, leaves one order at the panel, and it ends in the books',
  async (at, when) => {
    const desk = await openUpstreamDesk({ pool: database.pool, clock, engine });
    const account = await desk.join(panel);
    const service = await desk.sell(account);
    const before = panel.orders.length;
    const order = await desk.order(service);
    const run = {
      workspace: desk.workspace,
      order: order.id,
      number: 1,
      service: order.service as never,
      link: order.link,
      quantity: order.quantity,
      comments: [],
      charge: order.charged,
    };
    await keepErrand(database.pool, { ...run, service: { number: service, type: 'default' } as never }, clock.now());
    const dying: UpstreamNeeds = { ...desk.needs, pool: dyingPool(database.pool, at, when) };
    await panelFulfilment(dying)
      .begin({ ...run, service: { number: service, type: 'default' } as never })
      .catch(() => {});
    for (let rounds = 0; rounds < 3; rounds++) await desk.pass(70);
    expect(panel.orders.length).toBe(before + 1);
    const bought = panel.orders.at(-1);
    if (bought) panel.move(bought, 'Completed', 0);
    await desk.pass(70);
    expect(await desk.now(order)).toMatchObject({ status: 'completed' });
    const [placement] = await desk.placements(order);
    expect(await getPlacement(database.pool, desk.workspace, placement?.id ?? '')).toMatchObject({ status: 'ended' });
    expect(await desk.isSound()).toBe(true);
  },
);

describe('the price guard', () => {
  it('follows a cost inside the margin, shuts what has risen above it or vanished, and opens what is back', async () => {
    const shop = await openScriptedPanel();
    const desk = await openUpstreamDesk({ pool: database.pool, clock, engine });
    const account = await desk.join(shop);
    const service = await desk.sell(account);
    const state = () => desk.needs.shelf.priceOf(database.pool, desk.workspace, service);
    const become = async (rate: string | null) => {
      clock.set(new Date(clock.now().getTime() + 1000));
      const [first, ...rest] = shop.services;
      if (first && rate !== null)
        shop.services = [{ ...first, service: 1, rate }, ...rest.filter((one) => one.service !== 1)];
      else shop.services = shop.services.filter((one) => one.service !== 1);
      await readOffers(desk.needs, desk.workspace, account.id);
      return state();
    };
    const was = await state();
    expect((await become('0.91'))?.rate.units).toBeGreaterThan(was?.rate.units ?? 0n);
    const shut = await become('50');
    expect(shut).toMatchObject({ isEnabled: false });
    await acceptCost(desk.needs, desk.workspace, service);
    expect(await state()).toMatchObject({ isEnabled: true });
    expect(await become(null)).toMatchObject({ isEnabled: false });
    expect(await become('0.9')).toMatchObject({ isEnabled: true });
    shop.services = [];
    await expect(readOffers(desk.needs, desk.workspace, account.id)).rejects.toThrow('not believed');
    expect(await state()).toMatchObject({ isEnabled: true });
    await shop.close();
  });
});
