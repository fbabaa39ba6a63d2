import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import { selectAccounts, type SealedAccount } from './account-rows.ts';
import { isBroken } from './breaker.ts';
import { after, describe } from './due.ts';
import { inTime } from './in-time.ts';
import type { SupplyNeeds } from './needs.ts';
import { openAccess } from './sealed.ts';
import type { Validation, Verdict } from './supplier.ts';

export type RecipientQuestion = {
  /** `@name`, `name`, a `t.me/name` link or a numeric Telegram id. */
  readonly recipient: string;
  readonly stars: number;
};

/** Whether somebody can be topped up. `unknown` is never a yes: it is said as "not verified" and confirmed expressly. */
export type RecipientVerdict = {
  readonly verdict: Verdict;
  /** Without `@`. Missing where none is known: nothing can be bought then, whatever the verdict. */
  readonly username?: string;
  /** As people see it, to be shown back. */
  readonly name?: string;
  /** When the recipient was named by it. */
  readonly telegramId?: string;
  /** `no_username`, `malformed`, or a supplier's own words. */
  readonly reason?: string;
};

export type ValidateNeeds = Pick<SupplyNeeds, 'pool' | 'clock' | 'log' | 'masterKey' | 'suppliers' | 'knowsUser'>;

/** How long what suppliers said of somebody stands. */
const keepFor = 60_000;
/** How long a buyer waits for one supplier. */
const patience = 4000;

/**
 * Asks the suppliers in their order whether somebody can be topped up, until one says yes or no. The answer is kept for a
 * minute. A numeric id is looked up among those our bots know: without a username nobody can be topped up.
 */
export async function validateRecipient(
  needs: ValidateNeeds,
  workspace: WorkspaceId,
  { recipient, stars }: RecipientQuestion,
): Promise<RecipientVerdict> {
  const text = recipient.trim();
  if (/^[1-9]\d{0,15}$/.test(text)) return validateId(needs, workspace, text, stars);
  const username = usernameOf(text);
  if (username === undefined) return { verdict: 'no', reason: 'malformed' };
  return { username, ...(await validateName(needs, workspace, username, stars)) };
}

/** A username as people write it, without what they put before it. Undefined: nobody can be called that. */
export function usernameOf(text: string): string | undefined {
  const name = /^(?:(?:https?:\/\/)?t\.me\/|@)?([A-Za-z0-9_]{1,32})\/?$/.exec(text.trim())?.[1];
  return name !== undefined && /[A-Za-z]/.test(name) ? name : undefined;
}

async function validateId(
  needs: ValidateNeeds,
  workspace: WorkspaceId,
  telegramId: string,
  stars: number,
): Promise<RecipientVerdict> {
  let known: Awaited<ReturnType<typeof needs.knowsUser>>;
  try {
    known = await needs.knowsUser(workspace, telegramId);
  } catch (error) {
    needs.log.warn({ words: describe(error) }, 'Telegram did not say who an id is.');
    return { verdict: 'unknown', telegramId, reason: 'Telegram does not answer now.' };
  }
  const username = known?.username ?? undefined;
  if (!known || username === undefined) return { verdict: 'no', telegramId, reason: 'no_username' };
  return { telegramId, username, name: known.name, ...(await validateName(needs, workspace, username, stars)) };
}

/** What suppliers say of a username: kept, or asked now. */
async function validateName(
  needs: ValidateNeeds,
  workspace: WorkspaceId,
  username: string,
  stars: number,
): Promise<Validation> {
  const now = needs.clock.now();
  const kept = await keptValidation(needs, workspace, username, stars, now);
  if (kept) return kept;
  const accounts = await selectAccounts(needs.pool, workspace);
  for (const sealed of accounts) {
    if (!sealed.account.isOn || isBroken(sealed.account, now)) continue;
    const told = await validateAt(needs, sealed, username, stars);
    if (told.verdict !== 'unknown') return told;
  }
  return { verdict: 'unknown', reason: 'No supplier could say.' };
}

/**
 * What one supplier says of a username now. A yes or a no is kept for whoever asks next; whoever cannot be asked, or does
 * not answer, says `unknown`.
 */
export async function validateAt(
  needs: Pick<ValidateNeeds, 'pool' | 'clock' | 'log' | 'masterKey' | 'suppliers'>,
  sealed: SealedAccount,
  username: string,
  stars: number,
): Promise<Validation> {
  const { account } = sealed;
  const limits = needs.suppliers[account.kind]?.limits;
  if (!limits || stars < limits.min || stars > limits.max) return { verdict: 'unknown' };
  try {
    const { supplier, access } = openAccess(needs, sealed);
    const told = await inTime(supplier.validate?.(access, { username, stars }), patience);
    if (!told || told.verdict === 'unknown') return told ?? { verdict: 'unknown' };
    await keep(needs, account.workspace, username, stars, told);
    return told;
  } catch (error) {
    needs.log.warn({ supplier: account.id, words: describe(error) }, 'A supplier did not say whom it can top up.');
    return { verdict: 'unknown', reason: 'It does not answer now.' };
  }
}

async function keep(
  { pool, clock }: Pick<ValidateNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  username: string,
  stars: number,
  { verdict, name, reason }: Validation,
): Promise<void> {
  await sql`
    insert into supply.validation (workspace_id, username, stars, verdict, name, reason, read_at)
    values (${workspace}, ${username.toLowerCase()}, ${stars}, ${verdict}, ${name ?? null}, ${reason ?? null},
      ${clock.now()})
    on conflict on constraint a_validation_is_of_one_recipient
    do update set verdict = excluded.verdict, name = excluded.name, reason = excluded.reason,
      read_at = excluded.read_at`.execute(pool);
}

async function keptValidation(
  { pool }: ValidateNeeds,
  workspace: WorkspaceId,
  username: string,
  stars: number,
  now: Date,
): Promise<Validation | undefined> {
  const { rows } = await sql<{ verdict: Verdict; name: string | null; reason: string | null }>`
    select verdict, name, reason from supply.validation
    where workspace_id = ${workspace} and username = ${username.toLowerCase()} and stars = ${stars}
      and read_at > ${after(now, -keepFor)}`.execute(pool);
  const row = rows[0];
  if (!row) return undefined;
  return {
    verdict: row.verdict,
    ...(row.name !== null && { name: row.name }),
    ...(row.reason !== null && { reason: row.reason }),
  };
}
