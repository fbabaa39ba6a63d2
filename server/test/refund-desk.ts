import { expect } from 'vitest';
import {
  billingSweeps,
  check,
  commitReservation,
  consume,
  customerStatement,
  decideRefund,
  getCustomer,
  listDecisions,
  listGrants,
  reserve,
  type DecisionPolicy,
} from '#billing';
import { openShop } from './billing-shop.ts';

export type RefundDesk = Awaited<ReturnType<typeof openRefundDesk>>;

/** A shop with one customer at a time, and what a refund's test asks of it. */
export async function openRefundDesk() {
  const shop = await openShop();
  const workspace = await shop.newWorkspace();
  let count = 0;
  let customer = '';
  const key = () => `key-${(count += 1)}`;
  const spend = (quantity: bigint) =>
    consume(shop.needs, workspace, { key: key(), customer, feature: 'message', quantity });
  const hold = async (quantity: bigint) =>
    (await reserve(shop.needs, workspace, { key: key(), customer, feature: 'message', quantity })).reservation ?? '';
  const commit = (reservation: string, quantity: bigint) =>
    commitReservation(shop.needs, workspace, reservation, { key: key(), quantity });
  /** Available, reserved and debt; under `block` a debt refuses everything. */
  const state = async (policy = '') => {
    const { credits } = await getCustomer(shop.needs, workspace, customer);
    const [{ available, reserved, debt } = { available: 0n, reserved: 0n, debt: 0n }] = credits;
    const { remaining, reason } = await check(shop.needs, workspace, { customer, feature: 'message' });
    expect(remaining).toBe(available);
    if (policy === 'block')
      expect(reason).toBe(debt > 0n ? 'blocked' : available > 0n ? undefined : 'insufficient_credits');
    else expect(reason).not.toBe('blocked');
    return [available, reserved, debt].map(Number);
  };
  const decide = async (payment: string, policy: DecisionPolicy) => {
    const { decisions } = await listDecisions(shop.needs, workspace, { limit: 200 });
    const waiting = decisions.find((one) => one.payment === payment);
    const decision = { key: key(), policy, reason: 'as we see it', actor: 'key_1' };
    return decideRefund(shop.needs, workspace, waiting?.refund ?? '', decision);
  };
  /** Every credit of the payment's lot is somewhere, and the statement adds up to what there is. */
  const expectAccounted = async (payment: string) => {
    const period = { from: new Date(0), to: new Date(shop.needs.clock.now().getTime() + 1) };
    const [statement] = (await customerStatement(shop.needs, workspace, customer, period)).statements;
    expect(statement?.movements.reduce((sum, one) => sum + one.available, 0n)).toBe(statement?.closing);
    expect((await where(payment)).reduce((sum, units) => sum + units, 0)).toBe(100);
  };
  const sweep = async () => {
    for (const one of billingSweeps(shop.needs)) await one.run();
  };
  const where = async (payment: string) => {
    const { grants } = await listGrants(shop.needs, workspace, customer);
    const lot = grants.find((one) => one.payment === payment);
    return [lot?.available, lot?.spent, lot?.expired, lot?.revoked].map(Number);
  };

  return {
    shop,
    workspace,
    customer: () => customer,
    /** Somebody new comes to the desk. */
    next: () => void (customer = `customer ${(count += 1)}`),
    key,
    spend,
    hold,
    commit,
    state,
    decide,
    expectAccounted,
    sweep,
    where,
    close: () => shop.close(),
  };
}
