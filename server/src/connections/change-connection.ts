import { transaction } from '#database';
import { writeAudit } from '#identity';
import type { WorkspaceId } from '#kernel';
import { readName } from './add-connection.ts';
import type { KeptConnection } from './connection.ts';
import { lockConnection, updateConnection } from './connection-rows.ts';
import { formOf, merged, requireForm, type Values } from './form.ts';
import type { ConnectionsNeeds } from './needs.ts';
import { openSecrets, sealSecrets } from './sealed.ts';

/** What is not given stays; an empty text takes a field back to its usual value. */
export type ConnectionChange = { readonly name?: string; readonly settings?: Values; readonly secrets?: Values };

/**
 * Changes what a connection is called or what was entered for it; whoever opens it next sees that. The audit log keeps
 * the names of the secrets that were renewed, never what they are. Refuses as `addConnection` does, or with `not_found`.
 */
export async function changeConnection(
  { pool, clock, masterKey, forms }: ConnectionsNeeds,
  workspace: WorkspaceId,
  id: string,
  change: ConnectionChange,
  actor: string,
): Promise<KeptConnection> {
  return transaction(pool, async (tx) => {
    const { connection, sealed } = await lockConnection(tx, workspace, id);
    const name = readName('name', change.name ?? connection.name);
    const settings = merged(connection.settings, change.settings);
    const secrets = merged(openSecrets(masterKey, connection, sealed), change.secrets);
    requireForm(formOf(forms, connection.gateway), { settings, secrets });
    const now = clock.now();
    const details = { name, settings, renewed: Object.keys(change.secrets ?? {}) };
    await updateConnection(tx, connection, {
      name,
      settings: JSON.stringify(settings),
      sealed_secrets: sealSecrets(masterKey, connection, secrets),
      changed_at: now,
    });
    await writeAudit(tx, { workspace, recordedAt: now, actor, action: 'connection.change', target: id, details });
    return { ...connection, name, settings, changedAt: now };
  });
}
