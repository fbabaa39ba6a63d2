import { sql } from 'kysely';
import type { Pool } from '#database';
import type { Bot } from '#telegram';

/** Telegram takes about 30 messages a second of one bot; what people ask for comes beside these. */
const perSecond = 25;
const second = 1000;

type Named = Pick<Bot, 'workspace' | 'id'>;

/** How many messages nobody asked for this bot may send now, over all processes; they are counted as sent. */
export async function takePace(pool: Pool, { workspace, id }: Named, wanted: number, now: Date): Promise<number> {
  const at = new Date(Math.floor(now.getTime() / second) * second);
  await sql`
    insert into bot.pace (workspace_id, bot, second, sent) values (${workspace}, ${id}, ${at}, 0)
    on conflict do nothing`.execute(pool);
  const { rows } = await sql<{ granted: number }>`
    with before as (
      select case when second = ${at} then sent else 0 end as sent from bot.pace
      where workspace_id = ${workspace} and bot = ${id} for update)
    update bot.pace p set second = ${at}, sent = least(${perSecond}, before.sent + ${wanted}::integer)
    from before where p.workspace_id = ${workspace} and p.bot = ${id}
    returning p.sent - before.sent as granted`.execute(pool);
  return rows[0]?.granted ?? 0;
}

/** Whether this chat may be told something now: one message a second. It is then counted as told. */
export async function takeChatPace(pool: Pool, bot: Named, chat: string, now: Date): Promise<boolean> {
  const ago = new Date(now.getTime() - second);
  const { rows } = await sql`
    insert into bot.chat as c (workspace_id, bot, chat, told_at) values (${bot.workspace}, ${bot.id}, ${chat}, ${now})
    on conflict on constraint a_chat_is_one_conversation do update set told_at = ${now}
      where c.told_at is null or c.told_at <= ${ago} returning chat`.execute(pool);
  return rows.length > 0;
}
