import { sql } from 'kysely';
import type { Pool } from '#database';
import type { StartProof } from '#exchange/checker';
import type { WorkspaceId } from '#kernel';

type PresenceRow = {
  workspace_id: number;
  bot: string;
  worker: string;
  state: string;
  at: Date;
  via: string;
  first_at: Date;
};

/** Whether a person uses a bot, as far as we were told. */
export type Presence = {
  readonly workspace: WorkspaceId;
  /** Telegram's number of the bot, as text. */
  readonly bot: string;
  readonly worker: string;
  readonly state: 'started' | 'stopped';
  readonly at: Date;
  readonly via: StartProof;
  readonly firstAt: Date;
};

const table = (pool: Pool) => pool.withTables<{ 'starts.presence': PresenceRow }>();

/** Notes what was told. What happened later counts, whatever order it is told in; at the same second, what is told last. */
export async function notePresence(
  pool: Pool,
  { workspace, bot, worker, state, at, via, firstAt }: Presence,
): Promise<void> {
  await sql`insert into starts.presence as known (workspace_id, bot, worker, state, at, via, first_at)
    values (${workspace}, ${bot}, ${worker}, ${state}, ${at}, ${via}, ${firstAt})
    on conflict on constraint a_person_uses_a_bot_or_not do update set
      state = case when excluded.at >= known.at then excluded.state else known.state end,
      via = case when excluded.at >= known.at then excluded.via else known.via end,
      at = greatest(excluded.at, known.at), first_at = least(excluded.first_at, known.first_at)`.execute(pool);
}

export async function findPresence(
  pool: Pool,
  { workspace, bot, worker }: Pick<Presence, 'workspace' | 'bot' | 'worker'>,
): Promise<Pick<Presence, 'state' | 'at' | 'via' | 'firstAt'> | undefined> {
  const row = await table(pool)
    .selectFrom('starts.presence')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('bot', '=', bot)
    .where('worker', '=', worker)
    .executeTakeFirst();
  if (!row) return undefined;
  const via = row.via === 'callback' || row.via === 'mini_app' ? row.via : 'instance';
  return { state: row.state === 'stopped' ? 'stopped' : 'started', at: row.at, via, firstAt: row.first_at };
}
