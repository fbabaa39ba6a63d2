import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { billingSweeps, check, consume, decideRefund, getCustomer, listDecisions, type DecisionPolicy } from '#billing';
import { audit } from '#ledger';
import { openRefundDesk, type RefundDesk } from '#test';

let desk: RefundDesk;
beforeAll(async () => void (desk = await openRefundDesk()));
afterAll(async () => {
  expect((await audit(desk.shop.needs.pool)).breaks).toEqual([]);
  await desk.close();
});
beforeEach(() => desk.next());

const day = 86_400_000;
const decide = (refund: string, policy: DecisionPolicy, key = desk.key()) =>
  decideRefund(desk.shop.needs, desk.workspace, refund, { key, policy, reason: 'because', actor: 'key_1' });

/** A pack with 30 of 100 spent was refunded, and a person is asked. Answers the refund. */
async function asked(): Promise<string> {
  const payment = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_ask');
  await desk.spend(30n);
  await desk.shop.giveBack(desk.workspace, payment.id);
  return waitingFor(payment.id);
}

async function waitingFor(payment: string): Promise<string> {
  const { decisions } = await listDecisions(desk.shop.needs, desk.workspace, { limit: 200 });
  return decisions.find((one) => one.payment === payment)?.refund ?? '';
}

it('a decision is told again under its key, and nobody can decide otherwise afterwards', async () => {
  const refund = await asked();
  const key = desk.key();
  const told = await decide(refund, 'debt', key);
  expect(told).toMatchObject({ refund, policy: 'debt', actor: 'key_1', reason: 'because' });
  expect(await decide(refund, 'debt', key)).toEqual(told);
  await expect(decide(refund, 'forgive', key)).rejects.toMatchObject({ code: 'idempotency_conflict' });
  await expect(decide(refund, 'forgive')).rejects.toMatchObject({ code: 'already_decided' });
  await expect(decide('rf_00000000000070000000000000000000', 'debt')).rejects.toMatchObject({ code: 'not_found' });
  expect(await desk.state()).toEqual([0, 0, 30]);
  const { decisions } = await listDecisions(desk.shop.needs, desk.workspace, { open: false, limit: 200 });
  expect(decisions).toContainEqual(told);
});

it('a key that was used for a use is no key for a decision, and the other way round', async () => {
  const refund = await asked();
  const use = { customer: desk.customer(), feature: 'message', quantity: 1n };
  await desk.shop.buy(desk.workspace, desk.customer(), 'pack_void');
  const key = desk.key();
  await consume(desk.shop.needs, desk.workspace, { key, ...use });
  await expect(decide(refund, 'debt', key)).rejects.toMatchObject({ code: 'idempotency_conflict' });
  const other = desk.key();
  await decide(refund, 'void_remaining', other);
  const reused = consume(desk.shop.needs, desk.workspace, { key: other, ...use });
  await expect(reused).rejects.toMatchObject({ code: 'idempotency_conflict' });
});

it('two people who decide at once make one decision', async () => {
  const refund = await asked();
  const made = await Promise.allSettled([decide(refund, 'debt'), decide(refund, 'forgive')]);
  expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

it('what nobody decides in fourteen days stays taken, and is owed by nobody', async () => {
  const refund = await asked();
  const sweep = () =>
    billingSweeps(desk.shop.needs)
      .find(({ name }) => name === 'billing.undecided_refunds')
      ?.run();
  desk.shop.needs.clock.advance(13 * day);
  await sweep();
  await expect(listDecisions(desk.shop.needs, desk.workspace)).resolves.toMatchObject({
    decisions: expect.arrayContaining([expect.objectContaining({ refund })]),
  });
  desk.shop.needs.clock.advance(day);
  await sweep();
  const { decisions } = await listDecisions(desk.shop.needs, desk.workspace, { open: false, limit: 200 });
  expect(decisions.find((one) => one.refund === refund)).toMatchObject({ policy: 'void_remaining', actor: 'asterism' });
  expect(await desk.state()).toEqual([0, 0, 0]);
});

it('forgiven, a lot that has expired meanwhile is not given again', async () => {
  const payment = await desk.shop.buy(desk.workspace, desk.customer(), 'brief_ask');
  await desk.spend(30n);
  await desk.shop.giveBack(desk.workspace, payment.id);
  desk.shop.needs.clock.advance(31 * day);
  await decide(await waitingFor(payment.id), 'forgive');
  expect(await desk.state()).toEqual([0, 0, 0]);
  expect(await desk.where(payment.id)).toEqual([0, 30, 0, 70]);
});

it('forgiven, the older debt that the pack had paid is paid again', async () => {
  const first = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_debt');
  await desk.spend(40n);
  await desk.shop.giveBack(desk.workspace, first.id);
  const second = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_ask');
  await desk.shop.giveBack(desk.workspace, second.id);
  expect(await desk.state()).toEqual([0, 0, 40]);
  await decide(await waitingFor(second.id), 'forgive');
  expect(await desk.state()).toEqual([60, 0, 0]);
});

it('forgiven after that debt was settled otherwise, the credits are there as a new lot', async () => {
  const first = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_debt');
  await desk.spend(40n);
  await desk.shop.giveBack(desk.workspace, first.id);
  const second = await desk.shop.buy(desk.workspace, desk.customer(), 'pack_ask');
  await desk.shop.giveBack(desk.workspace, second.id);
  await desk.shop.buy(desk.workspace, desk.customer(), 'pack_void');
  expect(await desk.state()).toEqual([60, 0, 0]);
  await decide(await waitingFor(second.id), 'forgive');
  expect(await desk.state()).toEqual([160, 0, 0]);
});

it('forgiven, access comes back for the time that was left, and before that it is refused', async () => {
  const { needs } = desk.shop;
  const payment = await desk.shop.buy(desk.workspace, desk.customer(), 'pass_ask');
  desk.shop.needs.clock.advance(10 * day);
  await desk.shop.giveBack(desk.workspace, payment.id);
  const question = () => check(needs, desk.workspace, { customer: desk.customer(), feature: 'vip' });
  expect((await question()).allowed).toBe(false);
  desk.shop.needs.clock.advance(5 * day);
  await decide(await waitingFor(payment.id), 'forgive');
  expect((await question()).allowed).toBe(true);
  const { entitlements } = await getCustomer(needs, desk.workspace, desk.customer());
  const left = (entitlements[0]?.endsAt?.getTime() ?? 0) - needs.clock.now().getTime();
  expect(left).toBe(20 * day);
});
