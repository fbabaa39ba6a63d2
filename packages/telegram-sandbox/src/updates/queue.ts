import type { Change, ChangeKind } from '../world/bot.ts';

/**
 * The queue in which a webhook gets this update. As in Telegram's own server, messages queue by chat, what one
 * person does queues by person, and a failing update holds back only its own queue.
 */
export function queueOf(kind: ChangeKind, change: Change): string {
  if (change.subscription) return `subscription:${change.subscription.user.id}`;
  const boosted = change.chat_boost ?? change.removed_chat_boost;
  if (boosted) return `boost:${boosted.chat.id}`;
  if (change.my_chat_member) return `mine:${change.my_chat_member.chat.id}`;
  const moved = change.chat_member ?? change.chat_join_request;
  if (moved) return `member:${moved.from.id}`;
  const asked = change.callback_query ?? change.pre_checkout_query;
  if (asked) return `${kind}:${asked.from.id}`;
  return `chat:${(change.message ?? change.channel_post ?? change.edited_message)?.chat.id}`;
}
