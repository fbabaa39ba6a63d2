import { sql } from 'kysely';
import { isId, newId, type Id, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Finding } from '#exchange';
import type { Decision, Review, ReviewCause, ReviewOutcome } from './review.ts';

type ReviewRow = {
  workspace_id: number;
  task: string;
  round: number;
  cause: ReviewCause;
  findings: Finding[];
  is_risky: boolean;
  opened_at: Date;
  due_at: Date;
  outcome: ReviewOutcome | null;
  decided_at: Date | null;
  decisions: { id: Id<'dec'>; decision: 'approve' | 'reject'; reasons: string[]; actor: string; decided_at: string }[];
};

const columns = sql`r.*, coalesce((
  select jsonb_agg(jsonb_build_object('id', d.id, 'decision', d.decision, 'reasons', d.reasons, 'actor', d.actor,
    'decided_at', d.decided_at) order by d.decided_at, d.id)
  from moderation.decision d where (d.workspace_id, d.task, d.round) = (r.workspace_id, r.task, r.round)), '[]') as decisions`;

function toReview(row: ReviewRow): Review {
  const { task } = row;
  if (!isId('tsk', task)) throw new Error(`The row of the review of ${task} is damaged.`);
  return {
    workspace: row.workspace_id,
    task,
    round: row.round,
    cause: row.cause,
    findings: row.findings,
    isRisky: row.is_risky,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    outcome: row.outcome,
    decidedAt: row.decided_at,
    decisions: row.decisions.map(({ decided_at, ...decision }) => ({ ...decision, decidedAt: new Date(decided_at) })),
  };
}

export type NewReview = Pick<Review, 'workspace' | 'task' | 'cause' | 'findings' | 'isRisky' | 'openedAt' | 'dueAt'>;

/** Puts a task in the queue; false when it is there already. */
export async function insertReview(tx: Tx, review: NewReview): Promise<boolean> {
  const { workspace, task, cause, findings, isRisky, openedAt, dueAt } = review;
  const { numAffectedRows } = await sql`
    insert into moderation.review (workspace_id, task, round, cause, findings, is_risky, opened_at, due_at, asked_at)
    select ${workspace}, ${task}, coalesce(max(round), 0) + 1, ${cause}, ${JSON.stringify(findings)}::jsonb, ${isRisky},
      ${openedAt}, ${dueAt}, ${openedAt}
    from moderation.review where workspace_id = ${workspace} and task = ${task}
    on conflict (workspace_id, task) where outcome is null do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** The open review of a task, locked until commit. */
export async function lockOpenReview(tx: Tx, workspace: WorkspaceId, task: string): Promise<Review | undefined> {
  const { rows } = await sql<ReviewRow>`
    select ${columns} from moderation.review r
    where r.workspace_id = ${workspace} and r.task = ${task} and r.outcome is null for update of r`.execute(tx);
  return rows[0] && toReview(rows[0]);
}

/** Every review of a task, the newest first. */
export async function selectReviews(db: Pool | Tx, workspace: WorkspaceId, task: string): Promise<Review[]> {
  const { rows } = await sql<ReviewRow>`
    select ${columns} from moderation.review r
    where r.workspace_id = ${workspace} and r.task = ${task} order by r.round desc`.execute(db);
  return rows.map(toReview);
}

/** Open reviews, those that should be decided first at the top. */
export async function selectQueue(
  db: Pool | Tx,
  workspace: WorkspaceId,
  { after, cause, limit }: { after: { due: Date; task: string } | undefined; cause: string | null; limit: number },
): Promise<Review[]> {
  const { rows } = await sql<ReviewRow>`
    select ${columns} from moderation.review r
    where r.workspace_id = ${workspace} and r.outcome is null and (${cause}::text is null or r.cause = ${cause})
      and (${after?.due ?? null}::timestamptz is null or (r.due_at, r.task) > (${after?.due ?? null}, ${after?.task ?? ''}))
    order by r.due_at, r.task limit ${limit}`.execute(db);
  return rows.map(toReview);
}

/** What somebody says in this round. False when they have said something already. */
export async function insertDecision(tx: Tx, review: Review, decision: Omit<Decision, 'id'>): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into moderation.decision (workspace_id, id, task, round, decision, reasons, actor, decided_at)
    values (${review.workspace}, ${newId('dec')}, ${review.task}, ${review.round}, ${decision.decision},
      ${[...decision.reasons]}, ${decision.actor}, ${decision.decidedAt})
    on conflict on constraint a_person_decides_once_in_a_round do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function closeReview(tx: Tx, review: Review, outcome: ReviewOutcome, at: Date): Promise<void> {
  await sql`update moderation.review set outcome = ${outcome}, decided_at = ${at}
    where workspace_id = ${review.workspace} and task = ${review.task} and round = ${review.round}`.execute(tx);
}
