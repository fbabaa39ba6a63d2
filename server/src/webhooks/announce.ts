import { sql } from 'kysely';
import type { Tx } from '#database';
import type { JsonObject } from '#jobs';
import { newId, type WorkspaceId } from '#kernel';
import type { EventType } from './event-type.ts';

/** Something that happened, as receivers are told of it. */
export type Announcement = {
  readonly type: EventType;
  /** Whom it is about: events of one customer arrive in order. Without one, the order is that of the workspace. */
  readonly customer?: string | undefined;
  /** A partner of the operator, whose own endpoints are told as well; and whether they alone are, and the operator is not. */
  readonly audience?: { readonly name: string; readonly isPrivate?: true } | undefined;
  /** When it happened: the payload's `timestamp`. */
  readonly occurredAt: Date;
  /** In snake_case; money as `amountToWire` writes it. */
  readonly data: JsonObject;
};

/**
 * Tells the workspace's receivers, if and only if the caller's transaction commits. One small insert and no call to
 * the world; nothing at all is written in a workspace that has no endpoint.
 */
export async function announce(tx: Tx, workspace: WorkspaceId, event: Announcement): Promise<void> {
  const { type, customer = null, audience, occurredAt, data } = event;
  await sql`
    select webhooks.announce(${workspace}, ${type}, ${customer}, ${occurredAt}, ${JSON.stringify(data)}, ${newId('evt')},
      ${audience?.name ?? null}, ${audience?.isPrivate ?? false})`.execute(tx);
}

/** The same of many events at once, in their order: one statement, however many there are. */
export async function announceAll(tx: Tx, workspace: WorkspaceId, events: readonly Announcement[]): Promise<void> {
  const column = <T>(of: (event: Announcement) => T): T[] => events.map(of);
  await sql`
    select count(webhooks.announce(${workspace}, e.type, e.customer, e.occurred, e.data::json, e.id, e.audience,
      e.is_private))
    from (select * from unnest(${column(({ type }) => type)}::text[], ${column(({ customer }) => customer ?? null)}::text[],
        ${column(({ occurredAt }) => occurredAt)}::timestamptz[], ${column(({ data }) => JSON.stringify(data))}::text[],
        ${column(() => newId('evt'))}::text[], ${column(({ audience }) => audience?.name ?? null)}::text[],
        ${column(({ audience }) => audience?.isPrivate ?? false)}::boolean[])
      with ordinality as u (type, customer, occurred, data, id, audience, is_private, n) order by n) e`.execute(tx);
}
