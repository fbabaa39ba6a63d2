export { migrate, pendingMigrations } from './migrate.ts';
export {
  bigintTypes,
  openPool,
  surviveBreaks,
  transaction,
  transactionUnderWay,
  type Kept,
  type Pool,
  type Tx,
} from './pool.ts';
export { freePort, startPostgres, type EmbeddedOptions, type EmbeddedPostgres } from './postgres.ts';
export { together } from './together.ts';
