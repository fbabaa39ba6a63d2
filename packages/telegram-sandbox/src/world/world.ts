import type { Bot } from './bot.ts';
import { type Dialog, newDialog } from './dialog.ts';
import type { Group } from './group.ts';
import type { Charge, InvoiceLink, Subscription } from './payment.ts';
import type { Person } from './person.ts';

type StoredFile = { readonly id: string; readonly type: string; readonly base64: string };

/** All that the emulated Telegram remembers: plain data, so that a state file is its JSON. */
export type World = {
  readonly version: 1;
  next_user_id: number;
  next_bot_id: number;
  next_chat_id: number;
  users: Record<string, Person>;
  bots: Record<string, Bot>;
  /** By `<user>:<bot>`. */
  dialogs: Record<string, Dialog>;
  groups: Record<string, Group>;
  invoices: Record<string, InvoiceLink>;
  charges: Record<string, Charge>;
  subscriptions: Record<string, Subscription>;
  files: Record<string, StoredFile>;
  /** The key that signs initData for third parties: PKCS 8, base64. */
  signing_key: string;
};

export const newWorld = (signing_key: string): World => ({
  version: 1,
  next_user_id: 700_000_001,
  next_bot_id: 7_000_001,
  next_chat_id: 1_000_000_001,
  users: { 123456789: { id: 123456789, first_name: 'User', username: 'username', language_code: 'en', stars: 0 } },
  bots: {},
  dialogs: {},
  groups: {},
  invoices: {},
  charges: {},
  subscriptions: {},
  files: {},
  signing_key,
});

/** The private chat of these two, opened when they have none. */
export function dialogOf(world: World, user: number, bot: number): Dialog {
  return (world.dialogs[`${user}:${bot}`] ??= newDialog(user, bot));
}

export const botByToken = (world: World, token: string): Bot | undefined =>
  Object.values(world.bots).find((bot) => bot.token === token);

/** A bot by its id, its username or `@username`. */
export function findBot(world: World, name: string | number): Bot | undefined {
  const byId = world.bots[name];
  if (byId) return byId;
  const username = String(name).replace(/^@/, '').toLowerCase();
  return Object.values(world.bots).find((bot) => bot.username.toLowerCase() === username);
}
