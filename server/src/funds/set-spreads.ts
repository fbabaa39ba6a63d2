import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Pool } from '#database';
import { writeAudit } from '#identity';
import type { ConversionTerms } from './conversion.ts';
import type { FundsNeeds } from './needs.ts';
import { replaceTerms, selectTerms } from './spread-rows.ts';

/** What the house takes of conversions, by pair; nothing where nothing is set. */
export const readConversionTerms = (pool: Pool, workspace: WorkspaceId): Promise<ConversionTerms> =>
  selectTerms(pool, workspace);

/**
 * Sets what the house takes of conversions from now on; quotes that stand keep their price. `actor` is for the audit
 * log. Refuses with `invalid_request`.
 */
export async function setConversionTerms(
  { pool, clock }: Pick<FundsNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  terms: ConversionTerms,
  actor: string,
): Promise<ConversionTerms> {
  const names = terms.pairs.map(({ from, to }) => [from, to].toSorted().join(' '));
  if (new Set(names).size < names.length)
    throw new Refusal('invalid_request', 'Name each pair once: its spread is of both directions.');
  if (terms.pairs.some(({ from, to }) => from === to)) throw new Refusal('invalid_request', 'A pair is of two assets.');
  return transaction(pool, async (tx) => {
    await replaceTerms(tx, workspace, terms);
    const entry = { workspace, recordedAt: clock.now(), actor, action: 'settings.conversions', target: 'conversions' };
    const pairs = terms.pairs.map((pair) => ({ ...pair }));
    await writeAudit(tx, { ...entry, details: { basisPoints: terms.basisPoints, pairs } });
    return selectTerms(tx, workspace);
  });
}
