import { Refusal, type Amount, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { claimKey, findPosted, hashInput } from '#ledger';
import type { ExchangeNeeds } from './needs.ts';
import { endTask } from './move-task.ts';
import { lockToEnd } from './pause-task.ts';
import { getTask } from './read-tasks.ts';
import { freeSlots, isOver, unitOf, type Task } from './task.ts';

/** What comes back now, and what may come back later. */
export type CancelPreview = {
  readonly task: Task;
  /** For slots that nobody has. Nothing, when the task is over already. */
  readonly refund: Amount;
  readonly freeSlots: number;
  /** Claimed and not verified: their money comes back where they come to nothing. */
  readonly openSlots: number;
  /** Verified: workers have done them. */
  readonly verifiedSlots: number;
};

export type Canceling = {
  readonly task: string;
  readonly actor: string;
  /** The same key is one cancellation, and hears the same. */
  readonly key: string;
  readonly owner?: string;
  readonly reason?: string;
};

export const previewOf = (task: Task): CancelPreview => {
  const free = isOver(task) ? 0 : freeSlots(task);
  const { asset, units } = unitOf(task);
  return {
    task,
    refund: { asset, units: units * BigInt(free) },
    freeSlots: free,
    openSlots: task.taken - task.verified,
    verifiedSlots: task.verified,
  };
};

/** What cancelling a task would bring back. Nothing happens. Refuses with `not_found`. */
export const previewCancel = async (
  { pool }: { readonly pool: Pool },
  workspace: WorkspaceId,
  id: string,
  owner?: string,
): Promise<CancelPreview> => previewOf(await getTask(pool, workspace, id, owner));

/**
 * Ends a task for its advertiser. Slots that nobody has are refunded at once; those that are claimed or held keep their
 * money until they are decided. Cancelling what is over changes nothing, and it works where the exchange was disabled
 * since. Refuses with `not_found`, `read_only` or `idempotency_conflict`.
 */
export const cancelTask = (needs: Pick<ExchangeNeeds, 'pool' | 'clock'>, workspace: WorkspaceId, asked: Canceling) =>
  transaction(needs.pool, async (tx): Promise<CancelPreview> => {
    const { key, actor, reason = null } = asked;
    const hash = hashInput({ command: 'task.cancel', task: asked.task });
    const task = await lockToEnd(tx, workspace, asked);
    if (await isReplay(tx, workspace, key, hash)) return previewOf(task);
    const preview = previewOf(task);
    const ended = await endTask(tx, needs, task, { end: 'canceled', at: needs.clock.now(), actor, reason });
    await claimKey(tx, workspace, { key, hash, at: needs.clock.now() });
    return { ...preview, task: ended.task };
  });

async function isReplay(tx: Tx, workspace: WorkspaceId, key: string, hash: string): Promise<boolean> {
  const before = await findPosted(tx, workspace, key);
  if (before && before.inputHash !== hash)
    throw new Refusal('idempotency_conflict', 'This key was used for something else. Use a new key.');
  return before !== undefined;
}
