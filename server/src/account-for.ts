import { findConnection, listConnections, openById, type KeptConnection } from '#connections';
import type { Pool } from '#database';
import { Refusal, type WorkspaceId } from '#kernel';
import type { IntakeNeeds } from '#payments';
import type { Connection } from '#payments/gateway';
import { botFor } from './bot-for.ts';

/** The outer account that money goes through, and whose income it is. */
export type Account = { readonly connection: Connection; readonly app: string; readonly isTest: boolean };

/** Finds it: the one that is named, by our id or by the operator's name for it, or the only one there is. */
export type AccountFor = (workspace: WorkspaceId, gateway: string, named?: string) => Promise<Account>;

/** Gateways whose outer accounts are bots. */
const botGateways: ReadonlySet<string> = new Set(['stars']);

/**
 * Which account of a workspace is meant: a bot for what Telegram pays, a connection for all others. Refuses with
 * `not_found`, with `invalid_request` when there are several and none is named, `gateway_switched_off` when it is off.
 */
export const accountFor =
  (pool: Pool): AccountFor =>
  async (workspace, gateway, named) => {
    if (botGateways.has(gateway)) return accountOfBot(pool, workspace, named);
    const found = await connectionFor(pool, workspace, gateway, named);
    if (!found.isOn) throw new Refusal('gateway_switched_off', `The connection "${found.name}" is switched off.`);
    return { connection: { workspace, id: found.id }, app: found.app, isTest: found.isTest };
  };

async function accountOfBot(pool: Pool, workspace: WorkspaceId, named?: string): Promise<Account> {
  const { id, app } = await botFor(pool)(workspace, named);
  return { connection: { workspace, id }, app, isTest: false };
}

async function connectionFor(
  pool: Pool,
  workspace: WorkspaceId,
  gateway: string,
  named?: string,
): Promise<KeptConnection> {
  if (named !== undefined) {
    const found = await findConnection(pool, workspace, named);
    if (found?.gateway === gateway) return found;
    throw new Refusal('not_found', 'There is no such connection at this gateway in this workspace.');
  }
  const [only, ...others] = await listConnections(pool, { workspace, gateway });
  if (!only) throw new Refusal('not_found', 'Connect an account at this gateway first: POST /v1/connections.');
  if (others.length > 0)
    throw new Refusal('invalid_request', 'This workspace has several connections there: name one in "connection".');
  return only;
}

/** The account that a delivery names, opened; one that was removed is still heard. */
export const openAccount =
  (needs: Parameters<typeof openById>[0]): IntakeNeeds['openAccount'] =>
  async (id) => {
    const found = await openById(needs, id);
    return found && { gateway: found.connection.gateway, opened: found.opened };
  };
