import { openWorld, type World } from '@asterism/sandbox';
import { openHeleket } from '@asterism/sandbox/systems/heleket';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import type { OpenConnection, PayoutOrder } from '#payments/gateway';
import { heleketGateway } from './heleket-gateway.ts';

const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
let world: World;
beforeAll(async () => {
  world = await openWorld({ clock, systems: [openHeleket] });
});
afterAll(() => world.close());

const usdt = (units: bigint) => ({ asset: 'USDT', units });
let payouts = 0;

async function openMerchant(more: Record<string, string> = {}, changes: Partial<OpenConnection> = {}) {
  const [system] = world.systems;
  if (!system) throw new Error('There is no system.');
  const { account, settings, secrets } = await system.control.open();
  await system.control.fund?.(account, 'USDT', '100');
  const usual = { pay_with: 'USDT', url_callback: '', calc_path: 'calc' };
  const opened: OpenConnection = {
    workspace: 7,
    id: 'con_1',
    app: 'main',
    isTest: false,
    secrets,
    settings: { ...usual, ...settings, ...more },
    ...changes,
  };
  const needs = { clock, root: world.url, publicUrl: 'https://pay.example.com', open: async () => opened };
  const { payIn, payOut, lookUp } = heleketGateway(needs);
  if (!payIn || !lookUp || !payOut?.send || !payOut.find) throw new Error('There is no rail.');
  const order = {
    payout: `po_${(payouts += 1)}`,
    amount: usdt(5_000_000n),
    destination: { network: 'tron', address: 'TDD97yguPESTpcrJMqU6h2ozZbibv4Vaqm' },
  };
  const rail = {
    send: async (of: OpenConnection, order: PayoutOrder) => payOut.send?.(of, order),
    find: async (of: OpenConnection, order: PayoutOrder) => payOut.find?.(of, order, clock.now()),
  };
  return { order, control: system.control, account, opened, payIn, lookUp, rail, payout: order.payout };
}

const fault = (kind: string, method: string) =>
  fetch(`${world.url}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ target: 'heleket', kind, method, times: 1 }),
  });

it('a payout whose fee is ours is sent, and costs what Heleket says', async () => {
  const { order, rail, opened, control, account } = await openMerchant();
  expect(await rail.send(opened, order)).toMatchObject({ state: 'sent' });
  expect(await rail.find(opened, order)).toMatchObject({ state: 'confirmed', fee: usdt(100_000n) });
  expect(control.books(account)).toEqual({ USDT: '94.90' });
});

it('a question about the fee that gets no answer has spent nothing, and says so', async () => {
  const { order, rail, opened, control, account } = await openMerchant();
  for (const kind of ['timeout_after', '500']) {
    await fault(kind, 'calc');
    await expect(rail.send(opened, order)).rejects.toMatchObject({ effect: 'none' });
  }
  expect(control.payouts?.(account)).toEqual([]);
  const misspelt = await openMerchant({ calc_path: 'calculate' });
  await expect(misspelt.rail.send(misspelt.opened, misspelt.order)).rejects.toMatchObject({ effect: 'none' });
});

it('a payout that Heleket will not make, or that has no place to go, is failed with its words', async () => {
  const { order, rail, opened } = await openMerchant();
  const tooMuch = { ...order, amount: usdt(500_000_000n) };
  expect(await rail.send(opened, tooMuch)).toMatchObject({
    state: 'failed',
    words: 'Heleket refused: Insufficient funds',
  });
  const elsewhere = { ...order, amount: { asset: 'TON', units: 1n } };
  expect(await rail.send(opened, elsewhere)).toMatchObject({ state: 'failed' });
});

it('a key that Heleket refuses is an outage of ours, and a missing one too', async () => {
  const { order, rail, opened } = await openMerchant({}, { secrets: { payment_key: 'x', payout_key: 'wrong_key_0' } });
  await expect(rail.send(opened, order)).rejects.toMatchObject({ effect: 'none' });
  const bare = await openMerchant({}, { secrets: { payment_key: 'x', payout_key: '' } });
  await expect(bare.rail.find(bare.opened, bare.order)).rejects.toMatchObject({ effect: 'none' });
});

it('an invoice that its id already has is handed out only when it is the same', async () => {
  const { payIn, opened, control, account } = await openMerchant();
  const ask = (amount: { asset: string; units: bigint }) =>
    payIn.createInvoice(opened, { payment: 'pay_1', title: 'A deposit', description: '', amount });
  const first = await ask({ asset: 'USD', units: 2_750_000n });
  expect(await ask({ asset: 'USD', units: 2_750_000n })).toEqual(first);
  for (const other of [
    { asset: 'USD', units: 3_000_000n },
    { asset: 'EUR', units: 2_75n },
  ])
    await expect(ask(other)).rejects.toMatchObject({ code: 'gateway_refused' });
  await expect(ask({ asset: 'XTR', units: 1n })).rejects.toMatchObject({ code: 'wrong_asset' });
  expect(control.invoices(account)).toHaveLength(1);
});

it('Heleket has no test mode: without a sandbox a test connection goes nowhere', async () => {
  const { opened } = await openMerchant({}, { isTest: true });
  const needs = { clock, root: undefined, publicUrl: 'https://pay.example.com', open: async () => opened };
  const amount = { asset: 'USD', units: 1_000_000n };
  const asked = { payment: 'pay_2', title: 'A deposit', description: '', amount };
  await expect(heleketGateway(needs).payIn?.createInvoice(opened, asked)).rejects.toMatchObject({
    code: 'connection_invalid',
  });
});
