import { transaction, type Tx } from '#database';
import { endSessionsOf, writeAudit } from '#identity';
import { Refusal, type WorkspaceId } from '#kernel';
import type { ErasingNeeds, KeepReason } from './needs.ts';
import { getPerson, lockPerson } from './person-rows.ts';
import type { Person } from './person.ts';
import { tables } from './tables.ts';

/**
 * Takes away what is kept of somebody: names, languages, devices, who brought them, notices, sessions, and their words
 * elsewhere. Their number stays on the books and in the history of their work, with nothing that says who it is. Doing
 * it twice changes nothing. Refuses with `not_found`, and with `money_not_settled` while something would be lost.
 */
export async function erasePerson(
  needs: ErasingNeeds,
  workspace: WorkspaceId,
  user: string,
  { by }: { readonly by: string },
): Promise<Person> {
  const person = await getPerson(needs.pool, workspace, user);
  if (person.erasedAt) return person;
  return transaction(needs.pool, async (tx) => {
    await lockPerson(tx, workspace, user);
    requireNothing(await needs.whatKeeps(tx, workspace, user));
    const at = needs.clock.now();
    await needs.eraseElsewhere?.(tx, workspace, user, at);
    await eraseRows(tx, workspace, user, at);
    await endSessionsOf({ pool: tx, clock: needs.clock }, workspace, user);
    await writeAudit(tx, { workspace, recordedAt: at, actor: by, action: 'person.erase', target: user, details: {} });
    return getPerson(tx, workspace, user);
  });
}

const words = {
  money: 'money on the account: withdraw or spend it',
  debt: 'a debt after a charge-back: settle it',
  payout: 'a payout on its way: wait for it',
  hold: 'a reward that is held: wait until it is released or voided',
  task: 'a task that is open: cancel it, or wait until it has ended',
  appeal: 'an appeal that is open: wait for the decision',
  order: 'an order of Stars that is not over: wait for it, or cancel it',
} as const satisfies Record<KeepReason, string>;

function requireNothing(reasons: readonly KeepReason[]): void {
  if (reasons.length === 0) return;
  const told = reasons.map((reason) => words[reason]).join('; ');
  throw new Refusal('money_not_settled', `Nothing was deleted, so that nothing is lost. There is ${told}.`, {
    reasons,
  });
}

async function eraseRows(tx: Tx, workspace: WorkspaceId, user: string, at: Date): Promise<void> {
  const db = tables(tx);
  await db.deleteFrom('people.signal').where('workspace_id', '=', workspace).where('user_id', '=', user).execute();
  await db.deleteFrom('people.referral').where('workspace_id', '=', workspace).where('user_id', '=', user).execute();
  await db.deleteFrom('people.notice').where('workspace_id', '=', workspace).where('user_id', '=', user).execute();
  await db
    .updateTable('people.person')
    .set({
      first_name: '',
      username: null,
      language: 'en',
      app_language: null,
      is_premium: false,
      accepted_at: null,
      accepted_version: null,
      wants_news: true,
      erased_at: at,
    })
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .execute();
}
