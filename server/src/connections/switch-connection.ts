import { transaction } from '#database';
import { writeAudit } from '#identity';
import type { WorkspaceId } from '#kernel';
import type { KeptConnection } from './connection.ts';
import { lockConnection, updateConnection } from './connection-rows.ts';
import type { ConnectionsNeeds } from './needs.ts';

/**
 * Switches a connection on or off, at once and in every process: off, no new payment is asked for and nothing is paid
 * out through it; what comes in on it is still received. Doing so twice changes nothing. Refuses `not_found`.
 */
export const switchConnection = (
  { pool, clock }: Pick<ConnectionsNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  id: string,
  { isOn, reason }: { readonly isOn: boolean; readonly reason: string },
  actor: string,
): Promise<KeptConnection> =>
  transaction(pool, async (tx) => {
    const { connection } = await lockConnection(tx, workspace, id);
    if (connection.isOn === isOn) return connection;
    const now = clock.now();
    await updateConnection(tx, connection, { is_on: isOn, changed_at: now });
    const action = isOn ? 'connection.switch_on' : 'connection.switch_off';
    await writeAudit(tx, { workspace, recordedAt: now, actor, action, target: id, details: { reason } });
    return { ...connection, isOn, changedAt: now };
  });

/**
 * Takes a connection away from the operator's list, and its name with it. It stays on the books: what still comes in on
 * it is received, and what is under way is looked up. Refuses `not_found`.
 */
export const removeConnection = (
  { pool, clock }: Pick<ConnectionsNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  id: string,
  actor: string,
): Promise<KeptConnection> =>
  transaction(pool, async (tx) => {
    const { connection } = await lockConnection(tx, workspace, id);
    const now = clock.now();
    await updateConnection(tx, connection, { is_on: false, removed_at: now, changed_at: now });
    await writeAudit(tx, {
      workspace,
      recordedAt: now,
      actor,
      action: 'connection.remove',
      target: id,
      details: {},
    });
    return { ...connection, isOn: false, removedAt: now, changedAt: now };
  });
