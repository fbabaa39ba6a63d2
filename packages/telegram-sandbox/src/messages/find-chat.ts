import type { Chat } from '@grammyjs/types';
import { type Call, text } from '../bot-api/call.ts';
import { badRequest, forbidden } from '../bot-api/refused.ts';
import type { Telegram } from '../telegram.ts';
import type { Bot } from '../world/bot.ts';
import type { Dialog, Posted } from '../world/dialog.ts';
import { asGroupChat, type Group, isInside } from '../world/group.ts';
import { asPrivateChat, type Person } from '../world/person.ts';

/** Where a bot writes: a person's private chat, or a group or channel. */
export type Place =
  | { readonly kind: 'private'; readonly person: Person; readonly dialog: Dialog }
  | { readonly kind: 'group'; readonly group: Group };

export type Access = 'read' | 'write';

/** The chat named by `chat_id`, if the bot may do there what it wants; else Telegram's refusal. */
export function findChat(telegram: Telegram, bot: Bot, call: Call, access: Access): Place {
  const name = text(call, 'chat_id');
  if (name === '') throw badRequest('chat_id is empty');
  const group = findGroup(telegram, name);
  if (group) return { kind: 'group', group: open(group, bot, access) };
  const person = telegram.world.users[name];
  const dialog = telegram.world.dialogs[`${name}:${bot.id}`];
  if (!person || !dialog) throw badRequest('chat not found');
  if (access === 'write' && dialog.blocked) throw forbidden('bot was blocked by the user');
  const isOpen = dialog.started || (dialog.open_until ?? 0) > telegram.clock.now().getTime();
  if (access === 'write' && !isOpen) throw forbidden("bot can't initiate conversation with a user");
  return { kind: 'private', person, dialog };
}

function findGroup({ world }: Telegram, name: string): Group | undefined {
  if (!name.startsWith('@')) return world.groups[name];
  const username = name.slice(1).toLowerCase();
  return Object.values(world.groups).find((group) => group.username?.toLowerCase() === username);
}

/** A private chat is closed to bots outside; a public one may be read from outside. */
function open(group: Group, bot: Bot, access: Access): Group {
  const kind = group.type === 'group' ? 'group chat' : `${group.type} chat`;
  const membership = group.members[bot.id];
  if (membership?.status === 'kicked') throw forbidden(`bot was kicked from the ${kind}`);
  const closed = access === 'write' || group.username === undefined;
  if (closed && !isInside(membership)) throw forbidden(`bot is not a member of the ${kind}`);
  return group;
}

export const asChat = (place: Place): Chat =>
  place.kind === 'private' ? asPrivateChat(place.person) : asGroupChat(place.group);

export const messagesOf = (place: Place): Posted[] =>
  place.kind === 'private' ? place.dialog.messages : place.group.messages;
