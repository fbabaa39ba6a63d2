import type { Clock, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Log } from '#jobs';
import type { Connection, Gateways, OpenConnection } from '#payments/gateway';
import type { Payout } from './payout.ts';

/** The outer account that pays. */
export type Account = { readonly connection: Connection; readonly app: string; readonly isTest: boolean };

/** What payouts can touch. */
export type PayoutsNeeds = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly log: Log;
  readonly gateways: Gateways;
  /**
   * Which account of a gateway is meant: the one that is named, or the only one. Refuses with `not_found`,
   * `invalid_request` (several, and none named) or `gateway_switched_off`.
   */
  accountFor(workspace: WorkspaceId, gateway: string, named?: string): Promise<Account>;
  /** Its settings, which say how destinations are written there. */
  openPayer(gateway: string, account: Account): Promise<OpenConnection>;
  /**
   * Whether this workspace’s money is of test networks; what it is first is what it stays. Test money is never paid out
   * through a real account, nor real money through one for tests. Not asked, when not given.
   */
  meetWorld?(tx: Tx, workspace: WorkspaceId, isTest: boolean): Promise<boolean>;
  /**
   * Tells the user that a payout was paid, or that its money is theirs again, in the transaction of that. Nobody is
   * told, when not given.
   */
  tellUser?(tx: Tx, payout: Payout): Promise<void>;
};
