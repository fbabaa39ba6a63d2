import { Cell, loadMessage } from '@ton/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { showAddress, tonPayOut, tonSupplierRail, writeStateInit, type PayoutNeeds } from '#gateways/ton';
import { newId } from '#kernel';
import { places } from '#ledger';
import { openDoor } from '#outbound';
import { moneyOut } from '#payouts';
import { fragment } from '#suppliers/fragment';
import type { ChainProgress } from '#supply';
import type { Access, Placed, PurchaseOrder, Supplier } from '#supply/supplier';
import { money, openPayoutDesk } from '#test/money';
import { openPayoutRig, strangerNamed, type PayoutRig } from '#test/ton';
import { payChainBy } from '../../src/pay-chain.ts';
import { openScriptedFragment, type ScriptedFragment } from './scripted-fragment.ts';
import { conforms } from './suppliers/conforms.ts';
import { fragmentAccess, fragmentRig } from './suppliers/fragment-rig.ts';

conforms(fragmentRig);

const now = new Date('2026-11-20T12:00:00Z');
const door = openDoor({ allowPrivate: true });

let server: ScriptedFragment;
let supplier: Supplier;
let access: Access;
beforeEach(async () => {
  server = await openScriptedFragment({ now: () => now });
  supplier = fragment({ door, clock: { now: () => now } });
  access = fragmentAccess(server);
});
afterEach(() => server.close());

const orderOf = (terms: Partial<PurchaseOrder> = {}): PurchaseOrder => ({
  purchase: newId('pur'),
  username: 'durov',
  stars: 500,
  maxCost: { asset: 'TON', units: 2_500_000_000n },
  ...terms,
});
const place = (terms?: Partial<PurchaseOrder>): Promise<Placed> =>
  supplier.place?.(access, orderOf(terms)) ?? Promise.reject(new Error('It places nothing.'));
const methods = () => server.asked.map(({ method }) => method);

describe('a request at Fragment', () => {
  it('is made as its page makes it, and tells the payment exactly: receiver, nanotons, cell, payer, end', async () => {
    const placed = await place();
    expect(methods()).toEqual([
      'searchStarsRecipient',
      'updateStarsBuyState',
      'initBuyStarsRequest',
      'getBuyStarsLink',
    ]);
    const [search, , init, link] = server.asked.map(({ fields }) => fields);
    expect([search, init]).toEqual([
      { query: 'durov', quantity: '500' },
      { recipient: 'token:durov', quantity: '500', payment_method: 'ton' },
    ]);
    expect(link).toMatchObject({ id: 'req1', transaction: '1', show_sender: '0' });
    expect(JSON.parse(link?.['account'] ?? '')).toMatchObject({
      address: access.settings['wallet_address'],
      chain: '-239',
    });
    const cost = { asset: 'TON', units: 2_500_000_000n };
    const validUntil = new Date(now.getTime() + 300_000);
    const from = access.settings['wallet_address'];
    const payload = server.requests[0]?.payload;
    const pay = { address: server.payTo, amount: cost, payload, from, validUntil };
    expect(placed).toEqual({ outcome: 'placed', externalId: 'req1', cost, pay });
  });

  it('is made with the hash of the page, which is read again when it has ended, and with nothing else of it', async () => {
    await place();
    expect(server.calls.filter((call) => call.startsWith('GET'))).toEqual(['GET /stars/buy']);
    server.hash = 'ffeeddccbbaa998877';
    expect(await place()).toMatchObject({ outcome: 'placed', externalId: 'req2' });
    expect(server.calls.filter((call) => call.startsWith('GET'))).toHaveLength(2);
  });

  it('that costs more than it may is not paid', async () => {
    server.price *= 2n;
    expect(await place()).toMatchObject({
      outcome: 'refused',
      isPassing: true,
      words: expect.stringContaining('5 TON'),
    });
  });

  it('that is lost at any step surely took nothing, and is not made twice', async () => {
    const answers = [
      { status: 500, body: '<html>' },
      { status: 200, body: '' },
      { status: 200, body: {} },
      { status: 302, body: '' },
      { status: 429, body: '' },
      { status: 200, body: { error: 'Something went wrong.' } },
    ];
    for (const method of ['searchStarsRecipient', 'initBuyStarsRequest', 'getBuyStarsLink'])
      for (const answer of answers) {
        const before = server.requests.length;
        server.faults.set(method, answer);
        expect(await place()).toMatchObject({ outcome: 'refused', isPassing: true });
        expect(server.requests.length - before).toBe(method === 'searchStarsRecipient' ? 0 : 1);
        server.faults.clear();
      }
  });

  it('is not paid to who wants papers first, or by a payment that is not wholly understood', async () => {
    const { link } = server;
    type Change = (transaction: Record<string, unknown>, message: Record<string, unknown>) => object;
    const seconds = Math.floor(now.getTime() / 1000);
    const changes: readonly Change[] = [
      () => ({ need_verify: true }),
      () => ({ transaction: null }),
      (transaction, message) => ({ transaction: { ...transaction, messages: [message, message] } }),
      (transaction) => ({ transaction: { ...transaction, messages: [] } }),
      (transaction) => ({ transaction: { ...transaction, from: `0:${'ee'.repeat(32)}` } }),
      (transaction) => ({ transaction: { ...transaction, validUntil: seconds } }),
      (transaction) => ({ transaction: { ...transaction, validUntil: seconds * 1000 } }),
      (transaction, message) => ({ transaction: { ...transaction, messages: [{ ...message, payload: undefined }] } }),
      ...['0', '-5', '1.5', '2e9', ''].map((amount): Change => (transaction, message) => ({
        transaction: { ...transaction, messages: [{ ...message, amount }] },
      })),
      (transaction, message) => ({ transaction: { ...transaction, messages: [{ ...message, address: 'durov.ton' }] } }),
    ];
    for (const change of changes) {
      server.link = (answer) => {
        const transaction = answer['transaction'] as Record<string, unknown>;
        const [message = {}] = transaction['messages'] as Record<string, unknown>[];
        return { ...answer, ...change(transaction, message) };
      };
      expect(await place()).toMatchObject({ outcome: 'refused', isPassing: true, isDown: true });
    }
    server.link = link;
    expect(await place()).toMatchObject({ outcome: 'placed' });
  });

  it('keeps what Fragment wants to hear again, and tells it with the message that was sent', async () => {
    const { link } = server;
    server.link = (answer) => ({ ...answer, confirm_params: { id: 'req1', kind: 'stars' } });
    const placed = await place();
    if (placed.outcome !== 'placed') throw new Error(placed.words);
    await supplier.paid?.(access, { externalId: placed.externalId, boc: 'te6cc' });
    const told = server.asked.at(-1);
    expect(told).toMatchObject({ method: 'confirmReq', fields: { id: 'req1', kind: 'stars', boc: 'te6cc' } });
    expect(JSON.parse(told?.fields['account'] ?? '')).toHaveProperty('walletStateInit');
    expect(await supplier.find?.(access, { order: orderOf(), externalId: placed.externalId, since: now })).toEqual({
      state: 'pending',
      externalId: placed.externalId,
      words: 'new',
    });
    server.link = link;
  });

  it('goes by settings where nobody outside knows better', async () => {
    const settings = { ...access.settings, state_first: 'no', confirm: 'no', done_modes: 'sent', show_sender: 'yes' };
    access = { ...access, settings };
    const placed = await place();
    expect(methods()).not.toContain('updateStarsBuyState');
    expect(server.asked.at(-1)?.fields['show_sender']).toBe('1');
    if (placed.outcome !== 'placed') throw new Error(placed.words);
    const { externalId } = placed;
    await supplier.paid?.(access, { externalId, boc: 'te6cc' });
    expect(server.confirmed).toEqual([]);
    const find = () => supplier.find?.(access, { order: orderOf(), externalId, since: now });
    for (const [mode, state] of [
      ['done', 'strange'],
      ['sent', 'delivered'],
    ] as const) {
      for (const request of server.requests) request.mode = mode;
      expect(await find()).toMatchObject({ state });
    }
  });
});

describe('a purchase at Fragment, paid on the chain', () => {
  let rig: PayoutRig;
  beforeAll(async () => {
    rig = await openPayoutRig();
  });
  afterAll(() => rig.close());

  it('arrives as exactly the message Fragment named, once, and is delivered', async () => {
    const { pool, clock } = rig;
    const purse = await rig.openPurse();
    const desk = openPayoutDesk({
      pool,
      clock,
      gateways: [{ code: 'ton', payOut: tonPayOut({ pool }) }, tonSupplierRail({ pool })],
    });
    const needs: PayoutNeeds = {
      ...rig.needs,
      open: async () => ({ ...purse.connection, workspace: desk.workspace }),
      moneyOut: moneyOut(desk.needs),
    };
    const payTo = strangerNamed('fragment');
    const shop = await openScriptedFragment({ now: () => clock.now(), payTo: showAddress(payTo, 'mainnet') });
    const at = fragment({ door, clock });
    const { address, publicKey, init } = purse.wallet;
    const known = fragmentAccess(shop, address);
    const made = { wallet_public_key: publicKey, wallet_state_init: writeStateInit(init) };
    const theirs: Access = { ...known, settings: { ...known.settings, ...made } };
    const order = orderOf();
    const placed = await at.place?.(theirs, order);
    if (placed?.outcome !== 'placed' || !placed.pay) throw new Error('It was not placed.');
    const { from: _, ...payment } = placed.pay;
    const settings = { connection: purse.connection.id };
    const supplierId = newId('sup');
    const bill = {
      workspace: desk.workspace,
      purchase: order.purchase,
      order: newId('so'),
      supplier: supplierId,
      settings,
      payment,
    };
    const pay = payChainBy(() => desk.needs);
    let progress: ChainProgress = await pay(bill);
    for (let round = 0; round < 20 && progress.state !== 'paid'; round += 1) {
      await desk.run();
      await rig.sweep(needs);
      rig.pass(5);
      progress = await pay(bill);
    }
    const came = rig.ton.chain.index
      .all()
      .flatMap(({ row }) => (row.account.toLowerCase() === payTo && row.in_msg ? [row.in_msg] : []));
    expect(came.map(({ value, source }) => [value, source?.toLowerCase()])).toEqual([['2500000000', address]]);
    expect(came[0]?.message_content?.hash).toBe(shop.requests[0]?.payloadHash);
    const boc = progress.state === 'paid' ? (progress.boc ?? '') : '';
    await at.paid?.(theirs, { externalId: placed.externalId, boc });
    expect(loadMessage(Cell.fromBase64(shop.confirmed[0]?.boc ?? '').beginParse()).info.type).toBe('external-in');
    for (const request of shop.requests) request.mode = 'done';
    const asked = { order, externalId: placed.externalId, since: clock.now() };
    expect(await at.find?.(theirs, asked)).toMatchObject({ state: 'delivered' });
    expect(await desk.balance(places.supplier(supplierId))).toBe(`-${'2.5'}`);
    expect(money('2.5', 'TON')).toEqual(placed.cost);
    await shop.close();
  });
});
