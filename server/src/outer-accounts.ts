import { findConnection, listConnections, type KeptConnection } from '#connections';
import type { Pool } from '#database';
import type { OuterAccounts } from '#payments';
import type { ListedConnection } from '#payments/gateway';

/** The accounts that the operator keeps here, as comparing them with their statements knows them. */
export const outerAccounts = (pool: Pool): OuterAccounts => ({
  async all(gateway, since) {
    const kept = await listConnections(pool, { gateway });
    return kept.filter(({ changedAt }) => !since || changedAt >= since).map(listed);
  },
  async find(workspace, named) {
    const found = await findConnection(pool, workspace, named);
    return found && { gateway: found.gateway, connection: listed(found) };
  },
});

const listed = ({ workspace, id, app, addedAt }: KeptConnection): ListedConnection => ({
  workspace,
  id,
  app,
  addedAt,
  isTold: true, // once a day is enough: open invoices are looked up by themselves
});
