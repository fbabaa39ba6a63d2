import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import { newId, type Id, type WorkspaceId } from '#kernel';
import type { Reason, Verdict } from './judge-by.ts';
import type { Inputs } from './signal.ts';
import { tables } from './tables.ts';

/** A verdict that something hung on, as it was. */
export type Decision = {
  readonly id: Id<'dec'>;
  readonly user: string;
  /** What it was about: the claim. */
  readonly about: string;
  readonly at: Date;
  readonly verdict: Verdict;
};

export type NewDecision = {
  readonly user: string;
  readonly verdict: Verdict;
  readonly about: string;
  readonly at: Date;
};

/** A verdict as it is kept, for `trust.keep_decisions`: who decides many things in one call keeps all of them with it. */
export type KeptDecision = {
  readonly id: Id<'dec'>;
  readonly user_id: string;
  readonly about: string;
  readonly rules_version: number;
  readonly inputs: Inputs;
  readonly verdict: Omit<Verdict, 'inputs' | 'rulesVersion'>;
  readonly at: Date;
};

export function decisionToKeep({ user, verdict, about, at }: NewDecision): KeptDecision {
  const { inputs, rulesVersion, ...rest } = verdict;
  return { id: newId('dec'), user_id: user, about, rules_version: rulesVersion, inputs, verdict: rest, at };
}

/** Keeps a verdict with its inputs, rules and reasons, in the transaction of what hung on it. Nobody changes it afterwards. */
export async function keepDecision(tx: Tx, workspace: WorkspaceId, decision: NewDecision): Promise<Id<'dec'>> {
  const kept = decisionToKeep(decision);
  await sql`select trust.keep_decisions(${workspace}, ${JSON.stringify([kept])}::jsonb)`.execute(tx);
  return kept.id;
}

/** What was decided about somebody, the newest first. */
export async function listDecisions(
  db: Pool | Tx,
  workspace: WorkspaceId,
  user: string,
  limit = 20,
): Promise<readonly Decision[]> {
  const rows = await tables(db)
    .selectFrom('trust.decision')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, user_id: whose, about, at, rules_version: rulesVersion, inputs, verdict }) => ({
    id: id as Id<'dec'>, // written by `keepDecision` alone, like the two below
    user: whose,
    about,
    at,
    verdict: {
      ...(verdict as Omit<Verdict, 'inputs' | 'rulesVersion'> & { reasons: Reason[] }),
      rulesVersion,
      inputs: inputs as Inputs,
    },
  }));
}
