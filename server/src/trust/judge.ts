import type { Pool, Tx } from '#database';
import type { WorkspaceId } from '#kernel';
import type { Person } from '#people';
import { judgeBy, type Verdict } from './judge-by.ts';
import { inputsOf, readFacts, readHistories, type Question } from './read-inputs.ts';
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
  const { at, ...asked } = question;
  const [verdict] = await judgeAll(db, workspace, at, [{ person, ...asked }]);
  if (!verdict) throw new Error('Nobody was judged.');
  return verdict;
}

/** Judges many at one instant, in their order, with as many statements as one. */
export async function judgeAll(
  db: Pool | Tx,
  workspace: WorkspaceId,
  at: Date,
  asked: readonly (Omit<Question, 'at'> & { readonly person: Judged })[],
): Promise<readonly Verdict[]> {
  const people = asked.map(({ person }) => person);
  const rules = await readRules(db, workspace);
  const users = people.map(({ user }) => user);
  const histories = await readHistories(db, workspace, users, at);
  const facts = await readFacts(db, workspace, people);
  return asked.map(({ kind, asset, rating }, n) => {
    const [of, history] = [facts[n], histories[n]];
    if (!of || !history) throw new Error('Somebody was not read of.');
    return judgeBy(rules, inputsOf({ at, kind, asset, ...(rating !== undefined && { rating }) }, of, history));
  });
}
