import { openWorld, type World } from '@asterism/sandbox';
import { openLava } from '@asterism/sandbox/systems/lava';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import type { OpenConnection, PayoutOrder } from '#payments/gateway';
import { lavaGateway } from './lava-gateway.ts';

const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
let world: World;
beforeAll(async () => {
  world = await openWorld({ clock, systems: [openLava] });
});
afterAll(() => world.close());

const rub = (units: bigint) => ({ asset: 'RUB', units });
const request = { payment: 'pay_1', title: 'A deposit', description: 'Тест / 1', amount: rub(250_50n) };

async function openShop() {
  const [system] = world.systems;
  if (!system) throw new Error('There is no system.');
  const { account, settings, secrets } = await system.control.open();
  const opened: OpenConnection = { workspace: 7, id: 'con_1', app: 'main', isTest: false, secrets, settings };
  const needs = { clock, root: world.url, publicUrl: 'http://127.0.0.1:1', open: async () => opened };
  const { payIn, payOut, refund } = lavaGateway(needs);
  if (!payIn || !refund || !payOut?.send || !payOut.find) throw new Error('Something is missing.');
  const rail = {
    send: async (of: OpenConnection, order: PayoutOrder) => payOut.send?.(of, order),
    find: async (of: OpenConnection, order: PayoutOrder) => payOut.find?.(of, order, clock.now()),
  };
  return { opened, control: system.control, account, payIn, refund, rail };
}

const fault = (kind: string, method: string) =>
  fetch(`${world.url}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ target: 'lava', kind, method, times: 1 }),
  });

it('a charge goes back once, also when the answer to the first call was lost', async () => {
  const { opened, control, account, payIn, refund } = await openShop();
  const { externalId = '' } = await payIn.createInvoice(opened, request);
  const charge = { externalId, payer: '', amount: request.amount };
  expect(await refund.refund(opened, charge)).toMatchObject({
    outcome: 'refused',
    message: expect.stringContaining('not paid'),
  });
  await control.pay(account, request.payment, { isSilent: true });
  await fault('timeout_after', 'refund');
  await expect(refund.refund(opened, charge)).rejects.toMatchObject({ effect: 'unknown' });
  expect(await refund.refund(opened, charge)).toEqual({ outcome: 'done' });
  expect(control.books(account)).toEqual({ RUB: '-10.02' });
});

it('an invoice that its id already has is looked up, and handed out only when it is the same', async () => {
  const { opened, control, account, payIn } = await openShop();
  const first = await payIn.createInvoice(opened, request);
  expect(await payIn.createInvoice(opened, request)).toEqual(first);
  expect(await (await fetch(first.url)).text()).toContain('250.50 RUB');
  const other = { ...request, amount: rub(1_00n) };
  await expect(payIn.createInvoice(opened, other)).rejects.toMatchObject({ code: 'gateway_refused' });
  expect(control.invoices(account)).toHaveLength(1);
  const tooLittle = { ...request, payment: 'pay_2', amount: rub(50n) };
  await expect(payIn.createInvoice(opened, tooLittle)).rejects.toMatchObject({
    message: expect.stringContaining('sum'),
  });
  const inStars = { ...request, amount: { asset: 'XTR', units: 1n } };
  await expect(payIn.createInvoice(opened, inStars)).rejects.toMatchObject({ code: 'wrong_asset' });
});

it('a payout that is there already is told as it stands, and never made twice', async () => {
  const { opened, control, account, rail } = await openShop();
  await control.fund?.(account, 'RUB', '500');
  const order = {
    payout: 'po_1',
    amount: rub(100_00n),
    destination: { service: 'card_payoff', wallet: '4111111111111111' },
  };
  expect(await rail.send(opened, order)).toMatchObject({ state: 'sent' });
  expect(await rail.send(opened, order)).toMatchObject({ state: 'confirmed', fee: rub(10_00n) });
  expect(control.books(account)).toEqual({ RUB: '390.00' });
  const tooMuch = { ...order, payout: 'po_2', amount: rub(1000_00n) };
  expect(await rail.send(opened, tooMuch)).toMatchObject({
    state: 'failed',
    words: expect.stringContaining('Not enough money'),
  });
  const elsewhere = { ...order, payout: 'po_3', destination: { service: 'qiwi_payoff', wallet: '1234567' } };
  expect(await rail.send(opened, elsewhere)).toMatchObject({
    state: 'failed',
    words: expect.stringContaining('service'),
  });
});
