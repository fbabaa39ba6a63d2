import { Refusal, type Amount, type WorkspaceId } from '#kernel';
import type { QuotesNeeds } from './needs.ts';
import type { StarPackage } from './package.ts';
import { priceNow } from './price-now.ts';
import type { PriceFor } from './quote.ts';
import { readPackages, readQuoteTerms } from './terms-rows.ts';

/** A package with its price of now, in the currency of the store. Null while nobody knows what it costs. */
export type PricedPackage = StarPackage & { readonly price: Amount | null; readonly cost: Amount | null };

/** The packages that are on and can be bought, by size, each with its price of now. Suppliers may be asked. */
export async function listPackages(
  needs: Omit<QuotesNeeds, 'gateways' | 'accountFor'>,
  workspace: WorkspaceId,
  { reseller }: PriceFor = {},
): Promise<readonly PricedPackage[]> {
  const { min, max } = await readQuoteTerms(needs.pool, workspace);
  const all = await readPackages(needs.pool, workspace);
  const sold = all.filter(({ stars, isOn }) => isOn && stars >= min && stars <= max);
  const asking = reseller === undefined ? {} : { reseller };
  return Promise.all(
    sold.map(async (one) => {
      const found = await priceIfAny(needs, workspace, { ...asking, stars: one.stars });
      return { ...one, price: found?.price ?? null, cost: found?.cost ?? null };
    }),
  );
}

async function priceIfAny(...asked: Parameters<typeof priceNow>): Promise<Awaited<ReturnType<typeof priceNow>> | null> {
  try {
    return await priceNow(...asked);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'supplier_unavailable') return null;
    throw error;
  }
}
