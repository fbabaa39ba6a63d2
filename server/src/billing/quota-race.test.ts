import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, consume, customerQuotas, grantCredits, setQuota, type Consumed } from '#billing';
import { audit, openEngine, type Engine } from '#ledger';
import type { Window } from '#quotas';
import { openShop, type Shop } from '#test';

/**
 * Four engines stand for four processes: each has its own queue and connections, and only the lane in the database makes
 * them take turns. Without `ledger.lock_book` in `billing.begin` these tests fail.
 */
let shop: Shop;
let engines: Engine[];
beforeAll(async () => {
  shop = await openShop();
  const { clock } = shop.needs;
  const opened = Array.from({ length: 4 }, () => openEngine({ url: shop.database.url, clock, connections: 3 }));
  engines = await Promise.all(opened);
});
afterAll(async () => {
  for (const engine of engines) await engine.close();
  await shop.close();
});

const window: Window = { kind: 'calendar', period: 'day', zone: 'UTC' };
const yes = (answers: readonly Consumed[]) => answers.filter((one) => one.allowed).length;

/** Every engine is asked at once, again and again, so that their calls meet in the database. */
function raced(workspace: number, times: number, key: string): Promise<Consumed[]> {
  const use = (n: number) => ({ key: `${key}-${n}`, customer: 'ann', feature: 'message', quantity: 1n });
  const from = async (engine: Engine, first: number) => {
    const answers: Consumed[] = [];
    for (let n = first; n < times; n += engines.length)
      answers.push(await consume({ ...shop.needs, engine }, workspace, use(n)));
    return answers;
  };
  return Promise.all(engines.map(from)).then((answers) => answers.flat());
}

describe('several processes that spend for one customer at once', () => {
  it('allow exactly 100 of 300 uses on a quota of 100', async () => {
    const workspace = await shop.newWorkspace();
    await grantCredits(shop.needs, workspace, { key: 'given', customer: 'ann', amount: 1000n, reason: 'test' });
    await setQuota(shop.needs, workspace, { code: 'daily', features: ['message'], limit: 100n, window });
    const uses = Array.from({ length: 300 }, (_, n) => ({
      key: `use-${n}`,
      customer: 'ann',
      feature: 'message',
      quantity: 1n,
    }));
    const answers = await Promise.all(
      uses.map((use, n) =>
        consume({ ...shop.needs, engine: engines[n % engines.length] ?? shop.needs.engine }, workspace, use),
      ),
    );
    expect(yes(answers)).toBe(100);
    expect(new Set(answers.filter((one) => !one.allowed).map((one) => one.reason))).toEqual(
      new Set(['quota_exceeded']),
    );
    expect((await customerQuotas(shop.needs, workspace, 'ann')).quotas).toMatchObject([{ used: 100n, remaining: 0n }]);
    expect((await audit(shop.needs.pool, workspace)).breaks).toEqual([]);
  });

  it('one call at a time each, allow exactly as many as the quota and the credits have, and the books are in order', async () => {
    for (const [limit, credits, allowed] of [
      [40n, 1000n, 40],
      [1000n, 40n, 40],
    ] as const) {
      const workspace = await shop.newWorkspace();
      await grantCredits(shop.needs, workspace, { key: 'given', customer: 'ann', amount: credits, reason: 'test' });
      await setQuota(shop.needs, workspace, { code: 'daily', features: ['message'], limit, window });
      expect(yes(await raced(workspace, 120, 'race'))).toBe(allowed);
      expect((await audit(shop.needs.pool, workspace)).breaks).toEqual([]);
      expect(await check(shop.needs, workspace, { customer: 'ann', feature: 'message' })).toMatchObject({
        allowed: false,
        remaining: credits - 40n,
      });
    }
  });
});
