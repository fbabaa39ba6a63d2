import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainWith, openPayoutRig, type PayoutRig } from '#test/ton';
import { GatewayUnavailable } from '#payments/gateway';

const ton = 1_000_000_000n;

let rig: PayoutRig;
beforeEach(async () => {
  rig = await openPayoutRig();
});
afterEach(() => rig.close());

const toldOf = (payout: string) => rig.news.filter((one) => one.payout === payout).map(({ state }) => state);
const batches = async () =>
  (await sql<{ number: bigint; status: string; tries: number; gas: bigint; told: bigint | null }>`
    select number, status, tries, gas_units as gas, gas_told_with as told from ton.batch order by number`.execute(rig.pool)).rows;

describe('payouts in bulk', () => {
  it('are paid once each with their comments, and told with the chain\'s own id and their share of the gas', async () => {
    const before = await rig.balance();
    const orders = await rig.submit([ton, 2n * ton, 3n * ton], { memo: 'Заказ 7' });
    await rig.settle();
    expect(orders.map((order) => rig.received(order))).toEqual([[ton], [2n * ton], [3n * ton]]);
    const states = orders.map(({ payout }) => toldOf(payout));
    expect(states).toMatchObject(orders.map(() => [{ state: 'confirmed', externalId: expect.stringMatching(/^[0-9a-f]{64}$/) as string }]));
    const fees = states.map(([state]) => (state?.state === 'confirmed' ? (state.fee?.units ?? 0n) : 0n));
    expect(fees.reduce((one, other) => one + other)).toBe(before - (await rig.balance()) - 6n * ton);
    expect(Math.max(...fees.map(Number)) - Math.min(...fees.map(Number))).toBeLessThanOrEqual(1);
  });

  it('that are handed over twice leave once', async () => {
    const [order] = await rig.submit([ton]);
    if (!order) throw new Error('No order.');
    const { transaction } = await import('#database');
    const { tonPayOut } = await import('./payout-rail.ts');
    await transaction(rig.pool, async (tx) => tonPayOut(rig.needs).submit?.(tx, rig.connection, [order], rig.clock.now()));
    await rig.settle();
    expect(rig.received(order)).toEqual([ton]);
    expect(toldOf(order.payout)).toHaveLength(1);
  });

  it('of which the network lost the message are sent again, the same bytes', async () => {
    const sent: string[] = [];
    const needs = chainWith(rig.needs, (chain) => ({
      send: (boc) => (sent.push(boc.toString('hex')), chain.send(boc)),
    }));
    rig.ton.setMood({ drops: 2 });
    const [order] = await rig.submit([ton]);
    await rig.settle(11, needs);
    expect(order && rig.received(order)).toEqual([ton]);
    expect([sent.length, new Set(sent).size]).toEqual([3, 1]);
  });

  it('of which the answer was lost are found on the chain', async () => {
    const needs = chainWith(rig.needs, (chain) => ({
      async send(boc) {
        await chain.send(boc);
        throw new GatewayUnavailable('The answer was lost.', 'unknown');
      },
    }));
    const [order] = await rig.submit([ton]);
    await rig.settle(11, needs);
    expect(order && [rig.received(order), toldOf(order.payout)]).toMatchObject([[ton], [{ state: 'confirmed' }]]);
  });

  it('wait for an index that is behind, and are never made anew for it', async () => {
    rig.ton.setMood({ delay: 1200, showsPending: true, repeats: true });
    rig.pass(1200);
    const orders = await rig.submit([ton, ton]);
    await rig.settle(60);
    expect(orders.map((order) => rig.received(order))).toEqual([[ton], [ton]]);
    expect(await batches()).toMatchObject([{ status: 'paid' }]);
  });

  it('are made anew only when the index is past their end by its margin', async () => {
    rig.ton.setMood({ drops: 1_000_000 });
    const [order] = await rig.submit([ton]);
    await rig.sweep();
    rig.pass(3600 - 40 + 300);
    await rig.sweep();
    expect(await batches()).toMatchObject([{ status: 'signed' }]);
    rig.ton.setMood({ drops: 0 });
    rig.pass(1);
    await rig.settle();
    expect(await batches()).toMatchObject([{ status: 'dead' }, { status: 'paid' }]);
    expect(order && rig.received(order)).toEqual([ton]);
  });

  it('are paid twice by the naive way: made anew because the index does not show them yet (negative control)', async () => {
    const [order] = await rig.submit([ton]);
    rig.ton.setMood({ delay: 120 });
    rig.pass(120);
    await rig.sweep();
    await rig.sweep();
    expect(await batches()).toMatchObject([{ status: 'signed' }]);
    await sql`update ton.batch set status = 'dead'`.execute(rig.pool);
    await sql`update ton.outgoing set status = 'queued', batch = null, place = null`.execute(rig.pool);
    await rig.sweep();
    expect(order && rig.received(order)).toEqual([ton, ton]);
    rig.pass(121);
    await rig.sweep();
    expect(rig.alarms).toMatchObject([{ reason: 'halted' }]);
  });

  it('of a batch that was starved go into the next one at once, and its gas is told with them', async () => {
    const poor = await openPayoutRig({ settings: { payout_gas: '5', payout_reserve: '0' }, funds: 4n * ton });
    const rich = chainWith(poor.needs, (chain) => ({
      account: async (address) => ({ ...(await chain.account(address)), balance: 1000n * ton }),
    }));
    const [order] = await poor.submit([ton]);
    await poor.sweep(rich);
    await poor.sweep(poor.needs);
    expect((await sql`select status from ton.batch`.execute(poor.pool)).rows).toEqual([{ status: 'starved' }]);
    await poor.fund(poor.wallet.address, 100n * ton);
    await poor.settle();
    expect(order && poor.received(order)).toEqual([ton]);
    const { rows } = await sql<{ gas: bigint; fee: bigint }>`
      select (select sum(gas_units)::bigint from ton.batch) as gas, (select sum(fee_units)::bigint from ton.outgoing) as fee`.execute(poor.pool);
    expect(rows[0]?.gas).toBe(rows[0]?.fee);
    await poor.close();
  });

  it('that the wallet left out are told as failed, the others as paid', async () => {
    const poor = await openPayoutRig({ settings: { payout_reserve: '0' }, funds: 10n * ton });
    const rich = chainWith(poor.needs, (chain) => ({
      account: async (address) => ({ ...(await chain.account(address)), balance: 1000n * ton }),
    }));
    const orders = await poor.submit([4n * ton, 4n * ton, 4n * ton]);
    await poor.sweep(rich);
    await poor.settle(11, poor.needs);
    const ended = orders.map((order) => [poor.received(order).length, poor.news.find(({ payout }) => payout === order.payout)?.state.state]);
    expect(ended.toSorted()).toEqual([[0, 'failed'], [1, 'confirmed'], [1, 'confirmed']]);
    await poor.close();
  });

  it('that a contract does not take come back, and are told with what came back', async () => {
    const contract = (await rig.ton.dollar.master()).toRawString();
    const before = await rig.balance();
    const [order] = await rig.submit([ton], { memo: 'not for you', to: contract });
    const [other] = await rig.submit([ton]);
    await rig.settle();
    await rig.sweep();
    const states = order ? toldOf(order.payout) : [];
    expect(states.map(({ state }) => state)).toEqual(['confirmed', 'bounced']);
    expect(other && toldOf(other.payout).map(({ state }) => state)).toEqual(['confirmed']);
    const returned = states.flatMap((one) => (one.state === 'bounced' ? [one.returned.units] : []))[0] ?? 0n;
    const fees = rig.news.flatMap(({ state }) => (state.state === 'confirmed' ? [state.fee?.units ?? 0n] : []));
    expect(returned).toBeGreaterThan((ton * 9n) / 10n);
    expect(before - (await rig.balance())).toBe(2n * ton - returned + fees.reduce((one, two) => one + two));
  });
});
