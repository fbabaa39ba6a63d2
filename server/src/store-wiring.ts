import { storeBotReaction, storeBotSweeps, tellStoreBuyer, type StoreBotNeeds } from '#bot';
import type { Config } from '#config';
import type { Sweep } from '#jobs';
import { quoteSweeps, type QuotesNeeds } from '#quotes';
import { lockStoreOrder, sandboxSweep, storeCurrency, storeSweeps, tellSupply, type StoreNeeds } from '#store';
import type { PayoutsNeeds } from '#payouts';
import { asterism } from '#suppliers/asterism';
import { fragment } from '#suppliers/fragment';
import { manualSupplier } from '#suppliers/manual';
import { mystars } from '#suppliers/mystars';
import { costsOf, supplySweeps, type SupplyNeeds } from '#supply';
import type { BotApiNeeds } from '#telegram';
import { knowsUser } from './knows-user.ts';
import { payChainBy } from './pay-chain.ts';

/** What the store is built from: payments, the accounts money comes in on, and the bots that know people. */
export type StoreParts = BotApiNeeds &
  Pick<StoreNeeds, 'gateways' | 'purposes' | 'accountFor' | 'rateRules' | 'log'> &
  PayoutsNeeds & {
    readonly config: Pick<Config, 'publicUrl'>;
  };

/** The store, put together: whom Stars are bought from, what its commands can touch, and what runs by itself. */
export function wireStore(parts: StoreParts) {
  const supply: SupplyNeeds = {
    ...parts,
    suppliers: byCode([manualSupplier, mystars(parts), asterism(parts), fragment(parts)]),
    tellSupply: tellSupply(parts),
    lockStoreOrder,
    payChain: payChainBy(() => parts),
    knowsUser: knowsUser(parts),
    supplierHookUrl: (supplier) => `${parts.config.publicUrl}/hooks/supplier/${supplier}`,
  };
  const quotes: QuotesNeeds = {
    ...parts,
    costsOf: (workspace, stars) => costsOf(supply, workspace, stars),
    currencyOf: (workspace) => storeCurrency(parts.pool, workspace),
  };
  const talk: StoreBotNeeds = { ...quotes, ...supply, ...parts };
  const store: StoreNeeds = { ...parts, ...supply, tellBuyer: tellStoreBuyer(talk) };
  return {
    needs: { ...quotes, ...supply, ...store },
    reaction: storeBotReaction(talk),
    sweeps: [
      ...quoteSweeps(quotes),
      ...supplySweeps(supply),
      ...storeSweeps(store),
      sandboxSweep(store),
      ...storeBotSweeps(talk),
    ] satisfies Sweep[],
  };
}

const byCode = <T extends { readonly code: string }>(all: readonly T[]): Readonly<Record<string, T>> =>
  Object.fromEntries(all.map((one) => [one.code, one]));
