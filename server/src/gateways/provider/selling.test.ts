import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addConnection, openConnection } from '#connections';
import { reactToUpdates } from '#gateways/stars';
import type { Incoming } from '#payments/gateway';
import { addBot, receiveUpdate, type Bot, type TelegramNeeds } from '#telegram';
import { newWorkspace, openStarShop, preCheckout, successfulPayment, type StarShop } from '#test/money';
import { providerForm } from './form.ts';
import { providerGateway, routeFiat } from './index.ts';

let shop: StarShop;
beforeAll(async () => {
  shop = await openStarShop();
});
afterAll(() => shop.close());

const forms = { provider: providerForm };
const token = () => `284685063:TEST:${randomBytes(8).toString('hex')}`;

/** A bot that sells through a provider, with what it was told of money. */
async function openSeller(settings: Record<string, string> = {}) {
  const { needs, pool, clock } = shop;
  const { masterKey } = needs;
  const bot = await addBot(needs, newWorkspace(), { token: await shop.telegram.makeBot(), mode: 'webhook' });
  const { workspace } = bot;
  const secrets = { provider_token: token() };
  const entered = { bot: bot.id, goods: 'physical', ...settings };
  const connecting = { pool, clock, masterKey, forms };
  const { id } = await addConnection(
    connecting,
    workspace,
    { gateway: 'provider', name: 'stripe', app: 'goods', settings: entered, secrets },
    'test',
  );
  const open = (connection: Parameters<typeof openConnection>[1]) => openConnection(connecting, connection);
  const told: Incoming[] = [];
  const moneyIn = {
    approve: async () => ({ ok: true }) as const,
    receive: async (incoming: Incoming) => {
      told.push(incoming);
      return { status: 'stored' } as const;
    },
  };
  const react = reactToUpdates(needs, moneyIn, routeFiat({ open, accountOf: async () => id }));
  const gateway = providerGateway({ open, botApi: needs });
  const invoice = (asset: string, units: bigint) =>
    gateway.payIn?.createInvoice(
      { workspace, id },
      { payment: 'pay_1', title: 'A mug', description: '', amount: { asset, units } },
    );
  const hear = async (from: Bot, update: object) => {
    const listening: TelegramNeeds = { ...needs, react };
    expect(await receiveUpdate(listening, from, update)).toEqual({ status: 'applied' });
    return told.at(-1);
  };
  return { bot, id, secrets, invoice, hear, told };
}

it('asks Telegram for exactly the sum, in the smallest units of its table', async () => {
  const { invoice, bot } = await openSeller({ exponents: 'HUF=0' });
  await invoice('USD', 1_450_000n);
  await invoice('JPY', 500n);
  await invoice('HUF', 50_000n);
  const made = Object.values(shop.telegram.sandbox.telegram.world.invoices).filter(
    (each) => each.bot === Number(bot.telegramId),
  );
  expect(made.map(({ product }) => [product.fiat?.currency, product.amount])).toEqual([
    ['USD', 145],
    ['JPY', 500],
    ['HUF', 500],
  ]);
});

it.each([
  ['Stars', 'XTR', 1_000_000_000n, 'wrong_asset'],
  ['more decimals than Telegram counts', 'USD', 1_455_000n, 'invalid_amount'],
  ['what Telegram knows no currency for', 'USDT', 1_000_000n, 'gateway_refused'],
])('refuses %s before there is an invoice', async (_, asset, units, code) => {
  const { invoice } = await openSeller();
  await expect(invoice(asset, units)).rejects.toMatchObject({ name: 'Refusal', code });
});

it('never says its token, even when Telegram refuses it', async () => {
  const { invoice, secrets } = await openSeller();
  const world = shop.telegram.sandbox.telegram;
  await shop.telegram.fault({ kind: '500', method: 'createInvoiceLink' });
  const error = await invoice('USD', 1_000_000n)?.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'GatewayUnavailable', effect: 'unknown' });
  expect(JSON.stringify(error) + String(error)).not.toContain(secrets.provider_token);
  expect(world.faults.filter(({ times }) => times > 0)).toEqual([]);
});

it('has money that came in told on its connection, in our units and for its app', async () => {
  const { bot, id, hear } = await openSeller();
  const update = successfulPayment({ payload: 'pay_1', charge: 'charge-1', total: 145, currency: 'USD' });
  expect(await hear(bot, update)).toMatchObject({
    gateway: 'provider',
    connection: id,
    app: 'goods',
    event: { kind: 'payment_settled', externalId: 'charge-1', amount: { asset: 'USD', units: 1_450_000n } },
  });
});

it('has Stars told on the bot as ever', async () => {
  const { bot, hear } = await openSeller();
  const update = successfulPayment({ payload: 'pay_1', charge: 'charge-2' });
  expect(await hear(bot, update)).toMatchObject({ gateway: 'stars', connection: bot.id });
});

it('has nothing told on it by another bot, whatever the payload', async () => {
  const { hear, bot } = await openSeller();
  const other = await addBot(shop.needs, bot.workspace, { token: await shop.telegram.makeBot(), mode: 'webhook' });
  const update = successfulPayment({ payload: 'pay_1', charge: 'charge-3', total: 145, currency: 'USD' });
  expect(await hear(other, update)).toMatchObject({ gateway: 'stars', connection: other.id });
  expect(await hear(other, preCheckout('pay_1', { total: 145, currency: 'USD' }))).toMatchObject({ gateway: 'stars' });
});

it('is connected by nobody who has not said that the goods are physical', async () => {
  await expect(openSeller({ goods: 'digital' })).rejects.toMatchObject({
    code: 'connection_invalid',
    message: expect.stringContaining('for Stars only'),
  });
});
