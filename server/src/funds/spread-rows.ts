import { sql } from 'kysely';
import type { Asset, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { ConversionTerms, Spread } from './conversion.ts';

/** Spreads are of both directions: a pair is kept in one order. */
const ordered = (one: Asset, other: Asset) => (one < other ? ([one, other] as const) : ([other, one] as const));

const every = '';

export async function selectTerms(db: Pool | Tx, workspace: WorkspaceId): Promise<ConversionTerms> {
  const { rows } = await sql<Spread>`
    select one_asset as "from", other_asset as "to", basis_points as "basisPoints" from funds.spread
    where workspace_id = ${workspace} order by one_asset, other_asset`.execute(db);
  const others = rows.find(({ from }) => from === every);
  return { basisPoints: others?.basisPoints ?? 0, pairs: rows.filter(({ from }) => from !== every) };
}

export async function spreadOf(db: Pool | Tx, workspace: WorkspaceId, from: Asset, to: Asset): Promise<number> {
  const [one, other] = ordered(from, to);
  const { basisPoints, pairs } = await selectTerms(db, workspace);
  return pairs.find((pair) => pair.from === one && pair.to === other)?.basisPoints ?? basisPoints;
}

/** From now on these spreads are set, and no others. */
export async function replaceTerms(tx: Tx, workspace: WorkspaceId, terms: ConversionTerms): Promise<void> {
  await sql`delete from funds.spread where workspace_id = ${workspace}`.execute(tx);
  for (const { from, to, basisPoints } of [
    { from: every, to: every, basisPoints: terms.basisPoints },
    ...terms.pairs,
  ]) {
    const [one, other] = ordered(from, to);
    await sql`insert into funds.spread (workspace_id, one_asset, other_asset, basis_points)
      values (${workspace}, ${one}, ${other}, ${basisPoints})`.execute(tx);
  }
}
