import type { Pool } from '#database';
import type { Clock, WorkspaceId } from '#kernel';
import { countReferrals } from './list-referrals.ts';
import { getPerson } from './person-rows.ts';
import { tables } from './tables.ts';

/** All that is kept of a person, as JSON values: instants are RFC 3339, keys are in snake_case. */
export type PersonExport = Readonly<Record<string, unknown>>;

/**
 * Everything this module keeps of somebody, with what other modules keep beside it (`parts`, under names of their own).
 * Hashes of devices are told as what they are and when they were seen: the hashes themselves say nothing to anybody.
 * Refuses with `not_found`.
 */
export async function exportPerson(
  { pool, clock }: { readonly pool: Pool; readonly clock: Clock },
  workspace: WorkspaceId,
  user: string,
  parts: PersonExport = {},
): Promise<PersonExport> {
  const person = await getPerson(pool, workspace, user);
  return {
    exported_at: clock.now().toISOString(),
    person: {
      user: person.user,
      first_name: person.firstName,
      username: person.username ?? null,
      language: person.language,
      app_language: person.appLanguage ?? null,
      is_premium: person.isPremium,
      first_seen_at: person.firstSeenAt.toISOString(),
      accepted: person.accepted ? { at: person.accepted.at.toISOString(), version: person.accepted.version } : null,
      wants_news: person.wantsNews,
      blocked_at: person.blockedAt?.toISOString() ?? null,
      erased_at: person.erasedAt?.toISOString() ?? null,
    },
    referral: await readNaming(pool, workspace, user),
    brought: await countReferrals(pool, workspace, user),
    devices: await readSignals(pool, workspace, user),
    notices: await readNotices(pool, workspace, user),
    ...parts,
  };
}

async function readNaming(pool: Pool, workspace: WorkspaceId, user: string): Promise<object | null> {
  const row = await tables(pool)
    .selectFrom('people.referral')
    .select(['named', 'refused', 'at'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .executeTakeFirst();
  return row ? { named: row.named, refused: row.refused, at: row.at.toISOString() } : null;
}

async function readSignals(pool: Pool, workspace: WorkspaceId, user: string): Promise<object[]> {
  const rows = await tables(pool)
    .selectFrom('people.signal')
    .select(['kind', 'first_at', 'last_at'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .orderBy('first_at')
    .execute();
  return rows.map(({ kind, first_at: first, last_at: last }) => ({
    kind,
    first_seen_at: first.toISOString(),
    last_seen_at: last.toISOString(),
  }));
}

async function readNotices(pool: Pool, workspace: WorkspaceId, user: string): Promise<object[]> {
  const rows = await tables(pool)
    .selectFrom('people.notice')
    .select(['kind', 'values', 'ended_at', 'outcome'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .orderBy('n')
    .execute();
  return rows.map(({ kind, values, ended_at: ended, outcome }) => ({
    kind,
    values,
    outcome: outcome ?? 'waiting',
    ended_at: ended?.toISOString() ?? null,
  }));
}
