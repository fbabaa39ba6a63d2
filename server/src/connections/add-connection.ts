import { transaction } from '#database';
import { writeAudit } from '#identity';
import { newId, Refusal, type WorkspaceId } from '#kernel';
import type { KeptConnection } from './connection.ts';
import { insertConnection } from './connection-rows.ts';
import { formOf, merged, requireForm, type Entered } from './form.ts';
import type { ConnectionsNeeds } from './needs.ts';
import { sealSecrets } from './sealed.ts';

export type NewConnection = Entered & {
  readonly gateway: string;
  readonly name: string;
  /** Segment of the merchant's account; `main`, when not given. */
  readonly app?: string;
  readonly isTest?: boolean;
};

/**
 * Connects an account of the operator at a gateway; its secrets are sealed and shown to nobody again. `actor` is for
 * the audit log. Refuses with `connection_invalid`, `already_exists` (the name) or `invalid_request`.
 */
export async function addConnection(
  { pool, clock, masterKey, forms }: ConnectionsNeeds,
  workspace: WorkspaceId,
  input: NewConnection,
  actor: string,
): Promise<KeptConnection> {
  requireForm(formOf(forms, input.gateway), input);
  const { gateway, isTest = false } = input;
  const now = clock.now();
  const connection: KeptConnection = {
    workspace,
    id: newId('con'),
    gateway,
    name: readName('name', input.name),
    app: readName('app', input.app ?? 'main'),
    isTest,
    settings: merged({}, input.settings),
    isOn: true,
    addedAt: now,
    changedAt: now,
    removedAt: null,
  };
  const sealed = sealSecrets(masterKey, connection, merged({}, input.secrets));
  await transaction(pool, async (tx) => {
    await insertConnection(tx, { connection, sealed });
    const { id, name, settings } = connection;
    const details = { gateway, name, is_test: isTest, settings };
    await writeAudit(tx, { workspace, recordedAt: now, actor, action: 'connection.add', target: id, details });
  });
  return connection;
}

/** A name that can be part of an address on the ledger and of one on the web. */
export function readName(field: string, text: string): string {
  if (/^[A-Za-z0-9_.-]{1,64}$/.test(text)) return text;
  throw new Refusal('invalid_request', `"${field}" is 1 to 64 letters, digits, "_", "." or "-".`);
}
