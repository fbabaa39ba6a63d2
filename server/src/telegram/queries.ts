import { sql, type Selectable } from 'kysely';
import { isId, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { isBotMode, type Bot, type BotMode } from './bot.ts';
import type { Update } from './update.ts';

type BotRow = {
  workspace_id: number;
  id: string;
  telegram_id: string;
  username: string;
  name: string;
  mode: string;
  app: string;
  purpose: string;
  sealed_token: string;
  sealed_webhook_secret: string;
  forward_url: string | null;
  sealed_forward_secret: string | null;
  polling_offset: bigint;
  connected_at: Date | null;
  added_at: Date;
};

type UpdateRow = {
  workspace_id: number;
  bot: string;
  update_id: bigint;
  kind: string;
  raw: unknown;
  received_at: Date;
  handled_at: Date | null;
  due_at: Date | null;
  tries: number;
  problem: string | null;
};

const tables = (pool: Pool) => pool.withTables<{ 'telegram.bot': BotRow; 'telegram.update': UpdateRow }>();

function toBot(row: Selectable<BotRow>): Bot {
  if (!isId('bot', row.id) || !isBotMode(row.mode)) throw new Error(`The row of bot ${row.id} is damaged.`);
  return {
    workspace: row.workspace_id,
    id: row.id,
    telegramId: row.telegram_id,
    username: row.username,
    name: row.name,
    mode: row.mode,
    app: row.app,
    purpose: row.purpose,
    connected: row.connected_at !== null,
    forwardUrl: row.forward_url ?? undefined,
    addedAt: row.added_at,
  };
}

export type BotSecrets = {
  readonly token: string;
  readonly webhookSecret: string;
  readonly forwardSecret: string | undefined;
};
/** A bot and its sealed secrets. */
export type SealedBot = { readonly bot: Bot; readonly sealed: BotSecrets };
/** As it was when it was read: the row has another revision as soon as anything about the bot is another. */
export type SeenBot = SealedBot & { readonly revision: string };

const toSealed = (row: Selectable<BotRow>): SealedBot => ({
  bot: toBot(row),
  sealed: {
    token: row.sealed_token,
    webhookSecret: row.sealed_webhook_secret,
    forwardSecret: row.sealed_forward_secret ?? undefined,
  },
});

/** A bot by our id or, as its own program knows it, by Telegram's number. */
export async function findBot(pool: Pool, workspace: WorkspaceId, named: string): Promise<SealedBot | undefined> {
  const row = await tables(pool)
    .selectFrom('telegram.bot')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where(isId('bot', named) ? 'id' : 'telegram_id', '=', named)
    .executeTakeFirst();
  return row && toSealed(row);
}

/** Whether another workspace has this bot: Telegram has one webhook and one list of payments for it. */
export async function isTakenElsewhere(pool: Pool, workspace: WorkspaceId, telegramId: string): Promise<boolean> {
  const row = await tables(pool)
    .selectFrom('telegram.bot')
    .select('id')
    .where('telegram_id', '=', telegramId)
    .where('workspace_id', '<>', workspace)
    .executeTakeFirst();
  return row !== undefined;
}

/** The bot a webhook names; ids are random and never reused, so the workspace need not be known. */
export async function findBotAnywhere(pool: Pool, id: string): Promise<SeenBot | undefined> {
  if (!isId('bot', id)) return undefined;
  const row = await tables(pool)
    .selectFrom('telegram.bot')
    .selectAll()
    .select(sql<string>`xmin::text`.as('revision'))
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...toSealed(row), revision: row.revision };
}

/** Bots of all workspaces that were added or connected since; every one, when not told. */
export async function selectChangedBots(pool: Pool, since?: Date): Promise<Bot[]> {
  let query = tables(pool).selectFrom('telegram.bot').selectAll();
  if (since) query = query.where((is) => is.or([is('added_at', '>=', since), is('connected_at', '>=', since)]));
  return (await query.orderBy('id').execute()).map(toBot);
}

export async function selectBots(pool: Pool, filter: { workspace?: WorkspaceId; mode?: BotMode }): Promise<Bot[]> {
  let query = tables(pool).selectFrom('telegram.bot').selectAll();
  if (filter.workspace !== undefined) query = query.where('workspace_id', '=', filter.workspace);
  if (filter.mode) query = query.where('mode', '=', filter.mode).where('connected_at', 'is not', null);
  return (await query.orderBy('id').execute()).map(toBot);
}

export type BotToKeep = Pick<Bot, 'workspace' | 'id' | 'telegramId' | 'username' | 'name' | 'mode' | 'addedAt'> & {
  readonly app: string | undefined;
  readonly purpose: string | undefined;
  readonly forwardUrl: string | undefined;
  readonly sealed: BotSecrets;
};

/** Keeps a bot, not connected yet. One that was added before keeps its id, and what is not told anew. */
export async function upsertBot(pool: Pool, bot: BotToKeep): Promise<Bot> {
  const row = await tables(pool)
    .insertInto('telegram.bot')
    .values({
      workspace_id: bot.workspace,
      id: bot.id,
      telegram_id: bot.telegramId,
      username: bot.username,
      name: bot.name,
      mode: bot.mode,
      app: bot.app ?? 'main',
      purpose: bot.purpose ?? 'billing',
      sealed_token: bot.sealed.token,
      sealed_webhook_secret: bot.sealed.webhookSecret,
      forward_url: bot.forwardUrl ?? null,
      sealed_forward_secret: bot.sealed.forwardSecret ?? null,
      polling_offset: 0n,
      added_at: bot.addedAt,
    })
    .onConflict((conflict) =>
      conflict.constraint('a_bot_is_added_once').doUpdateSet((excluded) => ({
        username: excluded.ref('excluded.username'),
        name: excluded.ref('excluded.name'),
        mode: excluded.ref('excluded.mode'),
        sealed_token: excluded.ref('excluded.sealed_token'),
        sealed_webhook_secret: excluded.ref('excluded.sealed_webhook_secret'),
        connected_at: null,
        ...(bot.forwardUrl === undefined
          ? {}
          : {
              forward_url: bot.forwardUrl,
              sealed_forward_secret: excluded.ref('excluded.sealed_forward_secret'),
            }),
        ...(bot.app === undefined ? {} : { app: bot.app }),
        ...(bot.purpose === undefined ? {} : { purpose: bot.purpose }),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return toBot(row);
}

export async function markConnected(pool: Pool, bot: Bot, now: Date): Promise<void> {
  await tables(pool)
    .updateTable('telegram.bot')
    .set({ connected_at: now })
    .where('workspace_id', '=', bot.workspace)
    .where('id', '=', bot.id)
    .execute();
}

export async function pollingOffset(pool: Pool, bot: Bot): Promise<bigint> {
  const row = await tables(pool)
    .selectFrom('telegram.bot')
    .select('polling_offset')
    .where('workspace_id', '=', bot.workspace)
    .where('id', '=', bot.id)
    .executeTakeFirstOrThrow();
  return row.polling_offset;
}

/** The numbers start anywhere after a week of silence, so the offset is what was stored last, not the highest. */
export async function setPollingOffset(pool: Pool, bot: Bot, offset: bigint): Promise<void> {
  await tables(pool)
    .updateTable('telegram.bot')
    .set({ polling_offset: offset })
    .where('workspace_id', '=', bot.workspace)
    .where('id', '=', bot.id)
    .execute();
}

export type StoredUpdate = {
  readonly bot: Bot;
  readonly update: Update;
  readonly receivedAt: Date;
  /** How often it has been tried, this time included. */
  readonly tries: number;
};

/**
 * Advertisers show the bot of the exchange the token of a bot once, to prove that it is theirs. It is read and forgotten:
 * what is stored has only the number before it.
 */
const withoutTokens = ({ purpose }: Pick<Bot, 'purpose'>, raw: string): string =>
  purpose === 'exchange' ? raw.replaceAll(/(?<!\d)(\d{6,20}):[A-Za-z0-9_-]{30,128}/g, '$1:<token>') : raw;

/** Stores an update, to be handled, or looked at again at `due`. False when it had been stored before. */
export async function storeUpdate(
  pool: Pool,
  { bot, update, receivedAt }: Omit<StoredUpdate, 'tries'>,
  kind: string,
  due: Date | null,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(pool)
    .insertInto('telegram.update')
    .values({
      workspace_id: bot.workspace,
      bot: bot.id,
      update_id: BigInt(update.update_id),
      kind,
      raw: withoutTokens(bot, JSON.stringify(update)),
      received_at: receivedAt,
      handled_at: due ? null : receivedAt,
      due_at: due,
      tries: due ? 1 : 0,
    })
    .onConflict((conflict) => conflict.constraint('an_update_is_stored_once').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

const oneUpdate = (pool: Pool, { bot, update }: Pick<StoredUpdate, 'bot' | 'update'>) =>
  tables(pool)
    .updateTable('telegram.update')
    .where('workspace_id', '=', bot.workspace)
    .where('bot', '=', bot.id)
    .where('update_id', '=', BigInt(update.update_id));

export async function markHandled(pool: Pool, stored: StoredUpdate, now: Date): Promise<void> {
  await oneUpdate(pool, stored).set({ handled_at: now, due_at: null, problem: null }).execute();
}

/** Puts an update off. Says nothing of one that somebody else has handled meanwhile. */
export async function putOffUpdate(pool: Pool, stored: StoredUpdate, due: Date, problem: string): Promise<void> {
  await oneUpdate(pool, stored).where('handled_at', 'is', null).set({ due_at: due, problem }).execute();
}

/** Takes updates that are due, for as long as the lease lasts: nobody else takes them meanwhile. */
export async function takeDueUpdates(pool: Pool, now: Date, lease: Date, limit: number): Promise<StoredUpdate[]> {
  const { rows } = await sql<BotRow & { raw: Update; received_at: Date; tries: number }>`
    with taken as (
      with due as materialized (select workspace_id, bot, update_id from telegram.update where due_at <= ${now}
            order by due_at limit ${limit} for update skip locked)
    update telegram.update u set due_at = ${lease}, tries = u.tries + 1
    from due
      where (u.workspace_id, u.bot, u.update_id) = (due.workspace_id, due.bot, due.update_id)
      returning u.workspace_id, u.bot, u.raw, u.received_at, u.tries)
    select b.*, t.raw, t.received_at, t.tries from taken t
    join telegram.bot b on (b.workspace_id, b.id) = (t.workspace_id, t.bot)`.execute(pool);
  return rows.map((row) => ({
    bot: toBot(row),
    update: row.raw,
    receivedAt: row.received_at,
    tries: row.tries,
  }));
}

/** Deletes handled updates that no redelivery can repeat any more. */
export async function deleteUpdatesBefore(pool: Pool, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from telegram.update where (workspace_id, bot, update_id) in (
      select workspace_id, bot, update_id from telegram.update
      where received_at < ${before} and handled_at is not null limit ${limit})`.execute(pool);
  return Number(numAffectedRows ?? 0n);
}
