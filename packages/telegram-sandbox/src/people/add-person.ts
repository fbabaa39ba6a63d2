import type { UserRating } from '@grammyjs/types';
import { Wrong } from '../wrong.ts';
import type { Telegram } from '../telegram.ts';
import type { Person } from '../world/person.ts';

export type NewPerson = {
  readonly id?: number | undefined;
  readonly first_name: string;
  readonly last_name?: string | undefined;
  readonly username?: string | undefined;
  readonly language_code?: string | undefined;
  readonly is_premium?: boolean | undefined;
  readonly rating?: UserRating | undefined;
  readonly stars?: number | undefined;
};

/** Makes a person. An id or a username that somebody has is refused. */
export function addPerson(telegram: Telegram, given: NewPerson): Person {
  const { world } = telegram;
  const username = given.username?.replace(/^@/, '');
  const id = given.id ?? world.next_user_id++;
  if (world.users[id] || world.bots[id]) throw new Wrong(400, `The id ${id} is taken.`);
  if (username && hasUsername(telegram, username)) throw new Wrong(400, `The username @${username} is taken.`);
  const person: Person = {
    id,
    first_name: given.first_name,
    ...(given.last_name && { last_name: given.last_name }),
    ...(username && { username }),
    ...(given.language_code && { language_code: given.language_code }),
    ...(given.is_premium && { is_premium: true }),
    ...(given.rating && { rating: given.rating }),
    stars: given.stars ?? 0,
  };
  world.users[id] = person;
  telegram.changed({ type: 'users' });
  return person;
}

export function hasUsername({ world }: Telegram, username: string): boolean {
  const name = username.toLowerCase();
  return [world.users, world.bots, world.groups]
    .flatMap((owners: Record<string, { username?: string }>) => Object.values(owners))
    .some((owner) => owner.username?.toLowerCase() === name);
}
