import { Wrong } from '../wrong.ts';
import { findInvitation } from '../groups/invite-link.ts';
import { joinByLink, joinPublic, type Joined } from '../groups/join-chat.ts';
import { launch } from '../mini-app/launch.ts';
import type { Telegram } from '../telegram.ts';
import type { Group } from '../world/group.ts';
import type { Person } from '../world/person.ts';
import { findBot } from '../world/world.ts';
import { writeToBot } from './write-to-bot.ts';

export type Opened =
  | { readonly opened: 'bot'; readonly bot: number; readonly message_id: number }
  | { readonly opened: 'app'; readonly bot: number; readonly init_data: string }
  | { readonly opened: 'invoice'; readonly link: string }
  | { readonly opened: 'chat'; readonly chat: number; readonly result: Joined };

/** A person taps a t.me link: a bot's deep link, a Mini App, an invoice, an invitation or a public chat, and joins it. */
export function openLink(telegram: Telegram, person: Person, given: string): Opened {
  const url = URL.parse(given);
  if (!url || !['t.me', 'telegram.me'].includes(url.hostname)) throw new Wrong(400, `${given} is no t.me link.`);
  if (url.pathname.startsWith('/$')) return { opened: 'invoice', link: given };
  if (url.pathname.startsWith('/+')) return openInvitation(telegram, person, given);
  const name = url.pathname.split('/')[1] ?? '';
  const group = findPublicGroup(telegram, name);
  if (group) return { opened: 'chat', chat: group.id, result: joinPublic(telegram, person, group) };
  const bot = findBot(telegram.world, name);
  if (!bot) throw new Wrong(404, `${given} leads to no bot and no chat that is here.`);
  const startapp = url.searchParams.get('startapp');
  if (startapp !== null) {
    return { opened: 'app', bot: bot.id, init_data: launch(telegram, person, bot, parameter(startapp, 512)) };
  }
  const start = parameter(url.searchParams.get('start') ?? '', 64);
  const message = writeToBot(telegram, person, bot, start === '' ? '/start' : `/start ${start}`);
  return { opened: 'bot', bot: bot.id, message_id: message.message_id };
}

const findPublicGroup = ({ world }: Telegram, name: string): Group | undefined =>
  Object.values(world.groups).find(({ username }) => username?.toLowerCase() === name.toLowerCase());

function openInvitation(telegram: Telegram, person: Person, link: string): Opened {
  const found = findInvitation(telegram, link);
  if (!found) throw new Wrong(404, `${link} is no invitation, or no longer one.`);
  return { opened: 'chat', chat: found.group.id, result: joinByLink(telegram, person, found.group, found.link) };
}

function parameter(text: string, longest: number): string {
  if (text.length <= longest && /^[\w-]*$/.test(text)) return text;
  throw new Wrong(400, `A start parameter has at most ${longest} letters, digits, "_" and "-".`);
}
