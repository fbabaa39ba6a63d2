import { hash } from 'node:crypto';
import type { Pool, Tx } from '#database';
import { newId, Refusal, type Clock, type WorkspaceId } from '#kernel';
import { digestOf, newSecret } from './api-key.ts';
import { verifyInitData, type InitDataVerdict } from './init-data.ts';
import type { InitData } from './read-init-data.ts';
import { tables } from './queries.ts';
import { sessionSeconds, type Session } from './session.ts';

/** The pool, or the transaction in which the person is met. */
type Needs = { readonly pool: Pool | Tx; readonly clock: Clock };

const words = {
  malformed: 'This is no initData. Send "Authorization: tma <initData>", as Telegram gave it to the Mini App.',
  forged: 'This initData was not signed for this bot. Send it as it came, and name the bot whose Mini App it is.',
  old: 'This initData is more than an hour old. Open the Mini App again.',
  from_the_future: 'This initData is dated after now. Set the clock of this server.',
} as const satisfies Record<Extract<InitDataVerdict, { ok: false }>['reason'], string>;

/**
 * Whom initData is of, by the token of the bot it was made for. Refuses with `signature_invalid` what Telegram has not
 * signed, and with `session_expired` what is too old.
 */
export function requireInitData({ clock }: Pick<Needs, 'clock'>, token: string, raw: string): InitData {
  const verdict = verifyInitData(token, raw, { now: clock.now() });
  if (verdict.ok) return verdict.data;
  const { reason } = verdict;
  throw new Refusal(reason === 'old' ? 'session_expired' : 'signature_invalid', words[reason], { reason });
}

/**
 * Opens a session for whom initData is of, for 12 hours. The token is told this once. Refuses with `session_expired`
 * initData that has opened one before: who has the token needs no other, and who copied the words gets none.
 */
export async function openSession(
  { pool, clock }: Needs,
  { workspace, bot, data }: { readonly workspace: WorkspaceId; readonly bot: string; readonly data: InitData },
): Promise<{ readonly session: Session; readonly token: string }> {
  const token = newSecret('ses');
  const openedAt = clock.now();
  const expiresAt = new Date(openedAt.getTime() + sessionSeconds * 1000);
  const session: Session = { workspace, id: newId('ses'), user: data.user.id, bot, openedAt, expiresAt };
  const { numInsertedOrUpdatedRows } = await tables(pool)
    .insertInto('identity.person_session')
    .values({
      workspace_id: workspace,
      id: session.id,
      user_id: session.user,
      bot,
      token_sha256: Buffer.from(digestOf(token), 'hex'),
      proof_sha256: hash('sha256', `${bot}:${data.hash}`, 'buffer'),
      opened_at: openedAt,
      expires_at: expiresAt,
    })
    .onConflict((conflict) => conflict.constraint('a_proof_opens_one_session').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return { session, token };
  throw new Refusal(
    'session_expired',
    'This initData has opened a session before. Use the token of that one, or open the Mini App again.',
    { reason: 'used' },
  );
}
