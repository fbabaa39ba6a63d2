import { openWorld, type World } from '@asterism/sandbox';
import { openTegro } from '@asterism/sandbox/systems/tegro';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stoppedClock } from '#kernel';
import type { OpenConnection } from '#payments/gateway';
import { tegroGateway } from './tegro-gateway.ts';

const clock = stoppedClock(new Date('2026-11-20T12:00:00Z'));
let world: World;
beforeAll(async () => {
  world = await openWorld({ clock, systems: [openTegro] });
});
afterAll(() => world.close());

const request = { title: 'A deposit', description: '', amount: { asset: 'RUB', units: 250_50n } };
let payments = 0;

/** A shop with the settings of the form's usual values, and the gateway that speaks to it. */
async function openShop(more: Record<string, string> = {}, isTest = false) {
  const [system] = world.systems;
  if (!system) throw new Error('There is no system.');
  const { account, settings, secrets } = await system.control.open({ isTest });
  const opened: OpenConnection = {
    workspace: 7,
    id: 'con_1',
    app: 'main',
    isTest,
    secrets,
    settings: { currencies: 'RUB=1', fee_from: 'shop', time_zone: '+03:00', ...settings, ...more },
  };
  const needs = { clock, root: world.url, publicUrl: 'http://127.0.0.1:1', open: async () => opened };
  const { payIn, lookUp } = tegroGateway(needs);
  if (!payIn || !lookUp) throw new Error('There is no way in.');
  const payment = `pay_${(payments += 1)}`;
  return {
    payment,
    control: system.control,
    account,
    create: (changes = {}) => payIn.createInvoice(opened, { ...request, payment, ...changes }),
    look: (externalId?: string) =>
      lookUp.payment(opened, {
        payment,
        amount: request.amount,
        requestedAt: clock.now(),
        ...(externalId !== undefined && { externalId }),
      }),
  };
}

const fault = (kind: string, method: string) =>
  fetch(`${world.url}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ target: 'tegro', kind, method, times: 1 }),
  });

it('a link calls nobody, opens one order however often it is followed, and is found once it is paid', async () => {
  const { create, look, control, account } = await openShop({ invoice_by: 'link' });
  await fault('500', 'createOrder');
  const { url, externalId } = await create();
  expect(externalId).toBeUndefined();
  expect(await look()).toMatchObject({ state: 'unknown' });
  for (const _ of [1, 2]) expect(await (await fetch(url)).text()).toContain('250.50 RUB');
  expect(control.invoices(account)).toHaveLength(1);
  expect(await look()).toMatchObject({ state: 'open' });
  await control.pay(account, url, { isSilent: true });
  expect(await look()).toMatchObject({ state: 'paid', amount: request.amount });
  await fetch(`${world.url}/sandbox/faults`, { method: 'DELETE' });
});

it('a link whose amount was changed on the way is turned away', async () => {
  const { create } = await openShop({ invoice_by: 'link' });
  const { url } = await create();
  expect((await fetch(url.replace('250.50', '2.50'))).status).toBe(403);
});

it('an order whose answer was lost is paid by the link of its id, and there is no other', async () => {
  const { create, look, control, account } = await openShop();
  await fault('timeout_after', 'createOrder');
  await expect(create()).rejects.toMatchObject({ effect: 'unknown' });
  const { url } = await create();
  expect(url).toContain('/tegro/pay/?');
  expect((await fetch(url)).status).toBe(200);
  expect(control.invoices(account)).toHaveLength(1);
  await control.pay(account, url, { isSilent: true });
  expect(await look()).toMatchObject({ state: 'paid' });
});

it('in test mode is by link alone, and never real money', async () => {
  const { create, look, control, account } = await openShop({}, true);
  const { url } = await create();
  expect(new URL(url).searchParams.get('test')).toBe('1');
  await control.pay(account, url, { isSilent: true });
  expect(await look()).toMatchObject({ state: 'paid', raw: { test_order: '1' } });
  const forced = await openShop({ invoice_by: 'order' }, true);
  await expect(forced.create()).rejects.toMatchObject({ code: 'connection_invalid' });
});

it('is refused in a currency that has no number, and in thousandths', async () => {
  const { create } = await openShop({ currencies: 'RUB=1,USD=2' });
  await expect(create({ amount: { asset: 'EUR', units: 1n } })).rejects.toMatchObject({ code: 'wrong_asset' });
  await expect(create({ amount: { asset: 'USD', units: 1n } })).rejects.toMatchObject({ code: 'invalid_amount' });
});
