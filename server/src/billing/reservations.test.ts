import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  billingSweeps,
  check,
  commitReservation,
  consume,
  extendReservation,
  getCustomer,
  grantCredits,
  listGrants,
  releaseReservation,
  reserve,
} from '#billing';
import { audit } from '#ledger';
import { openShop, type Shop } from '#test';
let shop: Shop;
let workspace: number;
let customer: string;
let count = 0;
beforeAll(async () => {
  shop = await openShop();
  workspace = await shop.newWorkspace();
});
afterAll(async () => {
  expect((await audit(shop.needs.pool)).breaks).toEqual([]);
  await shop.close();
});
beforeEach(() => void (customer = `customer ${(count += 1)}`));

const key = () => `key-${(count += 1)}`;
const second = 1000;
const give = (amount: bigint, seconds?: number) => {
  const expiresAt =
    seconds === undefined ? {} : { expiresAt: new Date(shop.needs.clock.now().getTime() + seconds * second) };
  return grantCredits(shop.needs, workspace, { key: key(), customer, amount, reason: 'test', ...expiresAt });
};
const hold = async (quantity: bigint, feature = 'message', expiresIn = 600) =>
  (await reserve(shop.needs, workspace, { key: key(), customer, feature, quantity, expiresIn })).reservation ?? '';
const commit = (reservation: string, quantity: bigint) =>
  commitReservation(shop.needs, workspace, reservation, { key: key(), quantity });
const release = (reservation: string) => releaseReservation(shop.needs, workspace, reservation);
const spend = (quantity: bigint) =>
  consume(shop.needs, workspace, { key: key(), customer, feature: 'message', quantity });
const sweep = async () => {
  for (const one of billingSweeps(shop.needs)) await one.run();
};
const state = async () => {
  const { credits } = await getCustomer(shop.needs, workspace, customer);
  const [{ available, reserved, debt } = { available: 0n, reserved: 0n, debt: 0n }] = credits;
  return [available, reserved, debt];
};

describe('a reservation', () => {
  it('sets aside, takes what was used, and gives the rest back', async () => {
    await give(100n);
    const held = await hold(30n);
    expect(await state()).toEqual([70n, 30n, 0n]);
    const settled = await commit(held, 12n);
    expect(settled).toMatchObject({ status: 'committed', committed: 12n, returned: 18n, remaining: 88n });
    expect(await state()).toEqual([88n, 0n, 0n]);
  });

  it('is a plain no when there is too little, and leaves the key free', async () => {
    const asked = { key: key(), customer, feature: 'message', quantity: 5n };
    const no = { allowed: false, reason: 'insufficient_credits', remaining: 0n };
    expect(await reserve(shop.needs, workspace, asked)).toEqual(no);
    await give(5n);
    expect(await reserve(shop.needs, workspace, asked)).toMatchObject({ allowed: true, remaining: 0n });
  });

  it('lasts ten minutes, at most a day', async () => {
    await give(10n);
    const now = shop.needs.clock.now().getTime();
    const asked = { customer, feature: 'message', quantity: 1n };
    const { expiresAt } = await reserve(shop.needs, workspace, { key: key(), ...asked });
    expect(expiresAt).toEqual(new Date(now + 600 * second));
    for (const expiresIn of [0, -1, 1.5, 86_401])
      await expect(reserve(shop.needs, workspace, { key: key(), ...asked, expiresIn })).rejects.toMatchObject({
        code: 'invalid_request',
      });
    await reserve(shop.needs, workspace, { key: key(), ...asked, expiresIn: 86_400 });
  });

  it('asked for again under its key is the same one', async () => {
    await give(10n);
    const asked = { key: key(), customer, feature: 'message', quantity: 4n, expiresIn: 60 };
    const told = await reserve(shop.needs, workspace, asked);
    expect(await reserve(shop.needs, workspace, asked)).toEqual(told);
    expect(await state()).toEqual([6n, 4n, 0n]);
    await expect(reserve(shop.needs, workspace, { ...asked, quantity: 5n })).rejects.toMatchObject({
      code: 'idempotency_conflict',
    });
  });

  it('committed again under its key hears the same; under another key it is no longer open', async () => {
    await give(10n);
    const held = await hold(4n);
    const asked = { key: key(), quantity: 3n };
    const told = await commitReservation(shop.needs, workspace, held, asked);
    await spend(7n);
    expect(await commitReservation(shop.needs, workspace, held, asked)).toEqual(told);
    await expect(commit(held, 3n)).rejects.toMatchObject({ code: 'reservation_not_open' });
    await expect(release(held)).rejects.toMatchObject({ code: 'reservation_not_open' });
    await expect(commitReservation(shop.needs, workspace, held, { ...asked, quantity: 2n })).rejects.toMatchObject({
      code: 'idempotency_conflict',
    });
  });

  it('released gives everything back, and released again says so again', async () => {
    await give(10n);
    const held = await hold(4n);
    const told = await release(held);
    expect(told).toMatchObject({ status: 'released', committed: 0n, returned: 4n, remaining: 10n });
    expect(await release(held)).toEqual(told);
    await expect(commit(held, 1n)).rejects.toMatchObject({ code: 'reservation_not_open' });
  });

  it('gives back to the lots it came from: the first ones it took are used first', async () => {
    await give(5n, 3600);
    await give(10n, 7200);
    const held = await hold(12n);
    await commit(held, 8n);
    const { grants } = await listGrants(shop.needs, workspace, customer);
    expect(grants.map((lot) => [lot.granted, lot.spent, lot.available])).toEqual([
      [10n, 3n, 7n],
      [5n, 5n, 0n],
    ]);
  });

  it('that is not there, or is somebody else’s, is not found', async () => {
    await give(10n);
    const held = await hold(4n);
    const other = await shop.newWorkspace();
    const stranger = commitReservation(shop.needs, other, held, { key: key(), quantity: 1n });
    await expect(stranger).rejects.toMatchObject({ code: 'not_found' });
    await expect(release('rsv_nothing')).rejects.toMatchObject({ code: 'not_found' });
    await expect(extendReservation(shop.needs, workspace, 'rsv_nothing', { expiresIn: 9 })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it.each([0n, -1n, 10n ** 20n])('refuses to commit %s', async (quantity) => {
    await give(10n);
    await expect(commit(await hold(4n), quantity)).rejects.toMatchObject({ code: 'invalid_amount' });
    expect(await state()).toEqual([6n, 4n, 0n]);
  });
});

describe('the end of a reservation', () => {
  it('counts at its instant, before any job has run: in balances, checks and spending', async () => {
    await give(10n);
    const held = await hold(10n);
    shop.needs.clock.advance(600 * second - 1);
    expect(await spend(1n)).toMatchObject({ allowed: false });
    shop.needs.clock.advance(1);
    expect(await state()).toEqual([10n, 0n, 0n]);
    expect(await check(shop.needs, workspace, { customer, feature: 'message', quantity: 10n })).toMatchObject({
      allowed: true,
    });
    expect(await spend(4n)).toMatchObject({ allowed: true, remaining: 6n });
    await expect(commit(held, 1n)).rejects.toMatchObject({
      code: 'reservation_not_open',
      details: { status: 'expired' },
    });
    await sweep();
    expect(await state()).toEqual([6n, 0n, 0n]);
  });

  it('is refused to a late commit whether or not the sweep was there first', async () => {
    await give(10n);
    const held = await hold(10n);
    shop.needs.clock.advance(600 * second);
    await expect(commit(held, 1n)).rejects.toMatchObject({ code: 'reservation_not_open' });
    expect(await release(held)).toMatchObject({ status: 'expired', returned: 10n, remaining: 10n });
    await sweep();
    expect(await state()).toEqual([10n, 0n, 0n]);
  });

  it('raced by commits, releases and sweeps pays exactly once', async () => {
    for (let run = 0; run < 40; run += 1) {
      await give(10n);
      const held = await hold(10n);
      const before = await state();
      shop.needs.clock.advance(600 * second - 1);
      const racing = [commit(held, 3n), release(held), sweep(), commit(held, 4n), sweep()];
      shop.needs.clock.advance(run % 2);
      const ends = await Promise.allSettled([...racing, release(held), commit(held, 5n)]);
      const committed = ends.flatMap((end) =>
        end.status === 'fulfilled' && end.value && end.value.status === 'committed' ? [end.value.committed] : [],
      );
      expect(committed.length).toBeLessThanOrEqual(1);
      expect(await state()).toEqual([(before[0] ?? 0n) + 10n - (committed[0] ?? 0n), 0n, 0n]);
    }
  });

  it('can be put off, and brought forward', async () => {
    await give(10n);
    const held = await hold(10n, 'message', 60);
    const now = shop.needs.clock.now().getTime();
    const extended = await extendReservation(shop.needs, workspace, held, { expiresIn: 3600 });
    expect(extended).toMatchObject({
      status: 'open',
      expiresAt: new Date(now + 3600 * second),
      committed: 0n,
      returned: 0n,
    });
    shop.needs.clock.advance(61 * second);
    await sweep();
    expect(await state()).toEqual([0n, 10n, 0n]);
    await extendReservation(shop.needs, workspace, held, { expiresIn: 1 });
    shop.needs.clock.advance(second);
    expect(await state()).toEqual([10n, 0n, 0n]);
    await expect(extendReservation(shop.needs, workspace, held, { expiresIn: 9 })).rejects.toMatchObject({
      code: 'reservation_not_open',
    });
    await expect(extendReservation(shop.needs, workspace, held, { expiresIn: 86_401 })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });
});

describe('a lot that expires under a reservation', () => {
  it('can still be committed; what returns has expired and is never spent again', async () => {
    await give(10n, 60);
    const held = await hold(8n);
    shop.needs.clock.advance(60 * second);
    await sweep();
    expect(await state()).toEqual([0n, 8n, 0n]);
    expect(await commit(held, 5n)).toMatchObject({ committed: 5n, returned: 3n, remaining: 0n });
    const [lot] = (await listGrants(shop.needs, workspace, customer)).grants;
    expect(lot).toMatchObject({ status: 'expired', spent: 5n, expired: 5n, available: 0n });
  });

  it('gets back what a reservation held that ended before it, and then expires whole, however late the jobs run', async () => {
    await give(10n, 3600);
    await hold(8n);
    shop.needs.clock.advance(7200 * second);
    await sweep();
    await sweep();
    const [lot] = (await listGrants(shop.needs, workspace, customer)).grants;
    expect(lot).toMatchObject({ status: 'expired', spent: 0n, expired: 10n });
    expect(await state()).toEqual([0n, 0n, 0n]);
  });
});
