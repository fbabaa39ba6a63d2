import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDollar } from '@asterism/sandbox/systems/ton';
import { Address, beginCell, Cell } from '@ton/core';
import { newId } from '#kernel';
import { openDepositRig, type DepositRig, type Till } from '#test/ton';
import { askWallet, forgedNotices } from './index.ts';

let rig: DepositRig;
beforeAll(async () => {
  rig = await openDepositRig();
});
afterAll(() => rig.close());

const ton = (text: string) => ({ asset: 'TON', units: BigInt(Math.round(Number(text) * 1e9)) });
const usdt = (units: bigint) => ({ asset: 'USDT', units });

describe('a dollar', () => {
  it('that came to our own jetton wallet is told with its comment, and our books are the chain', async () => {
    const till = await rig.openTill();
    const { payment } = await till.invoice(usdt(5_000_000n));
    await till.pay('1', 'wake up');
    const hash = await till.pay('5 USDT', payment);
    await rig.sweep();
    expect(till.heard()).toMatchObject([{}, { payload: payment, amount: usdt(5_000_000n), externalId: hash }]);
    await till.agree();
  });

  it('is money also when its sender told us nothing', async () => {
    const till = await rig.openTill();
    await till.invoice(usdt(1n));
    await rig.ton.dollar.pay('payer', till.account.deposits, 2_000_000n, undefined, 0n);
    await rig.sweep();
    expect(till.heard()).toMatchObject([{ payload: '', amount: usdt(2_000_000n) }]);
    await till.agree();
  });

  it('that is only told of, by a stranger, is refused and can be seen', async () => {
    const till = await rig.openTill();
    const { payment } = await till.invoice(usdt(1_000_000_000n));
    const hash = await rig.ton.people.forgeNotice(till.account, 1_000_000_000n, payment);
    await rig.sweep();
    expect(till.heard()).toEqual([]);
    expect(await forgedNotices(rig.pool, till.connection)).toMatchObject([{ hash, comment: payment }]);
    expect(rig.log.warnings.at(-1)?.details).toMatchObject({ hash });
    await till.agree();
  });

  it('of another master is none, though its name is the same', async () => {
    const till = await rig.openTill();
    const { payment } = await till.invoice(usdt(1_000_000n));
    await openDollar(rig.ton.chain, 'false').pay('payer', till.account.deposits, 9_000_000n, payment);
    await rig.sweep();
    expect(till.heard()).toEqual([]);
    expect(await till.verdicts()).toEqual(['forged']);
  });

  it('is not made by telling our jetton wallet of it', async () => {
    const till = await rig.openTill();
    await till.invoice(usdt(1n));
    await till.pay('5 USDT', newId('pay'));
    const from = (await rig.ton.chain.person('stranger')).address;
    const body = beginCell()
      .storeUint(0x178d4519, 32)
      .storeUint(0, 64)
      .storeCoins(7_000_000n)
      .storeAddress(from)
      .storeAddress(from)
      .storeCoins(0)
      .storeBit(false)
      .endCell();
    const to = await rig.ton.dollar.walletOf(till.account.deposits);
    await rig.ton.chain.send('stranger', { to, value: 200_000_000n, body, bounce: true });
    await rig.sweep();
    expect(till.heard().map(({ amount }) => amount)).toEqual([usdt(5_000_000n)]);
    await till.agree();
  });
});

describe('a connected wallet', () => {
  const askFor = (till: Till, payment: string, amount: { asset: string; units: bigint }, payer?: string) =>
    askWallet(rig.needs, till.connection, {
      payment,
      amount,
      validUntil: new Date(rig.clock.now().getTime() + 600_000),
      payer,
    });

  it('is asked for TON in a message that pays the payment', async () => {
    const till = await rig.openTill();
    const { payment } = await till.invoice(ton('2'));
    const { network, messages } = await askFor(till, payment, ton('2'));
    expect(network).toBe('-239');
    const [message] = messages;
    if (!message) throw new Error('There is no message.');
    const body = Cell.fromBase64(message.payload);
    await rig.ton.chain.send('payer', { to: Address.parse(message.address), value: BigInt(message.amount), body });
    await rig.sweep();
    expect(till.heard()).toMatchObject([{ payload: payment, amount: ton('2') }]);
  });

  it('is asked for USDT from its own jetton wallet', async () => {
    const till = await rig.openTill();
    const { payment } = await till.invoice(usdt(3_000_000n));
    const payer = (await rig.ton.chain.person('payer')).address;
    await rig.ton.dollar.mint(payer, 3_000_000n);
    await expect(askFor(till, payment, usdt(3_000_000n))).rejects.toMatchObject({ code: 'invalid_request' });
    const { messages } = await askFor(till, payment, usdt(3_000_000n), payer.toString({ bounceable: false }));
    const [message] = messages;
    if (!message) throw new Error('There is no message.');
    const body = Cell.fromBase64(message.payload);
    const to = Address.parse(message.address);
    await rig.ton.chain.send('payer', { to, value: BigInt(message.amount), body, bounce: true });
    await rig.sweep();
    expect(till.heard()).toMatchObject([{ payload: payment, amount: usdt(3_000_000n) }]);
    await till.agree();
  });
});
