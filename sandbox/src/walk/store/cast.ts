import type { Connected } from '../../demo/gateways.ts';
import { WalkFault, type Stage } from '../stage.ts';

/** Who plays in this story. Made anew by its first step. */
export type Cast = {
  readonly connected: readonly Connected[];
  /** Usernames of people Stars are bought for, by what they are called here. */
  readonly people: Readonly<Record<string, string>>;
  /** Our suppliers, by kind, and the accounts they are at the emulated ones. */
  readonly suppliers: Record<string, string>;
  readonly shop: string;
  readonly market: string;
  /** Every order of this walk, by its id. */
  readonly orders: string[];
};

let playing: Cast | undefined;

export function cast(): Cast {
  if (playing) return playing;
  throw new WalkFault('Nobody has come yet.');
}

export const setCast = (made: Cast): void => void (playing = made);

export const usd = (amount: string) => ({ asset: 'USD', amount });

type Person = { readonly username?: string; readonly stars: number };

/** How many Stars these people have in Telegram, by username. */
export async function starsOf({ world }: Stage, ...usernames: readonly string[]): Promise<number[]> {
  const people = await world.get<Person[]>('/sandbox/users');
  return usernames.map((name) => people.find(({ username }) => username === name)?.stars ?? 0);
}

type Balance = { readonly asset: string; readonly amount: string };

/** What somebody has at the platform. */
export const balancesOf = async ({ ask }: Stage, user: string): Promise<readonly Balance[]> =>
  (await ask<{ balances: Balance[] }>('GET', `/v1/users/${encodeURIComponent(user)}`)).balances;

/** Goes on in time until something is so; a look costs nothing, and every step of the clock does. */
export async function untilSo(
  { world }: Pick<Stage, 'world'>,
  what: string,
  isSo: () => Promise<boolean>,
  { step = '5s', most = 40 } = {},
): Promise<void> {
  await world.post('/sandbox/settle');
  for (let waits = 0; !(await isSo()); waits += 1) {
    if (waits === most) throw new WalkFault(`${what} did not happen.`);
    await world.post('/sandbox/clock', { advance: step });
  }
}

/** Only these suppliers are asked from now on, in this order. */
export async function buyAt({ ask }: Stage, ...kinds: readonly string[]): Promise<void> {
  const reason = 'The walk buys elsewhere now.';
  for (const [kind, supplier] of Object.entries(cast().suppliers)) {
    const at = `/v1/store/suppliers/${supplier}`;
    const rank = kinds.indexOf(kind);
    if (rank >= 0) await ask('PUT', at, { rank: rank + 1 });
    await ask('POST', `${at}/switch`, { is_on: rank >= 0, reason });
  }
}
