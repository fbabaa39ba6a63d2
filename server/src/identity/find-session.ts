import type { Pool, Tx } from '#database';
import { Refusal, type Clock, type Id, type WorkspaceId } from '#kernel';
import { digestOf, looksLikeSecret } from './api-key.ts';
import type { Caller } from './authenticate.ts';
import { tables } from './queries.ts';
import { personRequestsPerMinute } from './session.ts';

type Needs = { readonly pool: Pool; readonly clock: Clock };

/** Whether a bearer token is a person's and no API key. */
export const isSessionToken = (token: string): boolean => token.startsWith('ses_');

/** Who holds this token of a session. Refuses with `unauthenticated`, or `session_expired` when it has ended. */
export async function authenticatePerson({ pool, clock }: Needs, token: string): Promise<Caller> {
  const row = looksLikeSecret(token, 'ses') ? await findByToken(pool, token) : undefined;
  if (!row) throw new Refusal('unauthenticated', 'This session is not known. Open one with POST /v1/sessions.');
  if (row.ended_at || row.expires_at <= clock.now())
    throw new Refusal('session_expired', 'This session has ended. Open the Mini App again.', { reason: 'ended' });
  return {
    workspace: row.workspace_id,
    key: row.id,
    person: row.user_id,
    scopes: new Set(),
    requestsPerMinute: personRequestsPerMinute,
  };
}

const findByToken = (pool: Pool, token: string) =>
  tables(pool)
    .selectFrom('identity.person_session')
    .select(['workspace_id', 'id', 'user_id', 'expires_at', 'ended_at'])
    .where('token_sha256', '=', Buffer.from(digestOf(token), 'hex'))
    .executeTakeFirst();

/** Ends one session at once. Ending it twice changes nothing. */
export async function endSession({ pool, clock }: Needs, workspace: WorkspaceId, id: Id<'ses'>): Promise<void> {
  await tables(pool)
    .updateTable('identity.person_session')
    .set({ ended_at: clock.now() })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends every session of a person. */
export async function endSessionsOf(
  { pool, clock }: { readonly pool: Pool | Tx; readonly clock: Clock },
  workspace: WorkspaceId,
  user: string,
): Promise<void> {
  await tables(pool)
    .updateTable('identity.person_session')
    .set({ ended_at: clock.now() })
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .where('ended_at', 'is', null)
    .execute();
}
