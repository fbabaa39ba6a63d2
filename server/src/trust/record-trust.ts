import { sql } from 'kysely';
import type { Tx } from '#database';
import type { WorkspaceId } from '#kernel';
import type { TrustEvent } from './event.ts';

/** Keeps something that happened to somebody's work, and counts it, in the transaction in which it happened. Once per kind and reference. */
export const recordTrust = (tx: Tx, workspace: WorkspaceId, event: TrustEvent): Promise<void> =>
  recordTrustAll(tx, workspace, [event]);

/** The same for many at once, in one statement. Rows are locked in the order of people, whatever order they come in. */
export async function recordTrustAll(tx: Tx, workspace: WorkspaceId, events: readonly TrustEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql`select trust.record_all(${workspace}, ${events.map(({ user }) => user)}::text[],
    ${events.map(({ kind }) => kind)}::text[], ${events.map(({ reference }) => reference)}::text[],
    ${events.map(({ at }) => at.toISOString())}::timestamptz[],
    ${events.map(({ detail }) => (detail ? JSON.stringify(detail) : null))}::text[])`.execute(tx);
}
