import type { WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { StoreDeskCase } from './desk.ts';

export type StoreDeskFilter = { readonly cursor?: string; readonly limit?: number };
export type StoreDeskPage = { readonly cases: readonly StoreDeskCase[]; readonly cursor?: string };

/** What waits for a person, oldest first. Refuses with `invalid_request` a cursor that is none of ours. */
export function listStoreDesk(_pool: Pool, _workspace: WorkspaceId, _filter: StoreDeskFilter): Promise<StoreDeskPage> {
  throw new Error('unfinished');
}
