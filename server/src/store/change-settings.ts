import type { Asset, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { StoreNeeds } from './needs.ts';
import type { StoreSettings, StoreTerms } from './settings.ts';

type Needs = Pick<StoreNeeds, 'pool' | 'clock'>;

/** What is set now; the usual terms, and not enabled, where nobody has set anything. */
export function readStoreSettings(_db: Pool | Tx, _workspace: WorkspaceId): Promise<StoreSettings> {
  throw new Error('unfinished');
}

/** What the store of a workspace is priced and booked in. */
export const storeCurrency = async (db: Pool | Tx, workspace: WorkspaceId): Promise<Asset> =>
  (await readStoreSettings(db, workspace)).currency;

/**
 * Turns the store on, and keeps who accepted which rules. Refuses with `rules_not_accepted` a version that is not the one of
 * `docs/store/rules.md` now.
 */
export function enableStore(
  _needs: Needs,
  _workspace: WorkspaceId,
  _enabling: { readonly acceptedBy: string; readonly rulesVersion: string },
): Promise<StoreSettings> {
  throw new Error('unfinished');
}

/** Turns the store off: nothing new is sold. What is paid for is delivered or goes back all the same. */
export function disableStore(_needs: Needs, _workspace: WorkspaceId, _by: string): Promise<StoreSettings> {
  throw new Error('unfinished');
}

/** Sets what is named; the rest stays. Refuses with `invalid_request`, so a currency once there are orders. */
export function setStore(
  _needs: Needs,
  _workspace: WorkspaceId,
  _change: Partial<StoreTerms>,
  _by: string,
): Promise<StoreSettings> {
  throw new Error('unfinished');
}
