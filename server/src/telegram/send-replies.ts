import { sql } from 'kysely';
import { isId } from '#kernel';
import type { Pool } from '#database';
import { BotApiError, BotApiUnreachable } from './bot-api-error.ts';
import { callBotApi } from './call-bot-api.ts';
import type { RelayNeeds } from './needs.ts';
import { callIn, isRunFromReply } from './reply.ts';

type Reply = { workspace: number; bot: string; updateId: bigint; reply: Buffer };
type Status = 'due' | 'sent' | 'refused' | 'unknown';

const atATime = 20;
const pauseMilliseconds = 5000;

/**
 * Runs the methods that bots asked for in answers which came too late to be returned to Telegram. Each is marked before
 * it is called and called once: one whose outcome is unknown is not repeated, since it may have been done.
 */
export async function sendReplies(needs: RelayNeeds): Promise<number> {
  const replies = await takeDue(needs.pool, needs.clock.now());
  await Promise.all(replies.map(async (one) => setStatus(needs, one, await send(needs, one))));
  return replies.length;
}

async function takeDue(pool: Pool, now: Date): Promise<Reply[]> {
  const { rows } = await sql<Reply>`
    with due as materialized (select workspace_id, bot, update_id from telegram.forward where reply_status = 'due' and due_at <= ${now}
          order by due_at limit ${atATime} for update skip locked)
    update telegram.forward f set reply_status = 'sending'
    from due
    where (f.workspace_id, f.bot, f.update_id) = (due.workspace_id, due.bot, due.update_id)
    returning f.workspace_id as workspace, f.bot, f.update_id as "updateId", f.reply`.execute(pool);
  return rows;
}

async function send(needs: RelayNeeds, { workspace, bot: id, reply }: Reply): Promise<Status> {
  const call = callIn(reply);
  if (!call || !isRunFromReply(call.method) || !isId('bot', id)) return 'refused';
  try {
    await callBotApi(needs, { workspace, id }, call.method, call.params);
    return 'sent';
  } catch (error) {
    if (error instanceof BotApiUnreachable) return error.effect === 'none' ? 'due' : 'unknown';
    if (!(error instanceof BotApiError)) throw error;
    needs.log.warn({ bot: id, method: call.method, err: error }, 'Telegram refused what a bot answered.');
    return error.error_code === 429 ? 'due' : 'refused';
  }
}

async function setStatus(
  { pool, clock }: RelayNeeds,
  { workspace, bot, updateId }: Reply,
  status: Status,
): Promise<void> {
  const due = new Date(clock.now().getTime() + pauseMilliseconds);
  await sql`
    update telegram.forward set reply_status = ${status}, due_at = ${due}
    where workspace_id = ${workspace} and bot = ${bot} and update_id = ${updateId}`.execute(pool);
}
