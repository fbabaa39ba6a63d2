import type { Pool } from '#database';
import { Refusal, type Amount, type WorkspaceId } from '#kernel';
import type { SupplierAccount } from './account.ts';
import { requireAccount, selectAccounts } from './account-rows.ts';
import { booksOf, floatOf } from './books.ts';
import type { SupplyNeeds } from './needs.ts';
import type { Purchase } from './purchase.ts';
import { findPurchase, purchasesOf, selectPurchases, type PurchaseFilter } from './purchase-rows.ts';
import type { Supplier } from './supplier.ts';

const usualLimit = 50;
const limitMax = 200;

/** What can be connected here, with the form of each. */
export const supplierKinds = ({ suppliers }: Pick<SupplyNeeds, 'suppliers'>): readonly Supplier[] =>
  Object.values(suppliers);

/** The accounts of a workspace, in the order they are asked: there are few. */
export const listSuppliers = async (pool: Pool, workspace: WorkspaceId): Promise<SupplierAccount[]> =>
  (await selectAccounts(pool, workspace)).map(({ account }) => account);

/** One account; `float`: what was brought there and is not spent; `books`: less what open purchases take of it. */
export async function getSupplier(
  pool: Pool,
  workspace: WorkspaceId,
  id: string,
): Promise<SupplierAccount & { readonly float: Amount; readonly books: Amount }> {
  const { account } = await requireAccount(pool, workspace, id);
  return { ...account, float: await floatOf(pool, account), books: await booksOf(pool, account) };
}

export type PurchasePage = { readonly items: readonly Purchase[]; readonly cursor?: string };

/** Purchases, newest first: of one order or supplier, those that wait for a person, or those a person has to buy. */
export async function listPurchases(
  { pool, suppliers }: Pick<SupplyNeeds, 'pool' | 'suppliers'>,
  workspace: WorkspaceId,
  { limit, ...filter }: PurchaseFilter = {},
): Promise<PurchasePage> {
  const wanted = Math.min(Math.max(limit ?? usualLimit, 1), limitMax);
  const accounts = filter.isToBuy ? await listSuppliers(pool, workspace) : [];
  const byHand = accounts.filter(({ kind }) => suppliers[kind]?.byHand).map(({ id }) => id);
  const found = await selectPurchases(pool, workspace, filter, { limit: wanted + 1, byHand });
  const items = found.slice(0, wanted);
  const last = items.at(-1);
  return found.length > wanted && last ? { items, cursor: last.id } : { items };
}

/** One purchase. Refuses with `not_found`. */
export async function getPurchase(pool: Pool, workspace: WorkspaceId, id: string): Promise<Purchase> {
  const found = await findPurchase(pool, workspace, id);
  if (!found) throw new Refusal('not_found', 'There is no such purchase in this workspace.');
  return found;
}

/** Every try to buy the Stars of an order, oldest first. */
export const purchasesOfOrder = purchasesOf;
