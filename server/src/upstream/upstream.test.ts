import { describe, expect, it } from 'vitest';
import { useUpstream, type UpstreamDesk } from '#test/panel';
import { getProvider, resolvePlacement, setSources, switchProvider } from './index.ts';

const { clock, pool, open, panel } = useUpstream();
const rich = 1_000_000_000n;
/** What nobody has done anything about: nothing of it is allowed to remain. */
const settled = async (desk: UpstreamDesk) => {
  expect(await desk.isSound()).toBe(true);
};

describe('an order at a panel', () => {
  it('is placed once, followed, and ends with its cost booked', async () => {
    const [desk, there] = [await open(), await panel()];
    const account = await desk.join(there);
    const order = await desk.order(await desk.sell(account));
    await desk.run();
    await desk.run();
    expect(there.orders).toHaveLength(1);
    expect(await desk.now(order)).toMatchObject({ status: 'processing' });
    const [bought] = there.orders;
    if (!bought) throw new Error('Nothing was bought.');
    Object.assign(bought, { status: 'In progress', startCount: '3572', remains: '400' });
    await desk.pass(60);
    expect(await desk.now(order)).toMatchObject({ startCount: 3572, status: 'in_progress' });
    there.move(bought, 'Completed', 0);
    await desk.pass(60);
    expect(await desk.now(order)).toMatchObject({ status: 'completed', remains: 0 });
    expect(await desk.cost()).toBe(900_000n);
    expect(await desk.float(account)).toBe(there.balance);
    await settled(desk);
  });

  it.each([
    ['Partial', 250, 'partial', 750],
    ['Canceled', 1000, 'canceled', 0],
    ['Completed', -7, 'completed', 1000],
  ] as const)(
    'that ends as %s with %i missing is %s: the buyer pays for %i',
    async (word, remains, status, delivered) => {
      const [desk, there] = [await open(), await panel()];
      const account = await desk.join(there);
      const order = await desk.order(await desk.sell(account));
      await desk.run();
      const [bought] = there.orders;
      if (bought) there.move(bought, word, remains);
      await desk.pass(60);
      const now = await desk.now(order);
      expect(now).toMatchObject({ status, delivered });
      expect(await desk.has('rita')).toBe(rich - now.charge.units);
      expect(now.charge.units).toBe((now.charged.units * BigInt(delivered) * 2n + 1000n) / 2000n);
      expect(await desk.float(account)).toBe(there.balance);
      await settled(desk);
    },
  );

  it('that the panel took before its answer was lost is found by its request_id, and not placed again', async () => {
    const [desk, there] = [await open(), await panel({ honoursRequestId: true })];
    const order = await desk.order(await desk.sell(await desk.join(there)));
    there.next('add', 'die_after', '500_after');
    for (let looks = 0; looks < 3; looks++) await desk.pass(70);
    expect(there.orders).toHaveLength(1);
    expect(await desk.placements(order)).toMatchObject([{ status: 'placed', externalId: '23501' }]);
  });

  it('that the panel took is not placed again because its repeat was turned away', async () => {
    const [desk, there] = [await open(), await panel({ honoursRequestId: true })];
    const order = await desk.order(await desk.sell(await desk.join(there)));
    const limited = { status: 429, body: '{"error":"Too Many Requests"}' };
    there.next('add', 'die_after', limited, { body: '{"error":"Incorrect service ID"}' });
    for (let looks = 0; looks < 5; looks++) await desk.pass(70);
    expect(there.orders).toHaveLength(1);
    expect(await desk.placements(order)).toMatchObject([{ status: 'placed', externalId: '23501' }]);
  });

  it('that was doubled on its way, so that we hear of an order for this link, is looked for and not placed again', async () => {
    const [desk, there] = [await open(), await panel({ listsOrders: true })];
    const service = await desk.sell(await desk.join(there));
    const taken = {
      body: '{"error":"You have active order with this link. Please wait until order being completed."}',
    };
    there.next('add', { ...taken, takesEffect: true });
    const order = await desk.order(service, { link: 'https://t.me/doubled' });
    for (let looks = 0; looks < 3; looks++) await desk.pass(70);
    expect(there.orders).toHaveLength(1);
    expect(await desk.placements(order)).toMatchObject([{ status: 'placed', externalId: '23501' }]);
    there.next('add', taken);
    const waiting = await desk.order(service, { link: 'https://t.me/doubled', quantity: 500 });
    await desk.run();
    expect(await desk.placements(waiting)).toMatchObject([{ status: 'refused', isPassing: true }]);
  });

  it('that the panel never took is placed by looking for it, where one request_id is one order', async () => {
    const [desk, there] = [await open(), await panel({ honoursRequestId: true })];
    const order = await desk.order(await desk.sell(await desk.join(there)));
    there.next('add', 'die_before', '500_before');
    for (let looks = 0; looks < 3; looks++) await desk.pass(70);
    expect(there.orders).toHaveLength(1);
    expect(await desk.placements(order)).toMatchObject([{ status: 'placed' }]);
  });

  it('is found in the list of recent orders, each the own one, even when two look alike', async () => {
    const [desk, there] = [await open(), await panel({ listsOrders: true })];
    const service = await desk.sell(await desk.join(there));
    const link = 'https://t.me/twice_the_same';
    const orders = [await desk.order(service, { link }), await desk.order(service, { link: `${link}x` })];
    there.next('add', 'die_after', 'die_after');
    for (let looks = 0; looks < 3; looks++) await desk.pass(70);
    expect(there.orders).toHaveLength(2);
    for (const order of orders) {
      const [found] = await desk.placements(order);
      expect(found?.status).toBe('placed');
      expect(there.orders.find(({ id }) => id === found?.externalId)?.link).toBe((await desk.now(order)).link);
    }
  });

  it.each([[true], [false]])(
    'that nothing shows (a list of orders: %s) is never placed again by itself: a person says what became of it',
    async (listsOrders) => {
      const [desk, there] = [await open(), await panel({ listsOrders })];
      const order = await desk.order(await desk.sell(await desk.join(there)));
      there.next('add', 'die_before');
      for (let looks = 0; looks < 6; looks++) await desk.pass(90);
      expect(there.calls.filter((call) => call.startsWith('add'))).toHaveLength(1);
      const [waiting] = await desk.placements(order);
      expect(waiting).toMatchObject({ status: 'unknown', deskSince: expect.any(Date) });
      expect(waiting?.problem).toMatch(/100 USD are there; by our books, without this order, 100 USD/);
      const word = { say: 'absent', note: 'Looked at the panel.' } as const;
      await resolvePlacement(desk.needs, desk.workspace, waiting?.id ?? '', word, 'test');
      for (let tries = 0; tries < 3; tries++) await desk.pass(120);
      expect(there.orders).toHaveLength(1);
      expect((await desk.placements(order)).map(({ status }) => status)).toEqual(['placed', 'refused']);
      await expect(resolvePlacement(desk.needs, desk.workspace, waiting?.id ?? '', word, 'test')).rejects.toMatchObject(
        {
          code: 'already_decided',
        },
      );
    },
  );

  it('that a person finds at the panel is followed to its end', async () => {
    const [desk, there] = [await open(), await panel()];
    const account = await desk.join(there);
    const order = await desk.order(await desk.sell(account));
    there.next('add', 'die_after');
    for (let looks = 0; looks < 2; looks++) await desk.pass(90);
    const [waiting] = await desk.placements(order);
    const [bought] = there.orders;
    const word = { say: 'placed', externalId: bought?.id ?? '', note: 'It is there.' } as const;
    await resolvePlacement(desk.needs, desk.workspace, waiting?.id ?? '', word, 'test');
    if (bought) there.move(bought, 'Completed', 0);
    await desk.pass(60);
    expect(await desk.now(order)).toMatchObject({ status: 'completed' });
    expect(await desk.float(account)).toBe(there.balance);
  });
});

describe('a second panel', () => {
  it('is asked when the first surely took nothing, and only then', async () => {
    const [desk, first, second] = [await open(), await panel(), await panel()];
    const [one, other] = [await desk.join(first), await desk.join(second)];
    const service = await desk.sell(one);

    const sources = [
      { provider: one.id, offer: '1' },
      { provider: other.id, offer: '1' },
    ];
    await setSources(desk.needs, desk.workspace, service, sources, 'test');
    first.next('add', { body: '{"error":"Not enough funds on balance"}' });
    const refused = await desk.order(service);
    await desk.run();
    expect([first.orders.length, second.orders.length]).toEqual([0, 1]);
    expect((await desk.placements(refused)).map(({ status }) => status)).toEqual(['placed', 'refused']);
    first.next('add', 'die_after');
    const lost = await desk.order(service);
    for (let looks = 0; looks < 6; looks++) await desk.pass(90);
    expect([first.orders.length, second.orders.length]).toEqual([1, 1]);
    expect(await desk.placements(lost)).toMatchObject([{ status: 'unknown', provider: one.id }]);
  });

  it('is not there: a final refusal gives the money back, a passing one waits a day at most', async () => {
    const [desk, there] = [await open(), await panel()];
    const service = await desk.sell(await desk.join(there));
    there.next('add', { body: '{"error":"Incorrect link"}' });
    const bad = await desk.order(service);
    await desk.run();
    expect(await desk.now(bad)).toMatchObject({ status: 'canceled', delivered: 0 });
    there.always('add', { body: '{"error":"Service is under maintenance"}' });
    const patient = await desk.order(service);
    await desk.pass(3600);
    expect(await desk.now(patient)).toMatchObject({ status: 'pending' });
    await desk.pass(25 * 3600);
    expect(await desk.now(patient)).toMatchObject({ status: 'canceled' });
    expect(await desk.has('rita')).toBe(rich);
    await settled(desk);
  });

  it('takes over from one that does not answer: after five failures nothing new is placed there for a while', async () => {
    const [desk, first, second] = [await open(), await panel(), await panel()];
    const [one, other] = [await desk.join(first), await desk.join(second)];
    const service = await desk.sell(one);

    const sources = [one, other].map(({ id }) => ({ provider: id, offer: '1' }));
    await setSources(desk.needs, desk.workspace, service, sources, 'test');
    first.always('add', { status: 403, body: '<html>Blocked</html>', type: 'text/html' });
    for (let orders = 0; orders < 7; orders++) {
      await desk.order(service);
      await desk.run();
    }
    expect(first.calls.filter((call) => call.startsWith('add'))).toHaveLength(5);
    expect(second.orders).toHaveLength(7);
    expect((await getProvider(pool(), desk.workspace, one.id)).brokenUntil).toBeInstanceOf(Date);
    first.always('add', undefined);
    clock.set(new Date(clock.now().getTime() + 120_000));
    await desk.order(service);
    await desk.run();
    expect(first.orders).toHaveLength(1);
    expect((await getProvider(pool(), desk.workspace, one.id)).failures).toBe(0);
  });
});

describe('stopping', () => {
  it('asks the panel, and what it gives back is the buyer’s', async () => {
    const [desk, there] = [await open(), await panel()];
    const account = await desk.join(there);
    const order = await desk.order(await desk.sell(account));
    await desk.run();
    await desk.cancel(order);
    await desk.run();
    await desk.pass(60);
    expect(await desk.now(order)).toMatchObject({ status: 'canceled' });
    expect(await desk.has('rita')).toBe(rich);
    expect(await desk.float(account)).toBe(100_000_000n);
    await settled(desk);
  });

  it('waits for what is in the air: it is found first, then stopped', async () => {
    const [desk, there] = [await open(), await panel({ honoursRequestId: true })];
    const order = await desk.order(await desk.sell(await desk.join(there)));
    there.next('add', 'die_after', 'die_after');
    await desk.run();
    await desk.cancel(order);
    await desk.run();
    for (let looks = 0; looks < 3; looks++) await desk.pass(70);
    expect(there.orders).toMatchObject([{ status: 'Canceled' }]);
    expect(await desk.now(order)).toMatchObject({ status: 'canceled' });
    expect(await desk.has('rita')).toBe(rich);
  });

  it('ends at once what lies nowhere', async () => {
    const [desk, there] = [await open(), await panel()];
    const account = await desk.join(there);
    const service = await desk.sell(account);
    await switchProvider(desk.needs, desk.workspace, account.id, { isOn: false, reason: 'Test.' }, 'test');
    const order = await desk.order(service);
    await desk.run();
    await desk.cancel(order);
    await desk.run();
    expect(await desk.now(order)).toMatchObject({ status: 'canceled' });
    await switchProvider(desk.needs, desk.workspace, account.id, { isOn: true, reason: 'Test.' }, 'test');
    await desk.pass(7200);
    expect(there.orders).toHaveLength(0);
    expect(await desk.has('rita')).toBe(rich);
  });
});

it('keeps a panel’s money in the books: more than was brought shows that somebody brought more', async () => {
  const [desk, there] = [await open(), await panel()];
  const account = await desk.join(there);
  there.balance = 1_000_000_000n;
  const order = await desk.order(await desk.sell(account), { quantity: 10_000 });
  await desk.run();
  const [bought] = there.orders;
  if (bought) {
    there.move(bought, 'Completed', 0);
    bought.charge = 250_000_000n;
  }
  await desk.pass(60);
  expect(await desk.now(order)).toMatchObject({ status: 'completed' });
  expect(await desk.cost()).toBe(250_000_000n);
  expect(await desk.float(account)).toBe(0n);
  await settled(desk);
});
