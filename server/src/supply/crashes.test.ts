import { expect, it } from 'vitest';
import type { Pool } from '#database';
import { toySupplier, useSupply } from '#test/store';
import { supplySweeps } from './index.ts';

const { pool, open } = useSupply();

/** A pool whose owner dies before its n-th transaction, or right after it was committed. */
function dyingPool(real: Pool, at: number, when: 'before' | 'after'): Pool {
  let started = 0;
  return new Proxy(real, {
    get(target, name) {
      const value = Reflect.get(target, name, target) as unknown;
      if (name !== 'transaction') return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      return () => ({
        execute: async <T>(work: (tx: never) => Promise<T>): Promise<T> => {
          started += 1;
          if (started >= at && (when === 'before' || started > at)) throw new Error('died');
          const answer = await target.transaction().execute(work as never);
          if (started === at) throw new Error('died');
          return answer as T;
        },
      });
    },
  });
}

const deaths = [1, 2, 3, 4].flatMap((at) => (['before', 'after'] as const).map((when) => [at, when] as const));

it.each(deaths)('a death at transaction %i, %s it, leaves one purchase, paid once, told once', async (at, when) => {
  const [prepaid, chain] = [toySupplier('prepaid'), toySupplier('chain', { paysOnChain: true })];
  for (const toy of [prepaid, chain]) {
    const desk = open(toy);
    await desk.join(toy, { float: 100_000_000n });
    const order = await desk.order();
    desk.chain.answers.push({ state: 'sent', boc: 'te6' }, { state: 'paid', boc: 'te6' });
    for (const sweep of supplySweeps({ ...desk.needs, pool: dyingPool(pool(), at, when) })) await sweep.run();
    for (let rounds = 0; rounds < 3; rounds++) await desk.pass(70);
    expect(toy.orders).toHaveLength(1);
    toy.become({ state: 'delivered' });
    await desk.pass(70);
    expect(desk.told(order)).toEqual(['delivering', 'delivered']);
    expect(new Set(desk.chain.asked.map(({ purchase }) => purchase)).size).toBe(toy === chain ? 1 : 0);
    expect(await desk.cost('stars')).toBe(7_500_000n);
    expect(await desk.isSound()).toBe(true);
  }
});
