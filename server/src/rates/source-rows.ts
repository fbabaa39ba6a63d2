import { sql } from 'kysely';
import type { Pool } from '#database';
import { everybody } from './quote.ts';

/** Takes the sources that are due, for as long as the lease lasts; those never heard of are due at once. */
export async function takeDueSources(
  pool: Pool,
  codes: readonly string[],
  now: Date,
  lease: Date,
): Promise<{ code: string; tries: number }[]> {
  if (codes.length === 0) return [];
  await sql`insert into rates.source (workspace_id, code, due_at)
    select ${everybody}, code, ${now} from unnest(${[...codes]}::text[]) code on conflict do nothing`.execute(pool);
  const { rows } = await sql<{ code: string; tries: number }>`
    with due as materialized (select workspace_id, code from rates.source
          where workspace_id = ${everybody} and code = any(${[...codes]}) and due_at <= ${now}
          for update skip locked)
    update rates.source s set due_at = ${lease}
    from due
    where (s.workspace_id, s.code) = (due.workspace_id, due.code)
    returning s.code, s.tries`.execute(pool);
  return rows;
}

type After = { readonly due: Date; readonly readAt?: Date; readonly tries: number; readonly problem: string | null };

/** How reading a source ended, and when it is read next. */
export async function markSource(pool: Pool, code: string, { due, readAt, tries, problem }: After): Promise<void> {
  await sql`update rates.source set due_at = ${due}, tries = ${tries}, problem = ${problem},
      read_at = coalesce(${readAt ?? null}, read_at)
    where workspace_id = ${everybody} and code = ${code}`.execute(pool);
}
