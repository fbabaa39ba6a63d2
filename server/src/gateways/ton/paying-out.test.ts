import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GatewayUnavailable, type PayoutOrder } from '#payments/gateway';
import { believing, chainWith, openPayoutRig, type PayoutRig, type Purse } from '#test/ton';
import type { ChainTransaction } from './chain.ts';
import { payoutFigures } from './payout-figures.ts';
import { SignerRefusal } from './signer.ts';
import { resumeWallet } from './wallet-rows.ts';

const ton = 1_000_000_000n;

let rig: PayoutRig;
let purse: Purse;
beforeAll(async () => {
  rig = await openPayoutRig();
});
beforeEach(async () => {
  rig.ton.setMood({ delay: 0, showsPending: false, repeats: false, drops: 0 });
  purse = await rig.openPurse();
});
afterAll(() => rig.close());

const toldOf = ({ payout }: PayoutOrder) => rig.news.filter((one) => one.payout === payout).map(({ state }) => state);
const alarmsOf = ({ connection }: Purse) => rig.alarms.filter((one) => one.connection === connection.id);
const feesOf = (orders: readonly PayoutOrder[]) =>
  orders.flatMap(toldOf).map((state) => (state.state === 'confirmed' ? (state.fee?.units ?? 0n) : 0n));
const sum = (units: readonly bigint[]) => units.reduce((one, other) => one + other, 0n);

/** Rows as an index might show them that leaves something out. */
const withoutBody = (row: ChainTransaction): ChainTransaction =>
  row.inMessage && row.inMessage.source === undefined
    ? { ...row, inMessage: { ...row.inMessage, body: undefined } }
    : row;
const withoutMessages =
  (of: 'external' | 'own') =>
  (row: ChainTransaction): ChainTransaction =>
    (row.inMessage?.source === undefined) === (of === 'external')
      ? { ...row, outMessages: row.outMessages.slice(1) }
      : row;

describe('payouts in bulk', () => {
  it("are paid once each with their comments, and told with the chain's own id and their share of the gas", async () => {
    const before = await purse.balance();
    const orders = await purse.submit([ton, 2n * ton, 3n * ton], { memo: 'Заказ 7' });
    await purse.settle();
    expect(orders.map((order) => rig.received(order))).toEqual([[ton], [2n * ton], [3n * ton]]);
    const externalId = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
    expect(orders.map(toldOf)).toMatchObject(orders.map(() => [{ state: 'confirmed', externalId }]));
    const fees = feesOf(orders).toSorted((one, other) => (one < other ? -1 : 1));
    expect(sum(fees)).toBe(before - (await purse.balance()) - 6n * ton);
    expect((fees.at(-1) ?? 0n) - (fees[0] ?? 0n)).toBeLessThanOrEqual(1n);
  });

  it('that are handed over twice leave once', async () => {
    const orders = await purse.submit([ton]);
    await purse.again(orders);
    await purse.settle();
    await purse.again(orders);
    await purse.settle();
    expect(orders.map((order) => rig.received(order))).toEqual([[ton]]);
    expect(orders.map((order) => toldOf(order).length)).toEqual([1]);
  });

  it('of which the network lost the message are sent again, the same bytes', async () => {
    const sent: string[] = [];
    const needs = chainWith(rig.needs, (chain) => ({
      send: (boc) => (sent.push(boc.toString('hex')), chain.send(boc)),
    }));
    rig.ton.setMood({ drops: 2 });
    const orders = await purse.submit([ton]);
    await purse.settle(11, needs);
    expect(orders.map((order) => rig.received(order))).toEqual([[ton]]);
    expect([sent.length, new Set(sent).size]).toEqual([3, 1]);
  });

  it('of which the answer was lost are found on the chain', async () => {
    const needs = chainWith(rig.needs, (chain) => ({
      async send(boc) {
        await chain.send(boc);
        throw new GatewayUnavailable('The answer was lost.', 'unknown');
      },
    }));
    const orders = await purse.submit([ton]);
    await purse.settle(11, needs);
    expect(orders.map((order) => [rig.received(order), toldOf(order)])).toMatchObject([
      [[ton], [{ state: 'confirmed' }]],
    ]);
  });

  it('wait for an index that is behind, and are never made anew for it', async () => {
    rig.pass(1200);
    rig.ton.setMood({ delay: 1200, showsPending: true, repeats: true });
    const orders = await purse.submit([ton, ton]);
    rig.pass(1200);
    await purse.settle(240);
    expect(orders.map((order) => rig.received(order))).toEqual([[ton], [ton]]);
    expect(await purse.batches()).toEqual(['paid']);
  });

  it('are made anew only when the index is past their end by its margin', async () => {
    rig.ton.setMood({ drops: 1_000_000 });
    const orders = await purse.submit([ton]);
    await rig.sweep();
    rig.pass(3600 - 40 + 300);
    await rig.sweep();
    expect(await purse.batches()).toEqual(['signed']);
    rig.ton.setMood({ drops: 0 });
    rig.pass(1);
    await purse.settle();
    expect(await purse.batches()).toEqual(['dead', 'paid']);
    expect(orders.map((order) => rig.received(order))).toEqual([[ton]]);
  });

  it('are paid twice by the naive way, made anew as soon as they are not found (negative control)', async () => {
    const orders = await purse.submit([ton]);
    rig.pass(120);
    rig.ton.setMood({ delay: 120 });
    await rig.sweep();
    await rig.sweep();
    expect(await purse.batches()).toEqual(['signed']);
    await sql`update ton.batch set status = 'dead' where connection = ${purse.connection.id}`.execute(rig.pool);
    await sql`update ton.outgoing set status = 'queued', batch = null, place = null
      where connection = ${purse.connection.id}`.execute(rig.pool);
    await rig.sweep();
    expect(orders.map((order) => rig.received(order))).toEqual([[ton, ton]]);
    rig.pass(121);
    await rig.sweep();
    expect(alarmsOf(purse)).toMatchObject([{ reason: 'halted' }]);
  });

  it('of a batch that was starved go into the next one at once, and its gas is told with them', async () => {
    const poor = await rig.openPurse({ settings: { payout_gas: '5', payout_reserve: '0' }, funds: 4n * ton });
    const orders = await poor.submit([ton]);
    await rig.sweep(believing(rig.needs, 1000n * ton));
    await rig.sweep();
    expect(await poor.batches()).toEqual(['starved']);
    await rig.fund(poor.wallet.address, 100n * ton);
    await poor.settle();
    expect(orders.map((order) => rig.received(order))).toEqual([[ton]]);
    const { rows } = await sql<{ gas: bigint }>`select sum(gas_units)::bigint as gas from ton.batch
      where connection = ${poor.connection.id}`.execute(rig.pool);
    expect(rows[0]?.gas).toBe(sum(feesOf(orders)));
  });

  it('that the wallet left out are told as failed, the others as paid', async () => {
    const poor = await rig.openPurse({ settings: { payout_reserve: '0' }, funds: 10n * ton });
    const orders = await poor.submit([4n * ton, 4n * ton, 4n * ton]);
    await rig.sweep(believing(rig.needs, 1000n * ton));
    await poor.settle();
    const ended = orders.map(
      (order) =>
        `${rig.received(order).length} ${toldOf(order)
          .map(({ state }) => state)
          .join()}`,
    );
    expect(ended.toSorted()).toEqual(['0 failed', '1 confirmed', '1 confirmed']);
  });

  it('that a contract does not take come back, and are told with what came back', async () => {
    const contract = (await rig.ton.dollar.master()).toRawString();
    const before = await purse.balance();
    const orders = [
      ...(await purse.submit([ton, 2n * ton], { memo: 'not for you', to: contract })),
      ...(await purse.submit([ton])),
    ];
    await purse.settle();
    await rig.sweep();
    const states = orders.map((order) => toldOf(order).map(({ state }) => state));
    expect(states).toEqual([['confirmed', 'bounced'], ['confirmed', 'bounced'], ['confirmed']]);
    const returned = orders.map((order) =>
      sum(toldOf(order).map((one) => (one.state === 'bounced' ? one.returned.units : 0n))),
    );
    expect(returned.map((units) => (units + ton / 20n) / ton)).toEqual([1n, 2n, 0n]);
    expect(before - (await purse.balance())).toBe(4n * ton - sum(returned) + sum(feesOf(orders)));
  });
});

describe('a wallet', () => {
  it('that sends what is not known here is halted until a person has looked', async () => {
    const [first] = await purse.submit([ton]);
    await purse.settle();
    await sql`update ton.wallet set seen_lt = 0 where connection = ${purse.connection.id}`.execute(rig.pool);
    await sql`update ton.batch set signed_hash = 'of another copy' where connection = ${purse.connection.id}`.execute(
      rig.pool,
    );
    const [second] = await purse.submit([ton]);
    await rig.sweep();
    await rig.sweep();
    expect(alarmsOf(purse)).toMatchObject([{ reason: 'halted' }]);
    expect([first, second].map((order) => order && rig.received(order).length)).toEqual([1, 0]);
    expect(await resumeWallet(rig.pool, purse.connection)).toBe(true);
    await purse.settle();
    expect(second && rig.received(second)).toEqual([ton]);
  });

  it('whose index has a hole is not believed to the end', async () => {
    const orders = await purse.submit([ton]);
    const needs = chainWith(rig.needs, (chain) => ({
      transactions: async (query) => (await chain.transactions(query)).slice(2),
    }));
    await rig.sweep();
    rig.pass(2 * 3600);
    await rig.sweep(needs);
    await rig.sweep(needs);
    expect(await purse.batches()).toEqual(['signed']);
    await purse.settle();
    expect([await purse.batches(), orders.map((order) => rig.received(order))]).toEqual([['paid'], [[ton]]]);
  });

  it('whose index leaves a message out is halted, tells nobody anything, and goes on when the index is whole', async () => {
    for (const maim of [withoutBody, withoutMessages('external'), withoutMessages('own')]) {
      const one = await rig.openPurse();
      const orders = await one.submit([ton, ton]);
      await rig.sweep();
      const needs = chainWith(rig.needs, (chain) => ({
        transactions: async (query) => (await chain.transactions(query)).map(maim),
      }));
      await rig.sweep(needs);
      rig.pass(2 * 3600);
      await rig.sweep(needs);
      expect(alarmsOf(one)).toMatchObject([{ reason: 'halted' }]);
      expect(orders.flatMap(toldOf)).toEqual([]);
      await resumeWallet(rig.pool, one.connection);
      await one.settle();
      expect(orders.map((order) => rig.received(order))).toEqual([[ton], [ton]]);
      expect(orders.flatMap(toldOf)).toMatchObject([{ state: 'confirmed' }, { state: 'confirmed' }]);
    }
  });

  it('whose signer says no keeps its payouts in line until it says yes', async () => {
    const orders = await purse.submit([ton]);
    const refusing = { ...rig.needs, signer: { sign: () => Promise.reject(new SignerRefusal('Above the limit.')) } };
    await rig.sweep(refusing);
    rig.pass(1900);
    await rig.sweep(refusing);
    expect(await purse.batches()).toEqual(['dropped', 'drafted']);
    await purse.settle();
    expect(await purse.batches()).toEqual(['dropped', 'paid']);
    expect(orders.map((order) => rig.received(order))).toEqual([[ton]]);
  });

  it('shows in the figures what waits in it, how long, and what there is', async () => {
    const before = await payoutFigures(rig.pool, rig.clock.now());
    await purse.submit([ton, ton, 5000n * ton]);
    await rig.sweep();
    rig.pass(90);
    const after = await payoutFigures(rig.pool, rig.clock.now());
    expect([after.waiting - before.waiting, after.openBatches - before.openBatches]).toEqual([3, 1]);
    expect(after.oldestSeconds).toBeGreaterThanOrEqual(90);
    await purse.settle();
    const [funds] = (await payoutFigures(rig.pool, rig.clock.now())).funds;
    expect([funds?.network, (funds?.units ?? 0n) > 900n * ton]).toEqual(['mainnet', true]);
  });

  it('keeps its reserve, lets smaller payouts pass, and says once that it runs low', async () => {
    const small = await rig.openPurse({ funds: 12n * ton });
    const orders = await small.submit([20n * ton, 5n * ton, 5n * ton, 2n * ton]);
    await small.settle();
    expect(orders.map((order) => rig.received(order).length).toSorted((a, b) => a - b)).toEqual([0, 0, 1, 1]);
    expect(await small.balance()).toBeGreaterThanOrEqual(ton);
    expect(alarmsOf(small)).toMatchObject([{ reason: 'low', limit: { asset: 'TON', units: 10n * ton } }]);
    await rig.fund(small.wallet.address, 100n * ton);
    await small.settle();
    expect(orders.map((order) => rig.received(order).length)).toEqual([1, 1, 1, 1]);
  });

  it('pays no more in a day than its limit, says so once, and goes on the next day', async () => {
    const limited = await rig.openPurse({ settings: { payout_daily: '5', payout_low: '0' } });
    const orders = await limited.submit([3n * ton, 3n * ton]);
    await limited.settle();
    await rig.sweep();
    expect(orders.map((order) => rig.received(order).length).toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(alarmsOf(limited)).toMatchObject([{ reason: 'daily_limit', limit: { units: 5n * ton } }]);
    rig.pass(24 * 3600);
    await limited.settle();
    expect(orders.map((order) => rig.received(order).length)).toEqual([1, 1]);
  });

  it('of a key that is used on the other network, or by another connection, pays nothing', async () => {
    const orders = await purse.submit([ton]);
    await purse.settle();
    const [name] = [...new Set([purse.connection.settings['payout_key'] ?? ''])];
    const elsewhere = rig.connect('test network', { payout_key: name ?? '', payout_subwallet: '7' }, true);
    const beside = rig.connect('beside', { payout_key: name ?? '' });
    const { workWallet } = await import('./work-wallet.ts');
    const refused = expect.objectContaining({ code: 'connection_invalid' }) as Error;
    await expect(workWallet(rig.needs, elsewhere)).rejects.toEqual(refused);
    await expect(workWallet(rig.needs, beside)).rejects.toEqual(refused);
    expect(orders.map((order) => rig.received(order))).toEqual([[ton]]);
  });
});
