import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billingSweeps, consume, grantCredits, releaseReservation, reserve } from '#billing';
import { openShop, type Shop } from '#test';

let shop: Shop;
let workspace: number;
let count = 0;
const customer = 'ann';
beforeAll(async () => {
  shop = await openShop();
  workspace = await shop.newWorkspace();
});
afterAll(() => shop.close());

const key = () => `key-${(count += 1)}`;
const second = 1000;
const give = (amount: bigint, seconds?: number) => {
  const end = seconds === undefined ? {} : { expiresAt: new Date(shop.needs.clock.now().getTime() + seconds * second) };
  return grantCredits(shop.needs, workspace, { key: key(), customer, amount, reason: 'test', ...end });
};
const spend = (quantity: bigint) =>
  consume(shop.needs, workspace, { key: key(), customer, feature: 'message', quantity });
const hold = async (quantity: bigint) =>
  (await reserve(shop.needs, workspace, { key: key(), customer, feature: 'message', quantity })).reservation ?? '';
const release = (reservation: string) => releaseReservation(shop.needs, workspace, reservation);
const sweep = async () => {
  for (const one of billingSweeps(shop.needs)) await one.run();
};

describe('the index of live lots', () => {
  const openLots = async () => {
    const { rows } = await sql<{ open: bigint }>`select count(*) as open from billing.grant
      where workspace_id = ${workspace} and customer = ${customer} and is_open`.execute(shop.needs.pool);
    return Number(rows[0]?.open);
  };

  it('leaves out lots that are used up or expired, and takes back what a release fills again', async () => {
    for (let lot = 0; lot < 5; lot += 1) await give(2n);
    await give(5n, 60);
    expect(await openLots()).toBe(6);
    await spend(9n);
    expect(await openLots()).toBe(3);
    const held = await hold(6n);
    expect(await openLots()).toBe(0);
    await release(held);
    expect(await openLots()).toBe(3);
    shop.needs.clock.advance(60 * second);
    await sweep();
    expect(await openLots()).toBe(3);
  });
});
