import { sql } from 'kysely';
import { transaction, type Pool } from '#database';
import type { Id, WorkspaceId } from '#kernel';
import type { Bot } from '#telegram';
import type { Spotted } from './repertoire.ts';

type Named = Pick<Bot, 'workspace' | 'id'>;

/** Keeps that this message shows an order now, or (undefined) that it no longer does. The last message that shows one goes on. */
export async function keepShown(
  pool: Pool,
  { workspace, id }: Named,
  { chat, messageId }: Spotted,
  order: string | undefined,
): Promise<void> {
  await transaction(pool, async (tx) => {
    await sql`
      delete from bot.order_message where workspace_id = ${workspace} and bot = ${id} and chat = ${chat}
        and message_id = ${messageId} and store_order is distinct from ${order ?? null}`.execute(tx);
    if (order === undefined) return;
    await sql`
      insert into bot.order_message (workspace_id, store_order, bot, chat, message_id)
      values (${workspace}, ${order}, ${id}, ${chat}, ${messageId})
      on conflict on constraint an_order_goes_on_in_one_message do update
        set bot = excluded.bot, chat = excluded.chat, message_id = excluded.message_id`.execute(tx);
  });
}

/** Where an order is shown, and by which bot. */
export type OrderMessage = Spotted & { readonly bot: Id<'bot'> };

export async function findOrderMessage(
  pool: Pool,
  workspace: WorkspaceId,
  order: string,
): Promise<OrderMessage | undefined> {
  const { rows } = await sql<{ bot: Id<'bot'>; chat: string; message_id: bigint }>`
    select bot, chat, message_id from bot.order_message
    where workspace_id = ${workspace} and store_order = ${order}`.execute(pool);
  const [row] = rows;
  return row && { bot: row.bot, chat: row.chat, messageId: Number(row.message_id) };
}
