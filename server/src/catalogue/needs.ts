import type { Clock } from '#kernel';
import type { Pool } from '#database';

/** What the catalogue can touch. */
export type CatalogueNeeds = { readonly pool: Pool; readonly clock: Clock };
