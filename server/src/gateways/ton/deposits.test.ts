import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDepositRig, type DepositRig } from '#test/ton';
import { tonWatcher } from './index.ts';

let rig: DepositRig;
beforeAll(async () => {
  rig = await openDepositRig();
});
afterAll(() => rig.close());

const ton = (text: string) => ({ asset: 'TON', units: BigInt(Math.round(Number(text) * 1e9)) });
const usdt = (units: bigint) => ({ asset: 'USDT', units });

describe('an invoice', () => {
  it('is our address, the payment as the comment, and a link with both', async () => {
    const till = await rig.openTill({ link: 'ton://transfer/' });
    const { url, address, comment, payment } = await till.invoice(ton('1.5'));
    expect(comment).toBe(payment);
    expect(url).toBe(`ton://transfer/${address}?amount=1500000000&text=${payment}`);
    expect(address).toBe(till.connection.settings['address']);
  });

  it('in USDT names the master, and is refused where none is taken', async () => {
    const till = await rig.openTill();
    const { url } = await till.invoice(usdt(5_000_000n));
    expect(new URL(url).searchParams.get('jetton')).toBe(till.connection.settings['usdt_master']);
    const without = await rig.openTill({ usdt_master: 'none' });
    await expect(without.invoice(usdt(1n))).rejects.toMatchObject({ code: 'asset_not_supported' });
    await expect(till.invoice({ asset: 'USD', units: 1n })).rejects.toMatchObject({ code: 'asset_not_supported' });
  });
});

describe('a deposit', () => {
  it('is told once with what came and what it cost, however often it is looked at', async () => {
    const till = await rig.openTill();
    const { payment } = await till.invoice(ton('1'));
    const hash = await till.pay('1.5', payment);
    for (let look = 0; look < 3; look += 1) await rig.sweep();
    expect(till.heard()).toMatchObject([{ payload: payment, amount: ton('1.5'), externalId: hash }]);
    const state = await rig.gateway.lookUp?.payment(till.connection, {
      payment,
      amount: ton('1'),
      requestedAt: rig.clock.now(),
    });
    expect(state).toMatchObject({ state: 'paid', externalId: hash, amount: ton('1.5') });
    await till.agree();
  });

  it('is found by asking, before any watcher has looked', async () => {
    const till = await rig.openTill();
    const { payment } = await till.invoice(ton('1'));
    const ask = () =>
      rig.gateway.lookUp?.payment(till.connection, { payment, amount: ton('1'), requestedAt: rig.clock.now() });
    expect(await ask()).toMatchObject({ state: 'open' });
    await till.pay('1', payment);
    rig.pass(10);
    expect(await ask()).toMatchObject({ state: 'paid', amount: ton('1') });
  });

  it('finds its payment when the comment was typed with capitals and space around it', async () => {
    const till = await rig.openTill();
    const { payment } = await till.invoice(ton('1'));
    await till.pay('1', ` ${payment.toUpperCase()}\n`);
    await rig.sweep();
    expect(till.heard()).toMatchObject([{ payload: payment }]);
  });

  it('with another comment or none is told with those words, for the desk', async () => {
    const till = await rig.openTill();
    await till.invoice(ton('1'));
    await till.pay('2', 'for the stars');
    await till.pay('3');
    await rig.sweep();
    expect(till.heard().map(({ payload, amount }) => [payload, amount])).toEqual([
      ['for the stars', ton('2')],
      ['', ton('3')],
    ]);
  });

  it('a second one with the same comment is told as one of its own', async () => {
    const till = await rig.openTill();
    const { payment } = await till.invoice(ton('1'));
    const both = [await till.pay('1', payment), await till.pay('1', payment)];
    await rig.sweep();
    expect(till.heard().map(({ externalId }) => externalId)).toEqual(both);
  });

  it('that came before the connection was used is history', async () => {
    const till = await rig.openTill();
    await till.pay('7', 'long ago');
    rig.pass(2);
    await till.invoice(ton('1'));
    await rig.sweep();
    expect(till.heard()).toEqual([]);
  });

  it('two connections of one wallet tell of it once', async () => {
    const till = await rig.openTill();
    const twin = await rig.openTill({ address: till.connection.settings['address'] ?? '' });
    await till.invoice(ton('1'));
    await twin.invoice(ton('1'));
    await till.pay('1', 'x');
    await rig.sweep();
    await rig.sweep();
    expect([...till.heard(), ...twin.heard()]).toHaveLength(1);
  });
});

describe('an index', () => {
  it('that lags, forecasts and repeats itself makes nothing count early or twice', async () => {
    const till = await rig.openTill();
    const { payment } = await till.invoice(ton('1'));
    rig.ton.setMood({ delay: 30, showsPending: true, repeats: true });
    await till.pay('1', payment);
    await rig.sweep();
    expect(till.heard()).toEqual([]);
    rig.pass(31);
    await rig.sweep();
    rig.ton.setMood({ delay: 0, showsPending: false, repeats: false });
    await rig.sweep();
    expect(till.heard()).toMatchObject([{ payload: payment }]);
  });

  it('of more rows than a page is read to its end', async () => {
    const till = await rig.openTill();
    await till.invoice(ton('1'));
    const { deposits } = till.account;
    const sendings = Array.from({ length: 130 }, () => ({ to: deposits, value: 20_000_000n }));
    await rig.ton.chain.send('crowd', ...sendings);
    await rig.ton.chain.send('crowd', ...sendings);
    await rig.sweep();
    await rig.sweep();
    expect(new Set(till.heard().map(({ externalId }) => externalId)).size).toBe(260);
    expect(till.heard()).toHaveLength(260);
  });

  it('that asks to wait or is down loses nothing', async () => {
    const till = await rig.openTill();
    await till.invoice(ton('1'));
    await till.pay('1', 'a');
    const { connection } = till;
    const away = { ...rig.needs, root: 'http://127.0.0.1:9' };
    const receive = () => Promise.reject(new Error('Nobody is told.'));
    await tonWatcher({ ...away, connections: async () => [connection] }, { receive }).run();
    expect(rig.log.warnings.at(-1)?.message).toContain('cannot be looked at');
    await rig.sweep();
    expect(till.heard()).toHaveLength(1);
  });
});

describe('what is no deposit', () => {
  it('dust that names no payment is kept and not told of; with a payment it is', async () => {
    const till = await rig.openTill();
    const { payment } = await till.invoice(ton('1'));
    await till.pay('0.001');
    await till.pay('0.002', 'ad: visit us');
    await till.pay('0.003', payment);
    await rig.sweep();
    expect(till.heard()).toMatchObject([{ payload: payment, amount: ton('0.003') }]);
    expect(await till.verdicts()).toEqual(['dust', 'dust', 'money']);
    await till.agree();
  });

  it('our own money that bounces, goes to our other wallet or leaves is none', async () => {
    const till = await rig.openTill();
    await till.invoice(ton('1'));
    await till.pay('5', 'x');
    await rig.ton.people.bounce(till.account, 1_000_000_000n);
    await rig.ton.people.withdraw(till.account, 1_000_000_000n);
    await rig.ton.control.fund?.(till.account.name, 'TON', '3');
    await rig.sweep();
    expect(till.heard()).toHaveLength(1);
    expect(await till.verdicts()).toEqual(['money', 'bounced']);
    await till.agree();
  });

  it('coins that an undeployed wallet sent back to their sender are none', async () => {
    const till = await rig.openTill();
    await till.invoice(ton('1'));
    await rig.ton.chain.send('payer', { to: till.account.deposits, value: 1_000_000_000n, bounce: true });
    await rig.sweep();
    expect(till.heard()).toEqual([]);
    expect(await till.verdicts()).toEqual(['returned']);
    await till.agree();
  });
});

it('a master that is none takes no coins with it', async () => {
  const till = await rig.openTill();
  const broken = await rig.openTill({ usdt_master: till.connection.settings['address'] ?? '' });
  await broken.invoice(ton('1'));
  await broken.pay('1', 'x');
  await rig.sweep();
  expect(broken.heard()).toHaveLength(1);
});

it('a wallet for tests only is refused on the main network', async () => {
  const { settings } = (await rig.openTill({}, true)).connection;
  const till = await rig.openTill({ address: settings['address'] ?? '' });
  await expect(till.invoice(ton('1'))).rejects.toMatchObject({ code: 'destination_invalid' });
});
