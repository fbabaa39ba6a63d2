import type { Pool } from '#database';
import type { WorkspaceId } from '#kernel';
import type { Endpoint } from './endpoint.ts';
import { needEndpoint, selectEndpoints } from './endpoint-rows.ts';

/** The endpoints of a workspace, or of one partner, oldest first. */
export const listEndpoints = (pool: Pool, workspace: WorkspaceId, audience?: string): Promise<readonly Endpoint[]> =>
  selectEndpoints(pool, workspace, audience);

/** One endpoint. Refuses with `not_found`, the same for a foreign one as for none. */
export const getEndpoint = async (pool: Pool, workspace: WorkspaceId, id: string): Promise<Endpoint> =>
  (await needEndpoint(pool, workspace, id)).endpoint;
