import type { PlatformApi, WorldApi } from '../demo/api.ts';
import type { Person } from '../demo/person.ts';

/** The story did not go as it should. */
export class WalkFault extends Error {
  override readonly name = 'WalkFault';
}

/** Everything a step of the story can reach, all of it over HTTP. */
export type Stage = {
  readonly platform: PlatformApi;
  readonly world: WorldApi;
  /** A person made for this walk. */
  readonly person: Person;
  /** The same person, as the platform names customers. */
  readonly customer: string;
  /** The bot they talk to, by Telegram's number. */
  readonly bot: number;
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
  readonly after: Balances;
  play(stage: Stage): Promise<unknown>;
};

/** Ends the walk when something is not as the story says. */
export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  const [told, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (told !== wanted) throw new WalkFault(`${what}: expected ${wanted}, got ${told}`);
}

type CustomerAnswer = { credits: { credit_type: string; available: string; reserved: string; debt: string }[] };

/** Asks Telegram and the platform what the person has now. */
export async function balancesOf({ platform, person, customer }: Stage): Promise<Required<Balances>> {
  const { credits } = await platform.get<CustomerAnswer>(`/v1/customers/${customer}`);
  const [own] = credits;
  const number = (text = '0') => Number(text);
  return {
    stars: await person.stars(),
    credits: number(own?.available),
    reserved: number(own?.reserved),
    debt: number(own?.debt),
  };
}
