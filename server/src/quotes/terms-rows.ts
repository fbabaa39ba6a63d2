import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { usualPackages, usualTerms, type QuoteTerms, type StarPackage } from './package.ts';

/** How many Stars can be bought at once, and how long a price stands. */
export async function readQuoteTerms(db: Pool | Tx, workspace: WorkspaceId): Promise<QuoteTerms> {
  const { rows } = await sql<{ min_stars: number; max_stars: number; quote_seconds: number }>`
    select min_stars, max_stars, quote_seconds from quotes.terms where workspace_id = ${workspace}`.execute(db);
  const [row] = rows;
  return row ? { min: row.min_stars, max: row.max_stars, quoteLife: row.quote_seconds } : usualTerms;
}

export const writeTerms = (tx: Tx, workspace: WorkspaceId, { min, max, quoteLife }: QuoteTerms) =>
  sql`insert into quotes.terms (workspace_id, min_stars, max_stars, quote_seconds)
    values (${workspace}, ${min}, ${max}, ${quoteLife})
    on conflict (workspace_id) do update set min_stars = excluded.min_stars, max_stars = excluded.max_stars,
      quote_seconds = excluded.quote_seconds`.execute(tx);

/** Every package by its size, those that are off as well: the usual ones, and what this workspace said of them. */
export async function readPackages(db: Pool | Tx, workspace: WorkspaceId): Promise<readonly StarPackage[]> {
  const { rows } = await sql<{ stars: number; names: Record<string, string>; is_on: boolean }>`
    select stars, names, is_on from quotes.package where workspace_id = ${workspace}`.execute(db);
  const own = rows.map(({ stars, names, is_on: isOn }): StarPackage => ({ stars, names, isOn }));
  const usual = usualPackages.filter(({ stars }) => !own.some((one) => one.stars === stars));
  return [...usual, ...own].toSorted((a, b) => a.stars - b.stars);
}

export const writePackage = (tx: Tx, workspace: WorkspaceId, { stars, names, isOn }: StarPackage) =>
  sql`insert into quotes.package (workspace_id, stars, names, is_on)
    values (${workspace}, ${stars}, ${JSON.stringify(names)}::jsonb, ${isOn})
    on conflict (workspace_id, stars) do update set names = excluded.names, is_on = excluded.is_on`.execute(tx);
