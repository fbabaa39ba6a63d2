import type { AskPlatform } from './ask.ts';
import type { WorldApi } from './world-api.ts';

type Opened = {
  readonly account: string;
  readonly settings: Record<string, string>;
  readonly secrets: Record<string, string>;
};

/** A connection at the platform, and the account at the emulated system that it is connected to. */
export type Connected = { readonly code: string; readonly account: string; readonly connection: string };

type Needs = { readonly ask: AskPlatform; readonly world: WorldApi };

/** Where the emulated system is told what people and operators do at this account. */
export const atSystem = ({ code, account }: Pick<Connected, 'code' | 'account'>): string =>
  `/sandbox/gateways/${code}/accounts/${encodeURIComponent(account)}`;

/** Opens an account at every emulated system and connects it, as an operator does who copies from one page to another. */
export async function connectAll(needs: Needs, nameOf: (code: string) => string): Promise<readonly Connected[]> {
  const systems = await needs.world.get<{ code: string }[]>('/sandbox/gateways');
  const connected: Connected[] = [];
  for (const { code } of systems) connected.push(await connectOne(needs, code, nameOf(code)));
  return connected;
}

/** Telegram Payments have no account to open: a bot (`bot_…`) charges cards with the token that @BotFather shows. */
export async function connectProvider({ ask }: Needs, bot: string, name: string): Promise<Connected> {
  const account = `284685063:TEST:${name}`;
  const { id } = await ask<{ id: string }>('POST', '/v1/connections', {
    gateway: 'provider',
    name,
    settings: { bot, goods: 'physical' },
    secrets: { provider_token: account },
  });
  return { code: 'provider', account, connection: id };
}

/** The bot of this number in Telegram, by the name it has here. */
export async function botIdOf({ ask }: Needs, number: number): Promise<string> {
  const { bots } = await ask<{ bots: { id: string; telegram_id: string }[] }>('GET', '/v1/bots');
  const found = bots.find(({ telegram_id: telegramId }) => telegramId === String(number));
  if (found) return found.id;
  throw new Error(`Bot ${number} is not at the platform.`);
}

/** Opens an account at this system and connects it. */
export async function connectOne({ ask, world }: Needs, code: string, name: string): Promise<Connected> {
  const { account, settings, secrets } = await world.post<Opened>(`/sandbox/gateways/${code}/accounts`);
  const made = await ask<{ id: string; webhook_url: string }>('POST', '/v1/connections', {
    gateway: code,
    name,
    settings,
    secrets,
  });
  await world.post(`${atSystem({ code, account })}/webhook`, { url: made.webhook_url });
  return { code, account, connection: made.id };
}
