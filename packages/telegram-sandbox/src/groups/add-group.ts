import { Wrong } from '../wrong.ts';
import { hasUsername } from '../people/add-person.ts';
import type { Telegram } from '../telegram.ts';
import type { Group } from '../world/group.ts';
import type { Person } from '../world/person.ts';

export type NewGroup = {
  readonly type: Group['type'];
  readonly title: string;
  readonly username?: string | undefined;
};

/** Makes a chat that this person owns. Ids have the signs and sizes of Telegram's. */
export function addGroup(telegram: Telegram, owner: Person, { type, title, username: given }: NewGroup): Group {
  const { world } = telegram;
  const username = given?.replace(/^@/, '');
  if (username && type === 'group') throw new Wrong(400, 'A basic group has no username. Make it a supergroup.');
  if (username && hasUsername(telegram, username)) throw new Wrong(400, `The username @${username} is taken.`);
  const number = world.next_chat_id++;
  const group: Group = {
    id: type === 'group' ? -number : -(1_000_000_000_000 + number),
    type,
    title,
    ...(username && { username }),
    members: { [owner.id]: { status: 'creator' } },
    invite_links: [],
    join_requests: [],
    boosts: [],
    messages: [],
    next_message_id: 1,
  };
  world.groups[group.id] = group;
  telegram.changed({ type: 'users' });
  return group;
}
