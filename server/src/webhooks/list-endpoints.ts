import type { Pool } from '#database';
import type { WorkspaceId } from '#kernel';
import type { Endpoint } from './endpoint.ts';
import { needEndpoint, selectEndpoints } from './endpoint-rows.ts';

/** The endpoints of a workspace, oldest first. */
export const listEndpoints = (pool: Pool, workspace: WorkspaceId): Promise<readonly Endpoint[]> =>
  selectEndpoints(pool, workspace);

/** One endpoint. Refuses with `not_found`, the same for a foreign one as for none. */
export const getEndpoint = async (pool: Pool, workspace: WorkspaceId, id: string): Promise<Endpoint> =>
  (await needEndpoint(pool, workspace, id)).endpoint;
