import type { Pool, Tx } from '#database';
import type { WorkspaceId } from '#kernel';
import type { Person } from '#people';
import { judgeBy, type Verdict } from './judge-by.ts';
import { inputsOf, readFacts, readHistory, type Question } from './read-inputs.ts';
import { readRules } from './rule-rows.ts';

/** Who is judged. */
export type Judged = Pick<Person, 'workspace' | 'user' | 'isPremium'>;

/**
 * What somebody may do now, by the rules in force: how many claims at once and in a day, and how long rewards are held.
 * It reads a few rows, however long the history is.
 */
export async function judge(
  db: Pool | Tx,
  workspace: WorkspaceId,
  person: Judged,
  question: Question,
): Promise<Verdict> {
  const rules = await readRules(db, workspace);
  const history = await readHistory(db, workspace, person.user, question.at);
  return judgeBy(rules, inputsOf(question, await readFacts(db, person), history));
}
