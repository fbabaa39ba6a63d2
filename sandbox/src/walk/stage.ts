import { orThrow, type Client } from '@asterism/api';
import type { AskPlatform } from '../demo/ask.ts';
import type { Person } from '../demo/person.ts';
import type { SecondPlatform } from '../demo/start-second.ts';
import type { WorldApi } from '../demo/world-api.ts';

/** The story did not go as it should. */
export class WalkFault extends Error {
  override readonly name = 'WalkFault';
}

/** Everything a step of the story can reach, all of it over HTTP. */
export type Stage = {
  readonly platform: Client;
  /** The platform over plain HTTP, for what a program would ask without our client. */
  readonly ask: AskPlatform;
  readonly platformUrl: string;
  readonly world: WorldApi;
  /** A platform of somebody else's, in the same world; started when it is asked for first. */
  readonly second: () => Promise<SecondPlatform>;
  /** The number of the workspace. */
  readonly workspace: number;
  /** A person made for this walk. */
  readonly person: Person;
  /** The same person, as the platform names customers. */
  readonly customer: string;
  /** The bot they talk to, by Telegram's number. */
  readonly bot: number;
  /** The exchange's bot. */
  readonly exchange: { readonly id: number; readonly username: string };
  /** The bot that sells Stars, and the key of a reseller of theirs. */
  readonly store: { readonly id: number; readonly username: string; readonly key: string };
  /** When this walk began. */
  readonly startedAt: string;
  /** A name that no other walk has used, for idempotency keys. */
  readonly key: (name: string) => string;
};

/** What the person has: Stars in Telegram, credits at the platform. */
export type Balances = {
  readonly stars: number;
  readonly credits: number;
  readonly reserved?: number;
  readonly debt?: number;
};

/** One line of the story: what is done, and what everybody has after it. */
export type Step = {
  readonly title: string;
  readonly after: Balances | 'unchanged';
  play(stage: Stage): Promise<unknown>;
  /** More to print below the line. */
  tell?(stage: Stage): Promise<readonly string[]>;
};

/** Ends the walk when something is not as the story says. */
export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  const [told, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (told !== wanted) throw new WalkFault(`${what}: expected ${wanted}, got ${told}`);
}

/** Asks Telegram and the platform what the person has now. */
export async function balancesOf({ platform, person, customer }: Stage): Promise<Required<Balances>> {
  const read = platform.GET('/v1/customers/{customer}', { params: { path: { customer } } });
  const { credits } = await orThrow(read);
  const [own] = credits;
  const number = (text = '0') => Number(text);
  return {
    stars: await person.stars(),
    credits: number(own?.available),
    reserved: number(own?.reserved),
    debt: number(own?.debt),
  };
}

/** Spends credits through the API, one a message. */
export async function spendMessages({ platform, customer, key }: Stage, count: number): Promise<void> {
  const body = { customer, feature: 'message', quantity: String(count) };
  const { allowed } = await orThrow(platform.POST('/v1/consume', { body, idempotencyKey: key(`spend-${count}`) }));
  expectEqual('allowed', allowed, true);
}
