import type { Clock, WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import type { Log } from '#jobs';
import type { Engine } from '#ledger';
import type { PricedService } from '#catalogue';
import type { Fulfilments } from './fulfilment.ts';

/** What commands about orders can touch. */
export type ResellingNeeds = {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly engine: Pick<Engine, 'run'>;
  /** The catalogue: a service with the price it has for this user. Refuses with `service_unknown` or `service_disabled`. */
  priceService(
    workspace: WorkspaceId,
    asked: { readonly service: number; readonly user: string },
  ): Promise<PricedService>;
  /** Refuses with `read_only` while nothing may be changed here; everything may, when not given. */
  requireWritable?(workspace: WorkspaceId): Promise<void>;
};

/** What those can touch who see to it that what was ordered is done. */
export type FulfillingNeeds = Pick<ResellingNeeds, 'pool' | 'clock'> & {
  readonly log: Log;
  /** Who does it. Runs of somebody who is not there wait. */
  readonly fulfilments: Partial<Fulfilments>;
};
