import { sql } from 'kysely';
import type { Tx } from '#database';
import type { WorkspaceId } from '#kernel';
import { findPerson } from './person-rows.ts';
import { judgeReferral, type ReferralFacts } from './referral.ts';
import { signalsShared } from './signal-rows.ts';
import { tables } from './tables.ts';

type Naming = { readonly user: string; readonly named: string; readonly at: Date };

/** Keeps whom somebody named at their first meeting: the link, or why there is none. */
export async function keepReferral(tx: Tx, workspace: WorkspaceId, { user, named, at }: Naming): Promise<void> {
  await lockReferrals(tx, workspace);
  const facts: ReferralFacts = {
    user,
    named,
    standing: await standingOf(tx, workspace, named),
    above: await readAbove(tx, workspace, named),
    shares: await signalsShared(tx, workspace, user, named),
  };
  await tables(tx)
    .insertInto('people.referral')
    .values({ workspace_id: workspace, user_id: user, named, refused: judgeReferral(facts) ?? null, at })
    .onConflict((conflict) => conflict.constraint('a_referrer_is_named_once').doNothing())
    .execute();
}

/** One naming at a time: two people who name each other at once would each not see the other's link. */
const lockReferrals = (tx: Tx, workspace: WorkspaceId) =>
  tables(tx)
    .selectFrom('people.workspace')
    .select('workspace_id')
    .where('workspace_id', '=', workspace)
    .forUpdate()
    .executeTakeFirstOrThrow();

async function standingOf(tx: Tx, workspace: WorkspaceId, named: string): Promise<ReferralFacts['standing']> {
  const person = await findPerson(tx, workspace, named);
  if (!person) return 'unknown';
  return person.erasedAt ? 'erased' : 'here';
}

/** Everybody above somebody, to any depth. */
async function readAbove(tx: Tx, workspace: WorkspaceId, user: string): Promise<string[]> {
  const { rows } = await sql<{ named: string }>`
    with recursive above (named) as (
      select r.named from people.referral r
      where r.workspace_id = ${workspace} and r.user_id = ${user} and r.refused is null
      union
      select r.named from people.referral r join above a on r.user_id = a.named
      where r.workspace_id = ${workspace} and r.refused is null)
    select named from above`.execute(tx);
  return rows.map(({ named }) => named);
}
