import type { Pool } from '#database';
import type { Log } from '#jobs';
import type { Clock } from '#kernel';
import type { Door } from '#outbound';

/** What questions about endpoints and deliveries need. */
export type Reading = { readonly pool: Pool };

/** What changes of endpoints need. */
export type Changing = Reading & {
  readonly clock: Clock;
  readonly masterKey: Buffer;
  /** The way out to the world: the one place that decides which addresses may be reached. */
  readonly door: Door;
};

/** What sending needs. Its pool is its own, so that a burst of deliveries takes no connection from requests. */
export type Sending = Changing & { readonly log: Log };
