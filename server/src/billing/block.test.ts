import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { check, consume, forgiveDebt, grantCredits, reserve } from '#billing';
import { audit } from '#ledger';
import { openRefundDesk, type RefundDesk } from '#test';

let desk: RefundDesk;
beforeAll(async () => void (desk = await openRefundDesk()));
afterAll(async () => {
  expect((await audit(desk.shop.needs.pool)).breaks).toEqual([]);
  await desk.close();
});
beforeEach(() => desk.next());

const ask = (feature: string) =>
  check(desk.shop.needs, desk.workspace, { customer: desk.customer(), feature }).then(({ allowed, reason, debt }) => [
    allowed,
    reason,
    debt,
  ]);
const use = () => ({ key: desk.key(), customer: desk.customer(), feature: 'message', quantity: 1n });
const forgive = (amount?: bigint, key = desk.key()) =>
  forgiveDebt(desk.shop.needs, desk.workspace, {
    key,
    customer: desk.customer(),
    creditType: 'credits',
    reason: 'our fault',
    actor: 'key_1',
    ...(amount !== undefined && { amount }),
  });

/** A pack with 30 of its 100 spent was refunded under `block`; another pack, under void_remaining, is still there. */
async function blocked(): Promise<void> {
  const payment = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_block');
  await desk.spend(30n);
  await desk.shop.giveBack(desk.workspace, payment.id);
}

it('a blocked customer is refused every question and every use, and told of the debt', async () => {
  await desk.shop.buy(desk.workspace, desk.customer(), 'pass');
  await desk.spend(1n).catch(() => undefined);
  await blocked();
  for (const feature of ['message', 'image', 'vip']) expect(await ask(feature)).toEqual([false, 'blocked', 30n]);
  const { needs } = desk.shop;
  const no = { allowed: false, reason: 'blocked', remaining: 0n, debt: 30n };
  expect(await consume(needs, desk.workspace, use())).toEqual(no);
  expect(await reserve(needs, desk.workspace, use())).toEqual(no);
});

it('what was allowed before is answered the same under its key, and what is held may be committed', async () => {
  const payment = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_block');
  const once = use();
  const told = await consume(desk.shop.needs, desk.workspace, once);
  const held = await desk.hold(40n);
  await desk.shop.giveBack(desk.workspace, payment.id);
  expect(await consume(desk.shop.needs, desk.workspace, once)).toEqual(told);
  await desk.commit(held, 40n);
  expect(await desk.state('block')).toEqual([0, 0, 41]);
});

it('a commit after the refund can begin the block: nothing was owed before it', async () => {
  const payment = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_block');
  const held = await desk.hold(40n);
  await desk.shop.giveBack(desk.workspace, payment.id);
  expect(await ask('message')).toEqual([false, 'insufficient_credits', undefined]);
  await desk.commit(held, 40n);
  expect(await ask('message')).toEqual([false, 'blocked', 40n]);
});

it('the next pack settles the debt and ends the block', async () => {
  await blocked();
  await desk.shop.buy(desk.workspace, desk.customer(), 'pack_void');
  expect(await ask('message')).toEqual([true, undefined, undefined]);
  expect(await desk.state('block')).toEqual([70, 0, 0]);
});

it('a grant that is smaller than the debt does not end it; the one that settles it does', async () => {
  await blocked();
  const give = (amount: bigint) => {
    const grant = { key: desk.key(), customer: desk.customer(), amount, reason: 'sorry' };
    return grantCredits(desk.shop.needs, desk.workspace, grant);
  };
  await give(29n);
  expect(await ask('message')).toEqual([false, 'blocked', 1n]);
  await give(2n);
  expect(await ask('message')).toEqual([true, undefined, undefined]);
});

it('a block that has ended does not come back with a later debt of another policy', async () => {
  await blocked();
  await forgive();
  const other = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_debt');
  await desk.spend(50n);
  await desk.shop.giveBack(desk.workspace, other.id);
  expect(await ask('message')).toEqual([false, 'insufficient_credits', 50n]);
});

it('forgiving a part leaves the rest and the block; forgiving all of it ends both', async () => {
  await blocked();
  expect(await forgive(10n)).toEqual({ forgiven: 10n, debt: 20n });
  expect(await ask('message')).toEqual([false, 'blocked', 20n]);
  expect(await forgive()).toEqual({ forgiven: 20n, debt: 0n });
  expect(await ask('message')).toEqual([false, 'insufficient_credits', undefined]);
  await expect(forgive()).rejects.toMatchObject({ code: 'invalid_amount' });
});

it('forgiving under the same key is one forgiveness; under it with another amount it is a conflict', async () => {
  await blocked();
  const key = desk.key();
  expect(await forgive(10n, key)).toEqual({ forgiven: 10n, debt: 20n });
  expect(await forgive(10n, key)).toEqual({ forgiven: 10n, debt: 20n });
  await expect(forgive(11n, key)).rejects.toMatchObject({ code: 'idempotency_conflict' });
  await expect(forgive(21n)).rejects.toMatchObject({ code: 'invalid_amount' });
  expect(await desk.state('block')).toEqual([0, 0, 20]);
});

it('another workspace’s customer of the same name is not blocked', async () => {
  await blocked();
  const elsewhere = await desk.shop.newWorkspace();
  const asked = await check(desk.shop.needs, elsewhere, { customer: desk.customer(), feature: 'message' });
  expect(asked).toMatchObject({ reason: 'insufficient_credits' });
});
