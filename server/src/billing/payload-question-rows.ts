import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { JsonObject } from '#jobs';

/** A payment about which an operator's program is asked. */
export type PayloadQuestion = {
  readonly workspace: WorkspaceId;
  readonly payment: string;
  readonly rule: string;
  readonly askedAt: Date;
  readonly tries: number;
};

type Opening = { readonly workspace: WorkspaceId; readonly payment: string; readonly rule: string; readonly at: Date };

const leaseMilliseconds = 30_000;
const leaseFrom = (now: Date): Date => new Date(now.getTime() + leaseMilliseconds);

/** Asks from now on, by this rule; a question that was closed is opened again. */
export async function openQuestion(tx: Tx, { workspace, payment, rule, at }: Opening): Promise<void> {
  await sql`
    insert into billing.payload_question as q (workspace_id, payment, rule, status, asked_at, due_at)
    values (${workspace}, ${payment}, ${rule}, 'open', ${at}, ${leaseFrom(at)})
    on conflict (workspace_id, payment) do update set rule = excluded.rule, status = 'open',
      asked_at = excluded.asked_at, due_at = excluded.due_at, tries = 0, answer = null, closed_at = null`.execute(tx);
}

/** Takes an open question to be asked now, for as long as the lease lasts; undefined when it is closed. */
export async function takeQuestion(
  pool: Pool,
  workspace: WorkspaceId,
  payment: string,
  now: Date,
): Promise<PayloadQuestion | undefined> {
  const { rows } = await sql<{ rule: string; asked_at: Date; tries: number }>`
    update billing.payload_question set due_at = ${leaseFrom(now)}, tries = tries + 1
    where workspace_id = ${workspace} and payment = ${payment} and status = 'open'
    returning rule, asked_at, tries`.execute(pool);
  const [row] = rows;
  return row && { workspace, payment, rule: row.rule, askedAt: row.asked_at, tries: row.tries };
}

export async function askAgainAt(db: Pool | Tx, { workspace, payment }: PayloadQuestion, due: Date): Promise<void> {
  await sql`update billing.payload_question set due_at = ${due}
    where workspace_id = ${workspace} and payment = ${payment} and status = 'open'`.execute(db);
}

/** The question is done with: by an answer, or by giving up. */
export async function closeQuestion(
  db: Pool | Tx,
  { workspace, payment }: Pick<PayloadQuestion, 'workspace' | 'payment'>,
  at: Date,
  answer?: JsonObject,
): Promise<void> {
  await sql`update billing.payload_question set status = ${answer ? 'answered' : 'given_up'}, due_at = null,
      closed_at = ${at}, answer = ${answer ? JSON.stringify(answer) : null}
    where workspace_id = ${workspace} and payment = ${payment} and status = 'open'`.execute(db);
}

/** Questions that are due, put off by the lease: whoever took them before was cut short, or was asked to wait. */
export async function takeDueQuestions(
  tx: Tx,
  now: Date,
  limit: number,
): Promise<{ workspace: WorkspaceId; payment: string }[]> {
  const { rows } = await sql<{ workspace: WorkspaceId; payment: string }>`
    with due as materialized (select workspace_id, payment from billing.payload_question where due_at <= ${now}
          order by due_at limit ${limit} for update skip locked)
    update billing.payload_question q set due_at = ${leaseFrom(now)}
    from due
    where (q.workspace_id, q.payment) = (due.workspace_id, due.payment)
    returning q.workspace_id as workspace, q.payment`.execute(tx);
  return rows;
}
