import { sql } from 'kysely';
import { newId, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import type { JsonObject } from '#jobs';

/** What may be recorded of a customer beside the books; the timeline shows each under its kind. */
export const changeKinds = [
  'refusal',
  'note',
  'entitlement_override',
  'subscription',
  'refill',
  'refund_decision',
  'quota_override',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export type Change = {
  readonly customer: string;
  readonly kind: ChangeKind;
  /** When it happened; recorded no earlier than the book stands, so that an answered past never changes. */
  readonly at: Date;
  /** Who did it: an API key's id and name, or the rule that did it. */
  readonly actor?: string;
  readonly reason?: string;
  readonly payment?: string;
  readonly details: JsonObject;
};

/**
 * Adds to a customer's timeline, in the caller's transaction and with no call to the world. Takes the workspace's
 * lane until commit, so call it late: after the caller's own rows are locked, before `post`.
 */
export async function recordChange(tx: Tx, workspace: WorkspaceId, change: Change): Promise<void> {
  await insertChange(tx, workspace, newId(change.kind === 'note' ? 'note' : 'evt'), change);
}

/** The same under an id of the caller's choice; answers when it stands. */
export async function insertChange(tx: Tx, workspace: WorkspaceId, id: string, change: Change): Promise<Date> {
  const { customer, kind, at, actor = null, reason = null, payment = null, details } = change;
  const { rows } = await sql<{ at: Date }>`
    insert into billing.customer_event (workspace_id, id, customer, kind, at, payment, actor, reason, details)
    values (${workspace}, ${id}, ${customer}, ${kind}, billing.begin(${workspace}, ${at}), ${payment}, ${actor}, ${reason},
      ${JSON.stringify(details)}::jsonb) returning at`.execute(tx);
  return rows[0]?.at ?? at;
}
