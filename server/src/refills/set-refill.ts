import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { lockBook } from '#ledger';
import { getFeature, getProduct, readScales, startOf, unitsIn, watchLow, type Reading } from '#billing';
import { checkTerms, type RefillPolicy, type Terms, type TermsInput } from './policy.ts';
import { selectPolicies, upsertPolicy } from './policy-rows.ts';
import { insertTurns, rebaseTurns, removeTurns } from './turn-rows.ts';

export type RefillInput = { readonly code: string; readonly terms: TermsInput; readonly active?: boolean };

/**
 * Defines a refill, or changes it from now on: what was given stays given, and a schedule that changes begins with its
 * next period. Refuses with `invalid_request`, `invalid_amount`, `unknown_product` or `unknown_feature`.
 */
export async function setRefill(
  { pool, clock }: Reading,
  workspace: WorkspaceId,
  { code, terms: asked, active = true }: RefillInput,
): Promise<RefillPolicy> {
  if (asked.kind === 'low_balance' && asked.product) await getProduct({ pool }, workspace, asked.product);
  if (asked.kind === 'scheduled' && asked.audience.to === 'entitled')
    await getFeature({ pool }, workspace, asked.audience.feature);
  return transaction(pool, async (tx) => {
    await lockBook(tx, workspace); // so that the scale stays as it is read, and nobody refills meanwhile
    const scale = (await readScales(tx, workspace))(asked.creditType);
    const terms = readTerms(asked, scale);
    checkTerms(terms);
    const [before] = await selectPolicies(tx, workspace, code);
    if (before && before.terms.kind !== terms.kind)
      throw new Refusal('invalid_request', `"${code}" is of the kind ${before.terms.kind}; use another code.`);
    const now = clock.now();
    const policy = { code, terms, active, createdAt: before?.createdAt ?? now, changedAt: now };
    await upsertPolicy(tx, workspace, policy);
    if (terms.kind === 'scheduled') await follow(tx, workspace, policy, before);
    else await watchLow(tx, workspace, { watch: code, ...terms, active });
    return { ...policy, ...(scale > 0 && { scale }) };
  });
}

function readTerms(asked: TermsInput, scale: number): Terms {
  if (asked.kind === 'low_balance') return { ...asked, threshold: unitsIn(asked.threshold, scale) };
  const { rollOver, ...same } = asked;
  return {
    ...same,
    amount: unitsIn(asked.amount, scale),
    ...(rollOver && { rollOver: { ...rollOver, cap: unitsIn(rollOver.cap, scale) } }),
  };
}

/** Who is on the list is on it from now on; periods of another schedule, or of a pause, are not made up for. */
async function follow(tx: Tx, workspace: WorkspaceId, policy: RefillPolicy, before?: RefillPolicy): Promise<void> {
  const { code, terms, changedAt, active } = policy;
  if (terms.kind !== 'scheduled') return;
  const old = before?.terms.kind === 'scheduled' ? before.terms : undefined;
  const isOther =
    old && JSON.stringify([old.schedule, old.audience]) !== JSON.stringify([terms.schedule, terms.audience]);
  if (isOther && old.audience.to !== 'all') await removeTurns(tx, workspace, code, terms.audience);
  if (isOther || (active && before?.active === false)) await rebaseTurns(tx, workspace, code, changedAt);
  if (terms.audience.to !== 'named') return;
  const met = await startOf(tx, workspace, terms.audience.customers);
  const meant = terms.audience.customers.map((customer) => ({
    customer,
    since: met.get(customer) ?? changedAt,
    from: changedAt,
  }));
  await insertTurns(tx, workspace, { code, changedAt, schedule: terms.schedule }, meant);
}
