import { sql } from 'kysely';
import type { Pool, Tx } from '#database';
import { Refusal, type WorkspaceId } from '#kernel';
import { getPerson } from '#people';
import type { TrustKind } from './event.ts';
import { judgeBy, type Verdict } from './judge-by.ts';
import { listDecisions } from './keep-decision.ts';
import { countHistory, inputsOf, readFacts, type Facts, type Question } from './read-inputs.ts';
import { readRules } from './rule-rows.ts';
import type { Rules } from './rules.ts';

/**
 * All that somebody is judged by, as JSON: who holds it can judge again, with nothing of ours but `recompute`, which reads
 * it as it is. So names are those of the code here, and not the API's.
 */
export type TrustExport = {
  readonly facts: Facts;
  /** The rules in force when it was exported. */
  readonly rules: Rules & { readonly version: number };
  readonly events: readonly { readonly kind: TrustKind; readonly reference: string; readonly at: string }[];
  readonly decisions: readonly {
    readonly decision: string;
    readonly about: string;
    readonly at: string;
    readonly verdict: Verdict;
  }[];
};

const decisionsMost = 100_000;

/** The history of somebody and everything decided from it. Refuses with `not_found`. */
export async function exportTrust(db: Pool | Tx, workspace: WorkspaceId, user: string): Promise<TrustExport> {
  const person = await getPerson(db, workspace, user);
  const [facts] = await readFacts(db, workspace, [person]);
  if (!facts) throw new Error('Nobody was read of.');
  const { rows } = await sql<{ kind: TrustKind; reference: string; at: Date }>`
    select kind, reference, at from trust.event where workspace_id = ${workspace} and user_id = ${user} order by n`.execute(
    db,
  );
  const decisions = await listDecisions(db, workspace, user, decisionsMost);
  return {
    facts,
    rules: await readRules(db, workspace),
    events: rows.map(({ kind, reference, at }) => ({ kind, reference, at: at.toISOString() })),
    decisions: decisions.map(({ id, about, at, verdict }) => ({
      decision: id,
      about,
      at: at.toISOString(),
      verdict,
    })),
  };
}

/** Judges from an export alone: the same verdict as the judge's at that moment. Pure. */
export function recompute({ facts, rules, events }: TrustExport, question: Question): Verdict {
  const history = countHistory(
    events.map(({ kind, at }) => ({ kind, at: readInstant(at) })),
    question.at,
  );
  return judgeBy(rules, inputsOf(question, facts, history));
}

function readInstant(text: string): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new Refusal('invalid_request', `"${text}" is no instant.`);
  return at;
}
