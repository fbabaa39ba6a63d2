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

async function connectOne({ ask, world }: Needs, code: string, name: string): Promise<Connected> {
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
