import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { check, commitReservation, getCustomer, grantCredits, reserve } from '#billing';
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
const give = (amount: bigint) => grantCredits(shop.needs, workspace, { key: key(), customer, amount, reason: 'test' });
const hold = async (quantity: bigint, feature = 'message') =>
  (await reserve(shop.needs, workspace, { key: key(), customer, feature, quantity })).reservation ?? '';
const commit = (reservation: string, quantity: bigint) =>
  commitReservation(shop.needs, workspace, reservation, { key: key(), quantity });
const state = async () => {
  const { credits } = await getCustomer(shop.needs, workspace, customer);
  const [{ available, reserved, debt } = { available: 0n, reserved: 0n, debt: 0n }] = credits;
  return [available, reserved, debt];
};

describe('a commit above its reservation', () => {
  it('is refused by default, and the reservation stays open', async () => {
    await give(100n);
    const held = await hold(10n);
    await expect(commit(held, 11n)).rejects.toMatchObject({ code: 'above_reservation' });
    expect(await commit(held, 10n)).toMatchObject({ committed: 10n, remaining: 90n });
  });

  it('takes the customer’s other credits as far as they go, under the policy partial', async () => {
    await give(15n);
    const held = await hold(10n, 'chat');
    expect(await commit(held, 40n)).toMatchObject({ committed: 15n, returned: 0n, remaining: 0n });
    expect(await state()).toEqual([0n, 0n, 0n]);
  });

  it('opens a debt for what is missing, under the policy debt, and the next credits pay it first', async () => {
    await give(15n);
    const held = await hold(10n, 'video');
    expect(await commit(held, 40n)).toMatchObject({ committed: 40n, remaining: 0n, debt: 25n });
    expect(await state()).toEqual([0n, 0n, 25n]);
    expect(await check(shop.needs, workspace, { customer, feature: 'message' })).toMatchObject({ debt: 25n });
    expect(await give(20n)).toMatchObject({ remaining: 0n });
    expect(await give(20n)).toMatchObject({ remaining: 15n });
    expect(await state()).toEqual([15n, 0n, 0n]);
  });

  it('arriving with others is settled in its turn: it may take what the one before gave back', async () => {
    await give(20n);
    const [one, other] = [await hold(10n, 'chat'), await hold(10n, 'chat')];
    const settled = await Promise.all([commit(one, 2n), commit(other, 30n)]);
    expect(settled.map((state) => [state.committed, state.remaining])).toEqual([
      [2n, 8n],
      [18n, 0n],
    ]);
    expect(await state()).toEqual([0n, 0n, 0n]);
  });

  it('many at once share what is there and no more', async () => {
    await give(100n);
    const held = await Promise.all(Array.from({ length: 10 }, () => hold(5n, 'chat')));
    const some = await Promise.all(held.slice(0, 5).map((id) => commit(id, 8n)));
    expect(some.map((one) => one.committed)).toEqual([8n, 8n, 8n, 8n, 8n]);
    const rest = await Promise.all(held.slice(5).map((id) => commit(id, 20n)));
    expect(rest.reduce((sum, one) => sum + one.committed, 0n)).toBe(60n);
    expect(await state()).toEqual([0n, 0n, 0n]);
  });

  it('has a bound: a debt no account can hold is refused and changes nothing', async () => {
    await give(10n);
    const held = await hold(10n, 'video');
    await expect(commit(held, 9_100_000_000_000_000_000n)).rejects.toMatchObject({ code: 'amount_overflow' });
    expect(await state()).toEqual([0n, 10n, 0n]);
    expect(await commit(held, 1n)).toMatchObject({ committed: 1n, remaining: 9n });
  });
});
