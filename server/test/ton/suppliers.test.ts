import { beginCell, Cell, loadMessage } from '@ton/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addConnection } from '#connections';
import { commentCell, rawOf, showAddress, tonForm, tonPayOut, tonSupplierRail, type PayoutNeeds } from '#gateways/ton';
import { newId, Refusal } from '#kernel';
import { audit, places } from '#ledger';
import {
  approvePayout,
  cancelPayout,
  findSupplierPayout,
  moneyOut,
  quotePayout,
  resumePayouts,
  stopPayouts,
} from '#payouts';
import type { ChainOrder, ChainProgress, PayChain } from '#supply';
import { money, openPayoutDesk, type PayoutDesk } from '#test/money';
import { payChainBy } from '../../src/pay-chain.ts';
import { strangerNamed } from './chain-rig.ts';
import { openPayoutRig, type PayoutRig, type Purse } from './payout-rig.ts';

/** Suppliers are paid on the chain through the payouts: exactly what they ask for, once per purchase, never after its end. */

let rig: PayoutRig;
beforeAll(async () => {
  rig = await openPayoutRig();
});
afterAll(() => rig.close());

type Shop = {
  readonly desk: PayoutDesk;
  readonly purse: Purse;
  readonly needs: PayoutNeeds;
  readonly pay: PayChain;
};

let shop: Shop;
beforeEach(async () => {
  rig.ton.setMood({ delay: 0, showsPending: false, repeats: false, drops: 0 });
  shop = await openShop();
});

async function openShop(): Promise<Shop> {
  const { pool, clock } = rig;
  const purse = await rig.openPurse();
  const gateways = [{ code: 'ton', payOut: tonPayOut({ pool }) }, tonSupplierRail({ pool })];
  const desk = openPayoutDesk({ pool, clock, gateways });
  const opened = { ...purse.connection, workspace: desk.workspace };
  const needs: PayoutNeeds = { ...rig.needs, open: async () => opened, moneyOut: moneyOut(desk.needs) };
  return { desk, purse, needs, pay: payChainBy(() => desk.needs) };
}

const words = commentCell('500 Telegram Stars \n\nRef#1a2B3c');
/** The same text, laid out over two cells as nobody here would. */
const asGiven = beginCell()
  .storeSlice(commentCell('500 Telegram Stars \n\n').beginParse())
  .storeRef(beginCell().storeStringTail('Ref#1a2B3c').endCell())
  .endCell();
const boc = (cell: Cell) => cell.toBoc().toString('base64');
const inSeconds = (seconds: number) => new Date(rig.clock.now().getTime() + seconds * 1000);

function billOf(payment: Partial<ChainOrder['payment']> = {}): ChainOrder {
  const { desk, purse } = shop;
  const usual = {
    address: strangerNamed(newId('pur')),
    amount: money('2.5', 'TON'),
    payload: boc(asGiven),
    validUntil: inSeconds(300),
  };
  return {
    workspace: desk.workspace,
    purchase: newId('pur'),
    order: newId('so'),
    supplier: newId('sup'),
    settings: { connection: purse.connection.id },
    payment: { ...usual, ...payment },
  };
}

/** Rounds of everything that runs by itself, until this bill is paid or dead. */
async function end(bill: ChainOrder, seconds = 11): Promise<ChainProgress> {
  for (let round = 0; round < 200; round += 1) {
    const { state, ...rest } = await shop.pay(bill);
    if (state === 'paid' || state === 'dead') return { state, ...rest } as ChainProgress;
    await shop.desk.run();
    await rig.sweep(shop.needs);
    rig.pass(seconds);
  }
  throw new Error('The bill never comes to an end.');
}

const floatAt = ({ supplier }: ChainOrder) => shop.desk.balance(places.supplier(supplier));
const arrived = ({ payment }: ChainOrder) =>
  rig.ton.chain.index
    .all()
    .flatMap(({ row }) => (row.account.toLowerCase() === rawOf(payment.address) && row.in_msg ? [row.in_msg] : []));

describe('a bill of a supplier', () => {
  it('is paid with its cell as it was given, booked with what the network took, and tells the message that was sent', async () => {
    const bill = billOf();
    const before = await shop.purse.balance();
    const paid = await end(bill);
    expect(arrived(bill)).toMatchObject([
      { value: '2500000000', message_content: { hash: asGiven.hash().toString('base64') } },
    ]);
    if (paid.state !== 'paid') throw new Error(paid.state);
    const sent = loadMessage(Cell.fromBase64(paid.boc ?? '').beginParse());
    expect([sent.info.type, sent.info.dest?.toString()]).toEqual(['external-in', shop.purse.wallet.account.toString()]);
    const gone = before - (await shop.purse.balance());
    expect(paid.fee).toEqual({ asset: 'TON', units: gone - bill.payment.amount.units });
    expect(await floatAt(bill)).toBe('-2.5');
    const world = places.world('ton', shop.purse.connection.id);
    expect(money(await shop.desk.balance(world), 'TON').units).toBe(gone);
    expect(await audit(rig.pool, shop.desk.workspace)).toMatchObject({ ok: true });
  });

  it('is paid with its comment, to either spelling of an address, also when it is laid out as we would', async () => {
    const to = showAddress(strangerNamed('friendly'), 'mainnet', true);
    const { payload: _, ...plain } = billOf({ address: to, comment: 'order 7f3' }).payment;
    const bill = { ...billOf(), payment: plain };
    const same = billOf({ payload: boc(words) });
    expect([(await end(bill)).state, (await end(same)).state]).toEqual(['paid', 'paid']);
    expect(arrived(bill)).toMatchObject([
      { message_content: { hash: commentCell('order 7f3').hash().toString('base64') } },
    ]);
  });

  it('is paid once however often it is asked for; another one for the same purchase is refused', async () => {
    const bill = billOf();
    await Promise.all(Array.from({ length: 12 }, () => shop.pay(bill)));
    const other = { ...bill, payment: { ...bill.payment, amount: money('2.6', 'TON') } };
    await expect(shop.pay(other)).rejects.toMatchObject({ code: 'idempotency_conflict' });
    const elsewhere = { ...bill, payment: { ...bill.payment, address: strangerNamed('elsewhere') } };
    await expect(shop.pay(elsewhere)).rejects.toMatchObject({ code: 'idempotency_conflict' });
    const paid = await end(bill);
    expect([await shop.pay(bill), arrived(bill).length]).toEqual([paid, 1]);
    expect(await floatAt(bill)).toBe('-2.5');
  });
});

describe('the end of a bill', () => {
  it('is the end of what was signed for it: the chain refuses the bytes from then on, and only then is it dead', async () => {
    const bill = billOf({ validUntil: inSeconds(120) });
    rig.ton.setMood({ drops: 1000 });
    const dead = await end(bill);
    expect([dead.state, arrived(bill).length, await floatAt(bill)]).toEqual(['dead', 0, '0']);
    expect(rig.clock.now().getTime()).toBeGreaterThan(bill.payment.validUntil.getTime() + 300_000);
    rig.ton.setMood({ drops: 0 });
    const { rows } = await sql<{ bytes: Buffer; expires_at: Date }>`
      select bytes, expires_at from ton.batch where connection = ${shop.purse.connection.id}`.execute(rig.pool);
    expect(rows.map(({ expires_at: at }) => at)).toEqual([bill.payment.validUntil]);
    for (const { bytes } of rows) await rig.chain.send(bytes).catch(() => undefined);
    expect(arrived(bill)).toEqual([]);
  });

  it('comes before it leaves when there is too little in the wallet: it was never signed, and its money is back', async () => {
    const bill = billOf({ amount: money('5000', 'TON'), validUntil: inSeconds(60) });
    await shop.desk.rules({ rail: 'ton_supplier', asset: 'TON', automaticUpTo: money('9000', 'TON').units });
    expect(await end(bill)).toEqual({ state: 'dead', words: 'Its time was over before it could leave.' });
    expect([await shop.purse.batches(), await floatAt(bill)]).toEqual([[], '0']);
  });

  it('of one does not cut the time of others to less than half, and payouts without an end go apart', async () => {
    const { desk, purse } = shop;
    await desk.fund('ann', money('10', 'TON'));
    await desk.rules({ rail: 'ton', asset: 'TON', automaticUpTo: money('50', 'TON').units });
    const destination = { address: showAddress(strangerNamed('ann'), 'mainnet') };
    await desk.ask({ destination, connection: purse.connection.id });
    const ends = [100, 150, 190, 900, 1700].map((seconds) => billOf({ validUntil: inSeconds(seconds) }));
    for (const bill of ends) await shop.pay(bill);
    await desk.run();
    await rig.sweep(shop.needs);
    const { rows } = await sql<{ size: number; is_short: boolean }>`
      select size, expires_at <= ${inSeconds(1700)} as is_short from ton.batch
      where connection = ${purse.connection.id} order by number`.execute(rig.pool);
    expect(rows).toEqual([
      { size: 3, is_short: true },
      { size: 2, is_short: true },
      { size: 1, is_short: false },
    ]);
  });
});

describe('the rules of payouts', () => {
  const rule = (more: object) => shop.desk.rules({ rail: 'ton_supplier', asset: 'TON', ...more });

  it('hold: above the limit it waits for people, and leaves when they say so', async () => {
    await rule({ automaticUpTo: 0n, fourEyesAbove: 0n });
    const bill = billOf();
    expect(await shop.pay(bill)).toEqual({ state: 'waiting', words: 'It waits for an approval.' });
    const { desk } = shop;
    const payout = await findSupplierPayout(rig.pool, desk.workspace, bill.purchase);
    for (const actor of ['operator:ann', 'operator:bob'])
      await approvePayout(desk.needs, { workspace: desk.workspace, payout: payout?.id ?? '', actor });
    expect((await end(bill)).state).toBe('paid');
  });

  it('hold: what nobody approves in time is given up', async () => {
    await rule({ automaticUpTo: 0n });
    const bill = billOf({ validUntil: inSeconds(60) });
    expect(await end(bill)).toEqual({ state: 'dead', words: 'Its time was over before it could leave.' });
    expect(await floatAt(bill)).toBe('0');
  });

  it('hold: a switch and the limit of a day keep it waiting, and nothing is taken meanwhile', async () => {
    const { desk } = shop;
    const thrown = {
      workspace: desk.workspace,
      rail: 'ton_supplier',
      reason: 'Something is odd.',
      actor: 'operator:ann',
    };
    const bill = billOf();
    await stopPayouts(desk.needs, thrown);
    expect(await shop.pay(bill)).toEqual({
      state: 'waiting',
      words: 'Payouts by "ton_supplier" are stopped: Something is odd.',
    });
    expect(await floatAt(bill)).toBe('0');
    await resumePayouts(desk.needs, thrown);
    await rule({ automaticUpTo: money('20', 'TON').units, workspaceDaily: money('2', 'TON').units });
    expect(await shop.pay(bill)).toMatchObject({ state: 'waiting' });
    rig.pass(301);
    expect(await shop.pay(bill)).toMatchObject({ state: 'dead' });
    expect(await findSupplierPayout(rig.pool, desk.workspace, bill.purchase)).toBeUndefined();
  });

  it('hold: nobody but the store pays by this rail', async () => {
    const { desk } = shop;
    await desk.fund('ann', money('10', 'TON'));
    const destination = { address: showAddress(strangerNamed('ann'), 'mainnet') };
    const asked = desk.ask({ rail: 'ton_supplier', destination });
    await expect(asked).rejects.toBeInstanceOf(Refusal);
    await quotePayout(desk.needs, { workspace: desk.workspace, rail: 'ton', amount: money('5', 'TON') });
  });

  it('hold: an order to a contract is never signed, and neither is what cannot be sent as it stands', async () => {
    const jettonsAway = beginCell().storeUint(0x0f8a7ea5, 32).storeUint(0, 64).storeCoins(1n).endCell();
    const bills = [
      billOf({ payload: boc(jettonsAway) }),
      billOf({ payload: 'AAAA' }),
      billOf({ address: '0:12' }),
      billOf({ amount: money('1', 'USDT') }),
      billOf({ comment: 'both' }),
    ];
    const { payload: _, ...plain } = billOf({ comment: ' 7' }).payment;
    const said = await Promise.all([...bills, { ...billOf(), payment: plain }].map((bill) => shop.pay(bill)));
    expect(said.map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'dead'));
  });
});

it('a bill that names its payer is paid from that wallet, and from no other', async () => {
  const { desk, purse } = shop;
  const { pool, clock } = rig;
  const forms = { ton: tonForm };
  const settings = { address: showAddress(purse.wallet.address, 'mainnet'), payout_key: purse.wallet.publicKey };
  const added = { gateway: 'ton', name: `hot${purse.connection.id.slice(-6)}`, settings, secrets: {} };
  const kept = await addConnection(
    { pool, clock, masterKey: Buffer.alloc(32, 7), forms },
    desk.workspace,
    added,
    'key:me',
  );
  const opened = { ...purse.connection, ...kept, secrets: {} };
  const pay = payChainBy(() => ({ ...desk.needs, openPayer: async () => opened }));
  const other = { ...billOf({ from: strangerNamed('another wallet') }), settings: {} };
  expect(await pay(other)).toMatchObject({ state: 'waiting' });
  expect(await findSupplierPayout(pool, desk.workspace, other.purchase)).toBeUndefined();
  const ours = { ...billOf({ from: purse.wallet.address }), settings: {} };
  expect(await pay(ours)).toMatchObject({ state: 'waiting', words: 'It is about to leave.' });
  const payout = await findSupplierPayout(pool, desk.workspace, ours.purchase);
  expect(payout?.connection).toBe(kept.id);
  const decision = { workspace: desk.workspace, payout: payout?.id ?? '', actor: 'operator:ann' };
  await cancelPayout(desk.needs, { ...decision, reason: 'Not now.' });
  expect(await pay(ours)).toEqual({ state: 'dead', words: 'Not now.' });
});

it('a bill that comes back leaves its money with us', async () => {
  const contract = (await rig.ton.dollar.master()).toRawString();
  const bill = billOf({ address: contract });
  const bounced = async () => (await findSupplierPayout(rig.pool, shop.desk.workspace, bill.purchase))?.outcome;
  await shop.pay(bill);
  for (let round = 0; round < 20 && (await bounced()) !== 'bounced'; round += 1) {
    await shop.desk.run();
    await rig.sweep(shop.needs);
    rig.pass(11);
  }
  expect(await shop.pay(bill)).toMatchObject({ state: 'dead' });
  expect(await floatAt(bill)).toBe('0');
  expect(await audit(rig.pool, shop.desk.workspace)).toMatchObject({ ok: true });
});
