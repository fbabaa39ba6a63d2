import type { Generated, Kysely } from 'kysely';
import type { Pool, Tx } from '#database';
import type { ReferralRefusal } from './referral.ts';

type PeopleTables = {
  'people.workspace': { workspace_id: number; sealed_salt: string };
  'people.person': {
    workspace_id: number;
    user_id: string;
    first_name: string;
    username: string | null;
    language: string;
    app_language: string | null;
    is_premium: boolean;
    first_seen_at: Date;
    seen_at: Date;
    accepted_at: Date | null;
    accepted_version: string | null;
    wants_news: Generated<boolean>;
    blocked_at: Date | null;
    erased_at: Date | null;
  };
  'people.referral': {
    workspace_id: number;
    user_id: string;
    named: string;
    refused: ReferralRefusal | null;
    at: Date;
  };
  'people.signal': {
    workspace_id: number;
    user_id: string;
    kind: 'device' | 'address';
    hash: Buffer;
    first_at: Date;
    last_at: Date;
  };
  'people.notice': {
    workspace_id: number;
    key: string;
    n: Generated<bigint>;
    id: string;
    user_id: string;
    kind: string;
    values: unknown;
    due_at: Date | null;
    tries: Generated<number>;
    ended_at: Date | null;
    outcome: string | null;
  };
};

/** The tables of this module, in a pool or inside a transaction. */
export const tables = (db: Pool | Tx): Kysely<PeopleTables> => db.withTables<PeopleTables>();
