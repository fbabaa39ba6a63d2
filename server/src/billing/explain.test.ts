import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { explain, grantCredits, summarise } from '#billing';
import { openRefundDesk, type RefundDesk } from '#test';

let desk: RefundDesk;
beforeAll(async () => void (desk = await openRefundDesk()));
afterAll(() => desk.close());
beforeEach(() => desk.next());

const day = 86_400_000;
const why = (feature: string, quantity = 1n, at?: Date) =>
  explain(desk.shop.needs, desk.workspace, { customer: desk.customer(), feature, quantity, ...(at && { at }) });
const give = (amount: bigint, expiresAt?: Date) => {
  const grant = { key: desk.key(), customer: desk.customer(), amount, reason: 'welcome' };
  return grantCredits(desk.shop.needs, desk.workspace, { ...grant, ...(expiresAt && { expiresAt }) });
};
const soon = (milliseconds = day) => new Date(desk.shop.needs.clock.now().getTime() + milliseconds);

it('says which lots a use would take, and how much of each, in burn order', async () => {
  const late = await give(50n);
  const early = await give(15n, soon());
  const told = await why('image', 2n);
  expect(told).toMatchObject({ allowed: true, rule: 'credits', cost: 20n, creditType: 'credits' });
  expect(told.lots.map(({ id, available, takes }) => [id, available, takes])).toEqual([
    [early.grant, 15n, 15n],
    [late.grant, 50n, 5n],
  ]);
});

it('says which rule said no: too few credits, no access, a debt', async () => {
  expect(await why('message')).toMatchObject({ allowed: false, rule: 'credits', reason: 'insufficient_credits' });
  expect(await why('vip')).toMatchObject({ allowed: false, rule: 'entitlement', reason: 'no_entitlement' });
  await desk.shop.buy(desk.workspace, desk.customer(), 'pass');
  expect(await why('vip')).toMatchObject({ allowed: true, rule: 'entitlement', entitlements: [{ feature: 'vip' }] });
  const pack = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_block');
  await desk.spend(5n);
  await desk.shop.giveBack(desk.workspace, pack.id);
  const blocks = [{ creditType: 'credits', payment: pack.id, since: desk.shop.needs.clock.now() }];
  expect(await why('vip')).toMatchObject({ allowed: false, rule: 'block', reason: 'blocked', blocks });
  await expect(why('nothing')).rejects.toMatchObject({ code: 'unknown_feature' });
});

it('answers for a past instant what was true then: before the expiry, before the debt, before it was settled', async () => {
  const { clock } = desk.shop.needs;
  await give(5n, soon());
  const first = clock.now();
  clock.advance(2 * day);
  const pack = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_block');
  await desk.spend(5n);
  clock.advance(1000);
  await desk.shop.giveBack(desk.workspace, pack.id);
  const blocked = clock.now();
  clock.advance(1000);
  await desk.shop.buy(desk.workspace, desk.customer(), 'pack_void');
  clock.advance(1000);
  await desk.sweep();
  expect(await why('message', 5n, first)).toMatchObject({ allowed: true, lots: [{ available: 5n, takes: 5n }] });
  expect(await why('message', 5n, blocked)).toMatchObject({ allowed: false, rule: 'block' });
  expect(await why('message', 96n)).toMatchObject({ allowed: false, rule: 'credits', lots: [{ available: 95n }] });
});

it('a summary has the next expiry, what may be used until when, and the last ten entries without the notes', async () => {
  await give(50n);
  await give(15n, soon(2 * day));
  await give(7n, soon());
  await desk.shop.buy(desk.workspace, desk.customer(), 'pass');
  for (let n = 0; n < 12; n += 1) await desk.spend(1n);
  const told = await summarise(desk.shop.needs, desk.workspace, desk.customer());
  expect(told).toMatchObject({
    blocked: false,
    credits: [{ creditType: 'credits', available: 60n, nextExpiry: { at: soon(2 * day), amount: 10n } }],
    entitlements: [{ feature: 'image' }, { feature: 'vip' }],
  });
  expect(told.entries.map(({ kind }) => kind)).toEqual(Array<string>(10).fill('use'));
});
