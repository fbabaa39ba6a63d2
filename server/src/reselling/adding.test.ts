import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal, stoppedClock } from '#kernel';
import { audit, openEngine, type Engine } from '#ledger';
import { freshDatabase, type TestDatabase } from '#test';
import { openResellingDesk, serviceLike, usd, type ResellingDesk } from '#test/panel';
import { addPanelKey, changePanelKey, getOrders, setPanelSettings } from './index.ts';

const clock = stoppedClock(new Date('2026-11-20T10:00:00Z'));
let database: TestDatabase;
let engine: Engine;
beforeAll(async () => {
  database = await freshDatabase();
  engine = await openEngine({ url: database.url, clock, connections: 2 });
});
afterAll(async () => {
  await engine.close();
  await database.drop();
});

const desk = async (units = 1_000_000_000): Promise<ResellingDesk> => {
  const open = openResellingDesk({ pool: database.pool, clock, engine });
  await open.fund('rita', units);
  return open;
};

const refusal = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );

describe('an order of a reseller', () => {
  it('takes its charge, rounded up to the micro-dollar, into its escrow', async () => {
    const { add, has, escrow, services } = await desk(10_000_000);
    services.set(20, serviceLike({ number: 20, rate: usd(1_500_001) }));
    const order = await add({ service: 20, quantity: 999 });
    expect(order).toMatchObject({
      number: 1,
      status: 'pending',
      charge: usd(1_498_501),
      remains: 999,
      replayed: false,
    });
    expect(await escrow(order)).toBe(1_498_501n);
    expect(await has('rita')).toBe(10_000_000n - 1_498_501n);
  });

  it('is refused when there is not enough, and takes nothing', async () => {
    const { add, has, workspace } = await desk(9_499_999);
    const [first, second] = await Promise.all([refusal(add()), refusal(add())]);
    expect([first, second]).toEqual(['insufficient_funds', 'insufficient_funds']);
    expect(await has('rita')).toBe(9_499_999n);
    expect((await audit(database.pool, workspace)).ok).toBe(true);
  });

  it('of a stranger without any account is refused for money, too', async () => {
    expect(await refusal((await desk()).add({ user: 'nobody' }))).toBe('insufficient_funds');
  });

  it('is told again by its request id when its service has been switched off since; another one is refused', async () => {
    const { add, services } = await desk();
    const { number } = await add({ requestId: 'r-0', link: '@channel' });
    services.clear();
    expect(await add({ requestId: 'r-0', link: '@channel' })).toMatchObject({ number, replayed: true });
    expect(await refusal(add({ requestId: 'r-0', link: '@other' }))).toBe('service_unknown');
    expect(await refusal(add({ requestId: 'r-1', link: '@channel' }))).toBe('service_unknown');
  });

  it('with one request id is one order and one debit, 100 at once', async () => {
    const { add, has, workspace } = await desk();
    const all = await Promise.all(Array.from({ length: 100 }, () => add({ requestId: 'r-1', link: '@channel' })));
    expect(new Set(all.map(({ number }) => number)).size).toBe(1);
    expect(all.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await has('rita')).toBe(1_000_000_000n - 9_500_000n);
    expect(await refusal(add({ requestId: 'r-1', link: '@other' }))).toBe('idempotency_conflict');
    expect((await audit(database.pool, workspace)).ok).toBe(true);
  });

  it('without one is the same within the window, whatever way its link is written', async () => {
    const { add } = await desk();
    const first = await add({ link: 'https://t.me/Channel' });
    const again = await add({ link: '@channel' });
    expect([again.number, again.replayed]).toEqual([first.number, true]);
    const others = await Promise.all([
      add({ link: '@channel', quantity: 999 }),
      add({ link: '@channel', key: 'key_2' }),
    ]);
    expect(others.map(({ replayed }) => replayed)).toEqual([false, false]);
    clock.advance(120_000);
    expect((await add({ link: '@channel' })).replayed).toBe(false);
  });

  it('is never taken for another when the window is switched off', async () => {
    const { add, needs, workspace } = await desk();
    await setPanelSettings(needs, workspace, { replaySeconds: 0 }, 'test');
    const [one, other] = [await add({ link: '@channel' }), await add({ link: '@channel' })];
    expect(other.number).toBeGreaterThan(one.number);
  });

  it('waits for the one with the same link where that is guarded', async () => {
    const { add, needs, workspace, report } = await desk();
    await setPanelSettings(needs, workspace, { guardedServices: [10] }, 'test');
    const first = await add({ link: '@channel' });
    expect(await refusal(add({ link: 't.me/channel', quantity: 5 }))).toBe('link_busy');
    await report(first, { ended: true });
    expect((await add({ link: 't.me/channel', quantity: 5 })).replayed).toBe(false);
  });

  it('of a suspended key is refused, a replay of what it ordered before is not', async () => {
    const { add, needs, workspace } = await desk();
    await addPanelKey(needs, workspace, { key: 'key_rita', user: 'rita' }, 'test');
    const first = await add({ requestId: 'r', link: '@channel' });
    await changePanelKey(needs, workspace, 'key_rita', { isSuspended: true }, 'test');
    expect(await refusal(add())).toBe('account_suspended');
    expect((await add({ requestId: 'r', link: '@channel' })).number).toBe(first.number);
  });

  it('in runs is charged whole, and every run has its part of it to the unit', async () => {
    const { add, now } = await desk();
    const order = await add({ quantity: 3, runs: 7, interval: 10 });
    expect(order).toMatchObject({ quantity: 21, runs: 7, charge: usd(199_500) });
    const { runs } = await now(order);
    expect(runs.reduce((sum, { charged }) => sum + charged, 0n)).toBe(199_500n);
    expect(runs.map(({ dueAt }) => dueAt?.getTime())).toEqual(
      runs.map((_, index) => clock.now().getTime() + index * 600_000),
    );
  });

  it.each([
    [{ quantity: 9 }, 'quantity_too_small'],
    [{ quantity: 101 }, 'quantity_too_large'],
    [{ quantity: 20, runs: 6, interval: 5 }, 'quantity_too_large'],
    [{ quantity: 20, runs: 2 }, 'invalid_request'],
    [{ quantity: 10.5 }, 'invalid_request'],
    [{ link: 'nowhere' }, 'link_invalid'],
    [{ link: 'https://example.com/\u0000' }, 'link_invalid'],
    [{ requestId: 'r\n1' }, 'invalid_request'],
    [{ requestId: 'r'.repeat(129) }, 'invalid_request'],
    [{ service: 21, comments: ['\u0000'] }, 'invalid_request'],
    [{ service: 99 }, 'service_unknown'],
    [{ service: 21, comments: [' ', ''] }, 'comments_missing'],
  ])('%j is refused', async (input, code) => {
    const { add, services } = await desk();
    services.set(10, serviceLike({ number: 10, min: 10, max: 100 }));
    services.set(21, serviceLike({ number: 21, type: 'custom_comments' }));
    expect(await refusal(add({ quantity: 50, ...input }))).toBe(code);
  });

  it('of comments is as many as there are lines, a package is one package', async () => {
    const { add, services } = await desk();
    services.set(21, serviceLike({ number: 21, type: 'custom_comments' }));
    services.set(22, serviceLike({ number: 22, type: 'package', min: 500, max: 500 }));
    expect(await add({ service: 21, comments: ['Nice', '', ' Great '], quantity: 77 })).toMatchObject({
      quantity: 2,
      comments: ['Nice', 'Great'],
    });
    expect(await add({ service: 22, quantity: 3 })).toMatchObject({ quantity: 500 });
  });

  it('is read by its reseller alone, many at once', async () => {
    const { add, workspace, fund } = await desk();
    await fund('sam', 1_000_000_000);
    const [mine, theirs] = [await add(), await add({ user: 'sam', key: 'key_sam' })];
    const read = await getOrders(database.pool, workspace, 'rita', [mine.number, theirs.number, 404]);
    expect([...read.values()]).toEqual([
      {
        number: mine.number,
        status: 'pending',
        quantity: 1000,
        charge: usd(9_500_000),
        startCount: null,
        delivered: 0,
        remains: 1000,
      },
    ]);
  });
});
