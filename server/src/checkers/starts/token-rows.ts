import { randomBytes } from 'node:crypto';
import type { Pool } from '#database';
import type { WorkspaceId } from '#kernel';

type TokenRow = {
  workspace_id: number;
  claim: string;
  task: string;
  bot: string;
  worker: string;
  token: string;
  made_at: Date;
  expires_at: Date;
  used_at: Date | null;
};

/** The start parameter of one claim. */
export type StartToken = {
  readonly workspace: WorkspaceId;
  readonly claim: string;
  readonly task: string;
  /** Telegram's number of the bot that is to be started, as text. */
  readonly bot: string;
  readonly worker: string;
  readonly token: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
};

const table = (pool: Pool) => pool.withTables<{ 'starts.token': TokenRow }>();

const toToken = (row: TokenRow): StartToken => ({
  workspace: row.workspace_id,
  claim: row.claim,
  task: row.task,
  bot: row.bot,
  worker: row.worker,
  token: row.token,
  madeAt: row.made_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
});

/** 32 characters of what a start parameter may have (at most 64 of A–Z, a–z, 0–9, _ and -): 186 bits of chance. */
const newToken = (): string => `s${randomBytes(24).toString('base64url').slice(1)}`;

/** Whether a start parameter looks like one of ours. */
export const isStartToken = (text: string): boolean => /^s[A-Za-z0-9_-]{31}$/.test(text);

/** The token of a claim, made when there is none: the same claim always has the same one. */
export async function keepToken(
  pool: Pool,
  of: Omit<StartToken, 'token' | 'usedAt'>,
): Promise<Pick<StartToken, 'token'>> {
  const row = {
    workspace_id: of.workspace,
    claim: of.claim,
    task: of.task,
    bot: of.bot,
    worker: of.worker,
    token: newToken(),
    made_at: of.madeAt,
    expires_at: of.expiresAt,
    used_at: null,
  };
  const kept = await table(pool)
    .insertInto('starts.token')
    .values(row)
    .onConflict((conflict) => conflict.constraint('a_claim_has_one_token').doUpdateSet({ expires_at: of.expiresAt }))
    .returning('token')
    .executeTakeFirstOrThrow();
  return kept;
}

export async function findToken(pool: Pool, workspace: WorkspaceId, token: string): Promise<StartToken | undefined> {
  const row = await table(pool)
    .selectFrom('starts.token')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('token', '=', token)
    .executeTakeFirst();
  return row && toToken(row);
}

export async function tokenOfClaim(pool: Pool, workspace: WorkspaceId, claim: string): Promise<StartToken | undefined> {
  const row = await table(pool)
    .selectFrom('starts.token')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('claim', '=', claim)
    .executeTakeFirst();
  return row && toToken(row);
}

/** A token counts once: whoever uses it again changes nothing. */
export async function useToken(pool: Pool, { workspace, claim }: StartToken, at: Date): Promise<void> {
  await table(pool)
    .updateTable('starts.token')
    .set({ used_at: at })
    .where('workspace_id', '=', workspace)
    .where('claim', '=', claim)
    .where('used_at', 'is', null)
    .execute();
}
