import type { AccountIds } from './encode-transfers.ts';

/** Ids of accounts by place, remembered per engine. Only what has been committed may be put here. */
export type AccountMemory = {
  of(workspace: number): AccountIds;
  put(workspace: number, address: string, asset: string, id: bigint): void;
  /** Forgets everything: behind a new connection may be a server that knows less than the last one did. */
  forget(): void;
};

/** Remembers the newest `most` accounts: an address never changes its account, so nothing else ever expires. */
export function rememberAccounts(most = 500_000): AccountMemory {
  const ids = new Map<string, bigint>();
  const nameIn = (workspace: number, address: string, asset: string) => `${workspace} ${address} ${asset}`;
  return {
    of: (workspace) => ({ get: (address, asset) => ids.get(nameIn(workspace, address, asset)) }),
    put(workspace, address, asset, id) {
      ids.set(nameIn(workspace, address, asset), id);
      if (ids.size <= most) return;
      for (const oldest of ids.keys()) {
        ids.delete(oldest);
        break;
      }
    },
    forget: () => ids.clear(),
  };
}
