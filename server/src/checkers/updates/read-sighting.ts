import { z } from 'zod';
import { readMember, type Standing } from '#checkers/wire';
import { targetKey, type NotThere, type Sighting } from '#exchange/checker';
import type { Bot, Update } from '#telegram';

const chat = z.looseObject({ id: z.int() });
const user = z.looseObject({ id: z.int(), is_bot: z.boolean().optional() });

const memberShape = z.looseObject({
  chat,
  date: z.int(),
  old_chat_member: z.looseObject({ status: z.string() }),
  new_chat_member: z.looseObject({ status: z.string(), user }),
  invite_link: z.looseObject({ invite_link: z.string() }).optional(),
});
const boostShape = z.looseObject({
  chat,
  boost: z.looseObject({ boost_id: z.string(), add_date: z.int(), source: z.looseObject({ user: user.optional() }) }),
});
const removedShape = z.looseObject({
  chat,
  boost_id: z.string(),
  remove_date: z.int(),
  source: z.looseObject({ user: user.optional() }),
});

/** What an update tells of somebody at a target; undefined when it tells nothing that matters. */
export function readSighting(bot: Pick<Bot, 'workspace'>, update: Update): Sighting | undefined {
  if ('chat_member' in update) return readMove(bot, update['chat_member']);
  if ('chat_boost' in update) return readBoost(bot, update['chat_boost']);
  return 'removed_chat_boost' in update ? readRemoved(bot, update['removed_chat_boost']) : undefined;
}

const at = (unix: number): Date => new Date(unix * 1000);
const chatKey = (id: number): string => targetKey({ type: 'chat', id: String(id) });

/** Somebody came, or is not inside any more; who was made an administrator is not paid for it, and neither came nor left. */
function readMove({ workspace }: Pick<Bot, 'workspace'>, raw: unknown): Sighting | undefined {
  const { data } = memberShape.safeParse(raw);
  if (!data || data.new_chat_member.user.is_bot === true) return undefined;
  const before = readMember(data.old_chat_member)?.standing;
  const now = readMember(data.new_chat_member)?.standing;
  const worker = String(data.new_chat_member.user.id);
  const where = { workspace, target: chatKey(data.chat.id), worker, at: at(data.date) };
  const link = data.invite_link?.invite_link;
  if (now === 'inside' && before !== 'inside') return { ...where, change: 'came', ...(link !== undefined && { link }) };
  const isGone = now !== before && (now === 'outside' || now === 'banned');
  return isGone ? { ...where, change: 'gone', reason: whyGone(before, now) } : undefined;
}

/** Whoever is let in again after a removal was removed; whoever was outside before a removal had left by themselves. */
const whyGone = (before: Standing | undefined, now: 'outside' | 'banned'): NotThere =>
  before === 'banned' || (now === 'banned' && before !== 'outside') ? 'banned' : 'left';

/** A boost of nobody in particular (a prize that waits for its winner) is nobody's work. */
function readBoost({ workspace }: Pick<Bot, 'workspace'>, raw: unknown): Sighting | undefined {
  const { data } = boostShape.safeParse(raw);
  const by = data?.boost.source.user?.id;
  if (!data || by === undefined) return undefined;
  const { boost_id: proof, add_date: added } = data.boost;
  return { workspace, target: chatKey(data.chat.id), worker: String(by), change: 'came', proof, at: at(added) };
}

function readRemoved({ workspace }: Pick<Bot, 'workspace'>, raw: unknown): Sighting | undefined {
  const { data } = removedShape.safeParse(raw);
  const by = data?.source.user?.id;
  if (!data || by === undefined) return undefined;
  const where = { workspace, target: chatKey(data.chat.id), worker: String(by), at: at(data.remove_date) };
  return { ...where, change: 'gone', reason: 'boost_moved', proof: data.boost_id };
}
