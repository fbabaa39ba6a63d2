import { isId, Refusal, type WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { selectDeliveries, type KeptDelivery } from './delivery-rows.ts';

export type DeliveryPage = { readonly deliveries: readonly KeptDelivery[]; readonly cursor?: string };

type Filter = {
  readonly connection: string;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
};

/** What a gateway delivered to a connection, newest first. Refuses `invalid_request` a cursor that is none of ours. */
export async function listDeliveries(pool: Pool, workspace: WorkspaceId, filter: Filter): Promise<DeliveryPage> {
  const { connection, cursor } = filter;
  if (cursor !== undefined && !isId('inc', cursor))
    throw new Refusal('invalid_request', 'This cursor is not one we gave; leave it out to start with the first page.');
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), 200);
  const found = await selectDeliveries(pool, workspace, connection, { cursor, limit: limit + 1 });
  const deliveries = found.slice(0, limit);
  const last = deliveries.at(-1);
  return found.length > limit && last ? { deliveries, cursor: last.id } : { deliveries };
}
