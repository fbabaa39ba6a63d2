import type { Generated, Kysely } from 'kysely';
import type { Pool, Tx } from '#database';

type TrustTables = {
  'trust.event': {
    workspace_id: number;
    n: Generated<bigint>;
    user_id: string;
    kind: string;
    reference: string;
    at: Date;
    detail: unknown;
  };
  'trust.rules': {
    workspace_id: number;
    version: number;
    rules: unknown;
    author: string;
    reason: string;
    set_at: Date;
  };
  'trust.decision': {
    workspace_id: number;
    id: string;
    user_id: string;
    about: string;
    rules_version: number;
    inputs: unknown;
    verdict: unknown;
    at: Date;
  };
};

/** The tables of this module, in a pool or inside a transaction. */
export const tables = (db: Pool | Tx): Kysely<TrustTables> => db.withTables<TrustTables>();
