export { migrate, pendingMigrations } from './migrate.ts';
export { bigintTypes, openPool, surviveBreaks, transaction, type Pool, type Tx } from './pool.ts';
export { freePort, startPostgres, type EmbeddedOptions, type EmbeddedPostgres } from './postgres.ts';
