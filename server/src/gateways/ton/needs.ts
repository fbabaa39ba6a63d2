import type { Pool } from '#database';
import type { Connection, GatewayNeeds } from '#payments/gateway';

/** What the adapter can touch: its own tables, and the chain. */
export type TonNeeds = GatewayNeeds & { readonly pool: Pool };

/** What the watcher can touch. `connections` are the wallets to look at: every one that was not taken away. */
export type WatcherNeeds = TonNeeds & { connections(): Promise<readonly Connection[]> };
