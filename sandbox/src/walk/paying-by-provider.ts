import { expectEqual, type Stage, type Step } from './stage.ts';

type Amount = { readonly asset: string; readonly amount: string };
type Providers = readonly { readonly provider_token: string; readonly charged: Readonly<Record<string, number>> }[];

const price: Amount = { asset: 'EUR', amount: '12.5' };

/** Telegram Payments: a card charged by the provider of a bot, for goods that are shipped. */
async function payByProvider({ ask, world, customer, bot, key }: Stage): Promise<void> {
  const token = `284685063:TEST:${key('provider')}`;
  const { bots } = await ask<{ bots: { id: string; telegram_id: string }[] }>('GET', '/v1/bots');
  const ours = bots.find(({ telegram_id: id }) => id === String(bot))?.id;
  const settings = { bot: ours, goods: 'physical' };
  const entered = { gateway: 'provider', name: key('provider'), settings, secrets: { provider_token: token } };
  const { id: connection } = await ask<{ id: string }>('POST', '/v1/connections', entered, key('connect-provider'));
  const asked = { user: key('cardholder'), amount: price, gateway: 'provider', connection };
  const { url } = await ask<{ url: string }>('POST', '/v1/deposits', asked, key('deposit-provider'));
  const { status } = await world.post<{ status: string }>(`/sandbox/users/${customer}/pay`, { link: url });
  expectEqual('the payment by card', status, 'paid');
  await world.post('/sandbox/settle');
  const { balances } = await ask<{ balances: Amount[] }>('GET', `/v1/users/${key('cardholder')}`);
  expectEqual('what the cardholder has', balances, [price]);
  const { amounts } = await ask<{ amounts: Amount[] }>('GET', `/v1/connections/${connection}/books`);
  expectEqual('the books of the provider', amounts, [price]);
  const books = await world.get<Providers>('/sandbox/providers');
  expectEqual('what the provider charged', books.find((one) => one.provider_token === token)?.charged, { EUR: 1250 });
}

export const payingByProvider: readonly Step[] = [
  {
    title: 'Telegram Payments: a card is charged in the bot, and our books are the provider’s',
    after: 'unchanged',
    play: payByProvider,
  },
];
