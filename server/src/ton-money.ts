import { listConnections, openConnection, type Forms, type ConnectionsNeeds } from '#connections';
import type { Config } from '#config';
import {
  askWallet,
  openWalletProofs,
  tonWatcher,
  type WalletProofs,
  type WalletQuestion,
  type WatcherNeeds,
} from '#gateways/ton';
import type { Log, Sweep } from '#jobs';
import type { Connection, MoneyIn } from '#payments/gateway';
import { accountFor } from './account-for.ts';

type Parts = Omit<ConnectionsNeeds, 'forms'> & { readonly config: Config; readonly log: Log; readonly forms: Forms };

const watcherNeeds = (parts: Parts): WatcherNeeds => {
  const { pool, clock, log, config } = parts;
  return {
    pool,
    clock,
    log,
    publicUrl: config.publicUrl,
    root: config.gatewayRoot,
    open: (connection) => openConnection(parts, connection),
    connections: () => listConnections(pool, { gateway: 'ton' }),
  };
};

/** What reads the chain by itself: a chain delivers nothing. */
export const tonDeposits = (parts: Parts, moneyIn: MoneyIn): readonly Sweep[] => [
  tonWatcher(watcherNeeds(parts), moneyIn),
];

/** How people prove their addresses, for the transports. */
export const walletProofsOf = (parts: Parts): WalletProofs =>
  openWalletProofs({
    pool: parts.pool,
    clock: parts.clock,
    root: parts.config.gatewayRoot,
    account: async (workspace, named) =>
      openConnection(parts, (await accountFor(parts.pool)(workspace, 'ton', named)).connection),
  });

/** What a connected wallet is given to send for a payment. */
export const askWalletOf = (parts: Parts) => (connection: Connection, question: WalletQuestion) =>
  askWallet(watcherNeeds(parts), connection, question);
