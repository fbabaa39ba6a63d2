import { transaction, type Pool } from '#database';
import { writeAudit } from '#identity';
import { Refusal, type WorkspaceId } from '#kernel';
import type { PeopleNeeds } from './needs.ts';
import type { Language, Person } from './person.ts';
import { changePerson, lockPerson } from './person-rows.ts';

type Needs = Pick<PeopleNeeds, 'pool' | 'clock'>;

export type Acceptance = {
  /** They said so themselves. */
  readonly isOfAge: true;
  /** Of the rules they read. */
  readonly version: string;
  /** Who wrote it down: `person:77`, the bot, an API key. The person, when not given. */
  readonly by?: string;
};

/** Keeps that somebody is of age and accepts the rules of this version. Saying it again changes nothing. Refuses with `not_found`. */
export const acceptRules = (
  { pool, clock }: Needs,
  workspace: WorkspaceId,
  user: string,
  { version, by = `person:${user}` }: Acceptance,
): Promise<Person> =>
  transaction(pool, async (tx) => {
    const person = await lockPerson(tx, workspace, user);
    if (person.accepted?.version === version) return person;
    const at = clock.now();
    const details = { version };
    await writeAudit(tx, { workspace, recordedAt: at, actor: by, action: 'person.accept', target: user, details });
    return changePerson(tx, workspace, user, { accepted_at: at, accepted_version: version });
  });

/** Refuses with `rules_not_accepted` unless this person has said that they are of age and accept the rules. */
export function requireAccepted(person: Pick<Person, 'accepted' | 'erasedAt'>): void {
  if (person.accepted && !person.erasedAt) return;
  throw new Refusal('rules_not_accepted', 'Say first that you are of age, and accept the rules of the exchange.');
}

/** Sets the language somebody is written to in. Refuses with `not_found`. */
export const setLanguage = (
  { pool }: { readonly pool: Pool },
  workspace: WorkspaceId,
  user: string,
  language: Language,
): Promise<Person> => changePerson(pool, workspace, user, { language });

/** Sets whether somebody wants to hear of new tasks. Refuses with `not_found`. */
export const setNews = (
  { pool }: { readonly pool: Pool },
  workspace: WorkspaceId,
  user: string,
  wantsNews: boolean,
): Promise<Person> => changePerson(pool, workspace, user, { wants_news: wantsNews });

/** Keeps since when somebody has blocked the bot; null when they let it write again. Refuses with `not_found`. */
export const markBlocked = (
  { pool }: { readonly pool: Pool },
  workspace: WorkspaceId,
  user: string,
  at: Date | null,
): Promise<Person> => changePerson(pool, workspace, user, { blocked_at: at });
