import { sql } from 'kysely';
import type { Pool } from '#database';
import type { Bot } from '#telegram';
import type { Draft } from './screen.ts';

/** What the next message is for, and what was filled in so far. */
export type Step = { readonly screen?: string; readonly ask?: string; readonly draft: Draft };

export type Chat = { readonly messageId: number | undefined; readonly step: Step };

type Key = { readonly bot: Pick<Bot, 'workspace' | 'id'>; readonly chat: string };
type Row = { message_id: bigint | null; step: Step | null };

/** Longer than any answer takes; after a crash the conversation goes on by itself. */
const leaseMilliseconds = 30_000;

/** Takes the conversation for one update; undefined while another one is dealt with. */
export async function takeChat(pool: Pool, { bot, chat }: Key, now: Date): Promise<Chat | undefined> {
  const until = new Date(now.getTime() + leaseMilliseconds);
  const { rows } = await sql<Row>`
    insert into bot.chat as c (workspace_id, bot, chat, busy_until) values (${bot.workspace}, ${bot.id}, ${chat}, ${until})
    on conflict on constraint a_chat_is_one_conversation do update set busy_until = ${until}
      where c.busy_until is null or c.busy_until <= ${now}
    returning message_id, step`.execute(pool);
  const [row] = rows;
  if (!row) return undefined;
  return { messageId: row.message_id === null ? undefined : Number(row.message_id), step: row.step ?? { draft: {} } };
}

/** Writes where the conversation is now, and lets the next update in. */
export async function leaveChat(pool: Pool, { bot, chat }: Key, { messageId, step }: Chat): Promise<void> {
  await sql`
    update bot.chat set message_id = ${messageId ?? null}, step = ${JSON.stringify(step)}::jsonb, busy_until = null
    where workspace_id = ${bot.workspace} and bot = ${bot.id} and chat = ${chat}`.execute(pool);
}

/** Lets the next update in and changes nothing else. */
export async function freeChat(pool: Pool, { bot, chat }: Key): Promise<void> {
  await sql`
    update bot.chat set busy_until = null
    where workspace_id = ${bot.workspace} and bot = ${bot.id} and chat = ${chat}`.execute(pool);
}

/** Writes that this chat has blocked the bot, or has come back: one may have blocked one bot and talk to another. */
export async function markChatBlocked(pool: Pool, { bot, chat }: Key, at: Date | null): Promise<void> {
  await sql`
    update bot.chat set blocked_at = ${at}
    where workspace_id = ${bot.workspace} and bot = ${bot.id} and chat = ${chat}`.execute(pool);
}

/** Whether this chat has written to the bot and can be written to. */
export async function canTell(pool: Pool, { bot, chat }: Key): Promise<boolean> {
  const { rows } = await sql`
    select from bot.chat where workspace_id = ${bot.workspace} and bot = ${bot.id} and chat = ${chat}
      and blocked_at is null`.execute(pool);
  return rows.length > 0;
}
