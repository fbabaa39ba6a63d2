import { storeBotReaction, storeBotSweeps, tellStoreBuyer, type StoreBotNeeds } from '#bot';
import type { Config } from '#config';
import type { Sweep } from '#jobs';
import type { Door } from '#outbound';
import type { PayoutsNeeds } from '#payouts';
import { quoteSweeps, type QuotesNeeds } from '#quotes';
import { lockStoreOrder, sandboxSweep, storeCurrency, storeSweeps, tellSupply, type StoreNeeds } from '#store';
import { asterism } from '#suppliers/asterism';
import { fragment } from '#suppliers/fragment';
import { manualSupplier } from '#suppliers/manual';
import { mystars } from '#suppliers/mystars';
import { costsOf, supplySweeps, type SupplyNeeds } from '#supply';
import type { BotApiNeeds } from '#telegram';
import { knowsUser } from './knows-user.ts';
import { payChainBy } from './pay-chain.ts';

/** What the store is built from: payments, payouts, the accounts money comes in on, the bots, and the way out. */
export type StoreParts = BotApiNeeds &
  Pick<StoreNeeds, 'gateways' | 'purposes' | 'accountFor' | 'rateRules' | 'log'> & {
    readonly config: Pick<Config, 'publicUrl'>;
    readonly door: Door;
    /** Asked for when a supplier is paid on the chain: they may not be there before. */
    readonly payouts: () => PayoutsNeeds;
  };

/** The store, put together: whom Stars are bought from, what its commands can touch, what its bot says, and what runs by itself. */
export function wireStore(parts: StoreParts) {
  const supply = supplyOf(parts);
  const quotes: QuotesNeeds = {
    ...parts,
    costsOf: (workspace, stars) => costsOf(supply, workspace, stars),
    currencyOf: (workspace) => storeCurrency(parts.pool, workspace),
  };
  const talk: StoreBotNeeds = { ...parts, ...supply, ...quotes, accountFor: parts.accountFor };
  const store: StoreNeeds = { ...parts, ...supply, tellBuyer: tellStoreBuyer(talk) };
  return {
    needs: { ...quotes, ...supply, ...store },
    reaction: storeBotReaction({ ...talk, ...store }),
    sweeps: [
      ...quoteSweeps(quotes),
      ...supplySweeps(supply),
      ...storeSweeps(store),
      sandboxSweep(store),
      ...storeBotSweeps(talk),
    ] satisfies Sweep[],
  };
}

const supplyOf = (parts: StoreParts): SupplyNeeds => ({
  ...parts,
  suppliers: byCode([asterism(parts), mystars(parts), fragment(parts), manualSupplier]),
  tellSupply: tellSupply(parts),
  lockStoreOrder,
  payChain: payChainBy(parts.payouts),
  knowsUser: knowsUser(parts),
  supplierHookUrl: (supplier) => `${parts.config.publicUrl}/hooks/supplier/${supplier}`,
});

const byCode = <T extends { readonly code: string }>(all: readonly T[]): Readonly<Record<string, T>> =>
  Object.fromEntries(all.map((one) => [one.code, one]));
