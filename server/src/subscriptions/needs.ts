import type { Clock } from '#kernel';
import type { Pool } from '#database';

/** What a question needs. */
export type Reading = { readonly pool: Pool; readonly clock: Clock };
