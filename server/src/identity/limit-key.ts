import { transaction, type Pool } from '#database';
import { Refusal, type Clock, type WorkspaceId } from '#kernel';
import { writeAudit } from './audit-log.ts';
import { announceChange } from './key-changes.ts';
import { lockKey } from './lock-key.ts';
import { tables } from './queries.ts';

/**
 * Sets how many requests a key may make in a minute, over all processes; each of them is told as this commits. Refuses
 * `not_found`, and `invalid_request` for what is no number above zero.
 */
export const limitKey = (
  { pool, clock }: { pool: Pool; clock: Clock },
  workspace: WorkspaceId,
  id: string,
  requestsPerMinute: number,
  actor: string,
): Promise<void> =>
  transaction(pool, async (tx) => {
    if (!(Number.isSafeInteger(requestsPerMinute) && requestsPerMinute > 0))
      throw new Refusal('invalid_request', 'The limit of requests per minute is a whole number above zero.');
    const { digest, key } = await lockKey(tx, workspace, id);
    if (key.requestsPerMinute === requestsPerMinute) return;
    await tables(tx)
      .updateTable('identity.api_key')
      .set({ requests_per_minute: requestsPerMinute })
      .where('workspace_id', '=', workspace)
      .where('id', '=', key.id)
      .execute();
    await writeAudit(tx, {
      workspace,
      recordedAt: clock.now(),
      actor,
      action: 'key.limit',
      target: key.id,
      details: { requestsPerMinute, before: key.requestsPerMinute },
    });
    await announceChange(tx, digest);
  });
