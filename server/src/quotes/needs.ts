import type { Amount, Asset, Clock, Id, WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Connection, Gateways } from '#payments/gateway';
import type { RatesNeeds } from '#rates';

/** What so many Stars cost at one supplier that may deliver them now, in the asset it is paid in. */
export type SupplierCost = { readonly supplier: Id<'sup'>; readonly cost: Amount };

/** What quotes can touch. */
export type QuotesNeeds = Pick<RatesNeeds, 'rateRules'> & {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly gateways: Gateways;
  /** What suppliers ask now: a call that ends in a bounded time, or what was heard a moment ago. None: nobody can say. */
  readonly costsOf: (workspace: WorkspaceId, stars: number) => Promise<readonly SupplierCost[]>;
  /** What the store of a workspace reckons in. */
  readonly currencyOf: (workspace: WorkspaceId) => Promise<Asset>;
  /** Which outer account is meant. Refuses with `not_found`, `invalid_request` or `gateway_switched_off`. */
  readonly accountFor: (
    workspace: WorkspaceId,
    gateway: string,
    named?: string,
  ) => Promise<{ readonly connection: Connection }>;
};
