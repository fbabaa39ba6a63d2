import type { AskPlatform } from './ask.ts';
import { atSystem, botIdOf, connectAll, connectProvider, type Connected } from './gateways.ts';
import type { DemoBot } from './start-bot.ts';
import type { WorldApi } from './world-api.ts';

type Needs = { readonly ask: AskPlatform; readonly world: WorldApi; readonly bot: DemoBot };

/** The version of docs/store/rules.md that the demo's operator has read. */
const rulesRead = '1';

/** Who resells Stars in the demo, and with what. */
const reseller = 'corner_shop';
const prepaid = '200';

/** What everything is worth in dollars in the demo, as long as nobody says otherwise. */
export const rates: Readonly<Record<string, string>> = { TON: '3', USDT: '1', RUB: '0.0125', EUR: '1.1' };

type Way = {
  readonly gateway: string;
  readonly asset: string;
  readonly fee: number;
  readonly en: string;
  readonly ru: string;
};

/** The ways of paying, in the order in which buyers see them. `fee` in basis points: what the house expects to bear. */
export const ways: Readonly<Record<string, Way>> = {
  ton: { gateway: 'ton', asset: 'TON', fee: 50, en: 'TON', ru: 'TON' },
  usdt: { gateway: 'ton', asset: 'USDT', fee: 50, en: 'USDT on TON', ru: 'USDT в сети TON' },
  cryptobot: { gateway: 'cryptobot', asset: 'USDT', fee: 100, en: 'Crypto Bot', ru: 'Крипто-бот' },
  card: { gateway: 'stripe', asset: 'USD', fee: 290, en: 'Card', ru: 'Карта' },
  provider: { gateway: 'provider', asset: 'USD', fee: 250, en: 'Card in Telegram', ru: 'Карта в Telegram' },
  heleket: { gateway: 'heleket', asset: 'USD', fee: 100, en: 'Other crypto', ru: 'Другие криптовалюты' },
  unitpay: { gateway: 'unitpay', asset: 'RUB', fee: 350, en: 'Card in rubles', ru: 'Карта в рублях' },
  lava: { gateway: 'lava', asset: 'RUB', fee: 350, en: 'Lava', ru: 'Лава' },
  tegro: { gateway: 'tegro', asset: 'RUB', fee: 350, en: 'Tegro', ru: 'Тегро' },
};

/** What the guide asks for its packages. */
const prices: Readonly<Record<string, string>> = {
  '50': '1',
  '100': '2',
  '250': '4.5',
  '500': '9',
  '1000': '17',
  '2500': '42',
  '5000': '83',
};

const usd = (amount: string) => ({ asset: 'USD', amount });

/** A store that sells by every way of paying and buys at three suppliers. Answers the key of a reseller. */
export async function openStore({ ask, world, bot }: Needs): Promise<string> {
  await setRates(ask);
  const ours = await botIdOf({ ask, world }, bot.id);
  const connected = await connectStore({ ask, world }, ours, (code) => `store-${code}`);
  await enable(ask, ours);
  await offer(ask, connected);
  await fundChain({ ask, world }, connected);
  await addSuppliers({ ask, world }, connected);
  return openReseller({ ask, world }, connected);
}

/** An account at every emulated system, and Telegram itself, which charges cards for the bot of the store. */
export async function connectStore(
  needs: Omit<Needs, 'bot'>,
  bot: string,
  nameOf: (code: string) => string,
): Promise<readonly Connected[]> {
  return [...(await connectAll(needs, nameOf)), await connectProvider(needs, bot, nameOf('provider'))];
}

/** Confirmed as well, where one is far from what counted before. */
export async function setRates(ask: AskPlatform): Promise<void> {
  const reason = 'What the demo reckons with.';
  for (const [asset, rate] of Object.entries(rates)) {
    const at = `/v1/rates/${asset}/USD`;
    const { status } = await ask<{ status: string }>('PUT', at, { rate, reason, valid_for: '366d' });
    if (status === 'held') await ask('POST', `${at}/confirm`, { rate, reason });
  }
}

/** What an operator does who has read the rules. */
export async function enable(ask: AskPlatform, bot: string | undefined): Promise<void> {
  await ask('PUT', '/v1/store/settings', { accepts_rules: rulesRead, ...(bot !== undefined && { bot }) });
}

/** Sets the prices of the guide, and offers every way of paying whose system is connected. */
export async function offer(ask: AskPlatform, connected: readonly Connected[]): Promise<void> {
  for (const [stars, price] of Object.entries(prices))
    await ask('PUT', '/v1/store/prices/rules', { currency: 'USD', stars: Number(stars), price: usd(price) });
  for (const [code, { gateway, asset, fee, en, ru }] of Object.entries(ways)) {
    const connection = connected.find((one) => one.code === gateway)?.connection;
    const names = { en, ru };
    const asked = { gateway, connection, asset, fee: { basis_points: fee }, names };
    if (connection !== undefined) await ask('PUT', `/v1/store/methods/${code}`, asked);
  }
}

const paidIn = '300';
const moved = '250';

/** The house brings coins of its own, and moves most of them into the wallet that pays suppliers. */
async function fundChain({ ask, world }: Omit<Needs, 'bot'>, connected: readonly Connected[]): Promise<void> {
  const ton = connected.find(({ code }) => code === 'ton');
  if (!ton) return;
  const amount = { asset: 'TON', amount: paidIn };
  const asked = { user: 'house', amount, gateway: 'ton', connection: ton.connection };
  const { payment } = await ask<{ payment: string }>('POST', '/v1/deposits', asked, 'demo-store-house');
  await world.post(`${atSystem(ton)}/pay`, { invoice: payment, amount: paidIn });
  await world.post('/sandbox/settle');
  await world.post(`${atSystem(ton)}/fund`, { asset: 'TON', amount: moved });
}

type Market = {
  readonly url: string;
  readonly cookies: Record<string, string>;
  readonly wallet: Record<string, string>;
};
type Shop = { readonly url: string; readonly key: string; readonly webhook_secret: string; readonly account: string };

/** An order API that is asked first, the market without one after it, and people at the desk last. */
async function addSuppliers({ ask, world }: Omit<Needs, 'bot'>, connected: readonly Connected[]): Promise<void> {
  const ton = connected.find(({ code }) => code === 'ton');
  const shop = await world.post<Shop>('/sandbox/supplier/accounts', { usd_per_ton: rates['TON'] });
  const mystars = await ask<{ webhook_url?: string }>('POST', '/v1/store/suppliers', {
    kind: 'mystars',
    name: 'Order API',
    asset: 'TON',
    settings: { url: shop.url, ...(ton && { connection: ton.connection }) },
    secrets: { api_key: shop.key, webhook_secret: shop.webhook_secret },
    rank: 10,
  });
  if (mystars.webhook_url !== undefined)
    await world.post(`/sandbox/supplier/accounts/${shop.account}`, { webhook_url: mystars.webhook_url });
  const opened = { usd_per_ton: rates['TON'], wallet: ton?.account };
  const { url, cookies, wallet } = await world.post<Market>('/sandbox/supplier/fragment', opened);
  const settings = { url, ...wallet };
  const market = { kind: 'fragment', name: 'Market', asset: 'TON', settings, secrets: cookies, rank: 20 };
  await ask('POST', '/v1/store/suppliers', market);
  await ask('POST', '/v1/store/suppliers', {
    kind: 'manual',
    name: 'People',
    asset: 'USD',
    settings: { price_per_1000: '16.5' },
    rank: 90,
  });
}

/** With money that came by card. */
async function openReseller({ ask, world }: Omit<Needs, 'bot'>, connected: readonly Connected[]): Promise<string> {
  const made = { reseller, name: 'Corner shop' };
  const { secret } = await ask<{ secret: string }>('POST', '/v1/store/keys', made);
  const card = connected.find(({ code }) => code === 'stripe');
  if (!card) return secret;
  const asked = { user: reseller, amount: usd(prepaid), gateway: 'stripe', connection: card.connection };
  const { payment } = await ask<{ payment: string }>('POST', '/v1/deposits', asked, 'demo-store-reseller');
  await world.post(`${atSystem(card)}/pay`, { invoice: payment });
  await world.post('/sandbox/settle');
  return secret;
}
