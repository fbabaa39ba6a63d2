import { GatewayUnavailable, type Connection, type OpenConnection } from '#payments/gateway';
import type { KeptConnection } from './connection.ts';
import { findSealed } from './connection-rows.ts';
import { filled } from './form.ts';
import type { ConnectionsNeeds } from './needs.ts';
import { openSecrets } from './sealed.ts';

type Needs = Pick<ConnectionsNeeds, 'pool' | 'masterKey' | 'forms'>;

/**
 * A connection with what opens it, read anew each time so that a change is seen at once. One that was switched off or
 * removed opens as well: what is under way on it goes on. Throws `GatewayUnavailable` (effect `none`) for an account
 * that is not kept here.
 */
export async function openConnection(needs: Needs, { workspace, id }: Connection): Promise<OpenConnection> {
  const found = await openById(needs, id);
  if (found?.connection.workspace === workspace) return found.opened;
  throw new GatewayUnavailable('This account is not connected here.', 'none');
}

/** A connection by its id alone, opened: for deliveries, which name no workspace. Undefined for an id that was never given. */
export async function openById(
  { pool, masterKey, forms }: Needs,
  id: string,
): Promise<{ readonly connection: KeptConnection; readonly opened: OpenConnection } | undefined> {
  const found = await findSealed(pool, id);
  const form = found && forms[found.connection.gateway];
  if (!form) return undefined;
  const { connection, sealed } = found;
  const { workspace, app, isTest, settings } = connection;
  const opened = {
    workspace,
    id: connection.id,
    app,
    isTest,
    settings: filled(form.settings, settings),
    secrets: filled(form.secrets, openSecrets(masterKey, connection, sealed)),
  };
  return { connection, opened };
}
