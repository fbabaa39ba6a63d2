import type { Bot, ChangeKind } from '../world/bot.ts';
import { type Call, text } from '../bot-api/call.ts';

const onlyOnRequest: readonly ChangeKind[] = ['chat_member', 'message_reaction', 'message_reaction_count'];

const known = {
  message: true,
  edited_message: true,
  channel_post: true,
  edited_channel_post: true,
  business_connection: true,
  business_message: true,
  edited_business_message: true,
  deleted_business_messages: true,
  guest_message: true,
  stopped_message_generation: true,
  message_reaction: true,
  message_reaction_count: true,
  inline_query: true,
  chosen_inline_result: true,
  callback_query: true,
  shipping_query: true,
  pre_checkout_query: true,
  purchased_paid_media: true,
  poll: true,
  poll_answer: true,
  my_chat_member: true,
  chat_member: true,
  chat_join_request: true,
  chat_boost: true,
  removed_chat_boost: true,
  managed_bot: true,
  subscription: true,
} as const satisfies Record<ChangeKind, true>;

/** Whether the bot has asked for this kind of update. */
export const allows = (bot: Bot, kind: ChangeKind): boolean =>
  bot.allowed_updates === null ? !onlyOnRequest.includes(kind) : bot.allowed_updates.includes(kind);

/** Takes over `allowed_updates` of a call: left out or no list keeps what was, no known name is the default. */
export function readAllowedUpdates(call: Call, bot: Bot): void {
  const given = parse(text(call, 'allowed_updates'));
  if (!Array.isArray(given)) return;
  const kinds = given.map((name) => String(name).toLowerCase()).filter((name): name is ChangeKind => name in known);
  bot.allowed_updates = kinds.length === 0 ? null : kinds;
}

function parse(list: string): unknown {
  try {
    return JSON.parse(list);
  } catch {
    return undefined;
  }
}
