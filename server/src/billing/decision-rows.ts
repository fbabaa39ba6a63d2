import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { DecisionPolicy } from './revocation.ts';

/** A refund under the policy `ask`: the money went back, what was left was taken, and a person decides the rest. */
export type Decision = {
  readonly refund: string;
  readonly payment: string;
  readonly customer: string;
  readonly askedAt: Date;
  readonly decidedAt?: Date;
  readonly policy?: DecisionPolicy;
  /** Who decided: an API key, or `asterism` when nobody did in time. */
  readonly actor?: string;
  readonly reason?: string;
};

type Row = {
  refund: string;
  payment: string;
  customer: string;
  asked_at: Date;
  decided_at: Date | null;
  policy: DecisionPolicy | null;
  actor: string | null;
  reason: string | null;
};

export async function insertDecision(
  tx: Tx,
  workspace: WorkspaceId,
  { refund, payment, customer, askedAt }: Decision,
): Promise<void> {
  await sql`insert into billing.refund_decision (workspace_id, refund, payment, customer, asked_at)
    values (${workspace}, ${refund}, ${payment}, ${customer}, ${askedAt})`.execute(tx);
}

const columns = sql`refund, payment, customer, asked_at, nullif(decided_at, 'infinity') as decided_at, policy, actor, reason`;

/** The decision about a refund with the key it was made under, locked until commit. */
export async function lockDecision(tx: Tx, workspace: WorkspaceId, refund: string) {
  const { rows } = await sql<Row & { key: string | null; input_hash: string | null }>`
    select ${columns}, key, input_hash from billing.refund_decision
    where workspace_id = ${workspace} and refund = ${refund} for update`.execute(tx);
  const [row] = rows;
  return row && { decision: decisionOf(row), key: row.key, inputHash: row.input_hash };
}

export async function keepDecision(
  tx: Tx,
  workspace: WorkspaceId,
  { refund, decidedAt, policy, actor, reason }: Decision,
  { key, hash }: { readonly key: string; readonly hash: string },
): Promise<void> {
  await sql`update billing.refund_decision
    set decided_at = ${decidedAt}, policy = ${policy}, actor = ${actor}, reason = ${reason}, key = ${key}, input_hash = ${hash}
    where workspace_id = ${workspace} and refund = ${refund}`.execute(tx);
}

/** From this instant on the revocation is of the policy that was decided; forgiveness lifts it. */
export async function decideRevocation(
  tx: Tx,
  workspace: WorkspaceId,
  { payment, policy, at }: { payment: string; policy: DecisionPolicy; at: Date },
): Promise<void> {
  await sql`update billing.revocation
    set policy = ${policy}, lifted_at = ${policy === 'forgive' ? at : 'infinity'}::timestamptz
    where workspace_id = ${workspace} and payment = ${payment}`.execute(tx);
}

export type DecisionCursor = { readonly askedAt: Date; readonly refund: string };

/** Decisions, those that wait longest first. */
export async function selectDecisions(
  pool: Pool,
  workspace: WorkspaceId,
  open: boolean,
  { after, limit }: { readonly after: DecisionCursor | undefined; readonly limit: number },
): Promise<Decision[]> {
  const from = after ? sql`and (asked_at, refund) > (${after.askedAt}, ${after.refund} collate "C")` : sql``;
  const { rows } = await sql<Row>`select ${columns} from billing.refund_decision
    where workspace_id = ${workspace} and (decided_at = 'infinity') = ${open} ${from}
    order by asked_at, refund limit ${limit}`.execute(pool);
  return rows.map(decisionOf);
}

/** Decisions that nobody made in time, in every workspace. */
export async function overdueDecisions(pool: Pool, askedBefore: Date, limit: number) {
  const { rows } = await sql<{ workspace: WorkspaceId; refund: string }>`
    select workspace_id as workspace, refund from billing.refund_decision
    where decided_at = 'infinity' and asked_at <= ${askedBefore} order by asked_at limit ${limit}`.execute(pool);
  return rows;
}

const decisionOf = (row: Row): Decision => ({
  refund: row.refund,
  payment: row.payment,
  customer: row.customer,
  askedAt: row.asked_at,
  ...(row.decided_at && { decidedAt: row.decided_at }),
  ...(row.policy && { policy: row.policy }),
  ...(row.actor !== null && { actor: row.actor }),
  ...(row.reason !== null && { reason: row.reason }),
});
