import type { Pool } from '#database';
import { Refusal, type Amount, type WorkspaceId } from '#kernel';
import type { ProviderAccount } from './account.ts';
import { requireAccount, selectAccounts } from './account-rows.ts';
import { booksOf } from './books.ts';
import type { UpstreamNeeds } from './needs.ts';
import type { Offer, Source } from './offer.ts';
import { selectOffers, sourcesOf } from './offer-rows.ts';
import type { Placement } from './placement.ts';
import { findPlacement, selectPlacements, type PlacementFilter } from './placement-rows.ts';

const usualLimit = 50;
const limitMax = 200;

/** The accounts of a workspace, oldest first: there are few. */
export const listProviders = (pool: Pool, workspace: WorkspaceId): Promise<ProviderAccount[]> =>
  selectAccounts(pool, workspace);

/** One account, and what lies there by our books. Refuses with `not_found`. */
export async function getProvider(
  pool: Pool,
  workspace: WorkspaceId,
  id: string,
): Promise<ProviderAccount & { readonly books: Amount }> {
  const { account } = await requireAccount(pool, workspace, id);
  return { ...account, books: await booksOf(pool, account) };
}

export type Page<T> = { readonly items: readonly T[]; readonly cursor?: string };

async function page<T>(
  limit: number | undefined,
  read: (limit: number) => Promise<T[]>,
  key: (item: T) => string,
): Promise<Page<T>> {
  const wanted = Math.min(Math.max(limit ?? usualLimit, 1), limitMax);
  const found = await read(wanted + 1);
  const items = found.slice(0, wanted);
  const last = items.at(-1);
  return found.length > wanted && last !== undefined ? { items, cursor: key(last) } : { items };
}

export type OfferQuestion = { readonly words?: string; readonly cursor?: string; readonly limit?: number };

/** What a panel offers, as it was last read. Refuses with `not_found`. */
export async function listOffers(
  pool: Pool,
  workspace: WorkspaceId,
  provider: string,
  { limit, ...filter }: OfferQuestion = {},
): Promise<Page<Offer>> {
  const { account } = await requireAccount(pool, workspace, provider);
  return page(
    limit,
    (most) => selectOffers(pool, workspace, { provider: account.id, ...filter }, most),
    ({ id }) => id,
  );
}

/** Orders at panels, newest first; of one order, or those that wait for a person. */
export const listPlacements = (
  pool: Pool,
  workspace: WorkspaceId,
  { limit, ...filter }: PlacementFilter = {},
): Promise<Page<Placement>> =>
  page(
    limit,
    (most) => selectPlacements(pool, workspace, filter, most),
    ({ id }) => id,
  );

/** One order at a panel. Refuses with `not_found`. */
export async function getPlacement(pool: Pool, workspace: WorkspaceId, id: string): Promise<Placement> {
  const found = await findPlacement(pool, workspace, id);
  if (!found) throw new Refusal('not_found', 'There is no such placement in this workspace.');
  return found;
}

/** Where a service is bought, first the one to ask first. Refuses with `service_unknown`. */
export async function listSources(
  { pool, shelf }: Pick<UpstreamNeeds, 'pool' | 'shelf'>,
  workspace: WorkspaceId,
  service: number,
): Promise<Source[]> {
  if (await shelf.priceOf(pool, workspace, service)) return sourcesOf(pool, workspace, service);
  throw new Refusal('service_unknown', 'There is no service with this number.', { service });
}
