import { sql } from 'kysely';
import { transaction } from '#database';
import { newId, Refusal, type Id, type WorkspaceId } from '#kernel';
import { needEndpoint } from './endpoint-rows.ts';
import { testEventType } from './event-type.ts';
import type { Changing } from './needs.ts';
import { lockLine, putInLine } from './queue-rows.ts';

/**
 * Sends a test event to this endpoint alone, beside everything that waits; what came of it is in the log of
 * deliveries. Refuses with `not_found` or `webhook_disabled`.
 */
export const testEndpoint = (
  { pool, clock }: Pick<Changing, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  id: string,
): Promise<{ readonly event: Id<'evt'> }> =>
  transaction(pool, async (tx) => {
    const { endpoint } = await needEndpoint(tx, workspace, id);
    if (endpoint.status === 'disabled')
      throw new Refusal('webhook_disabled', 'This webhook is disabled, so nothing is sent to it. Enable it first.');
    await lockLine(tx);
    const event = newId('evt');
    const now = clock.now();
    const data = JSON.stringify({ webhook: id, message: 'Your receiver works.' });
    const { rows } = await sql<{ seq: bigint }>`
      insert into webhooks.event (workspace_id, id, type, occurred_at, data, queued_at)
      values (${workspace}, ${event}, ${testEventType}, ${now}, ${data}, ${now}) returning seq`.execute(tx);
    await putInLine(tx, { now, events: rows.map(({ seq }) => seq), endpoint: id, lane: 'test' });
    return { event };
  });
