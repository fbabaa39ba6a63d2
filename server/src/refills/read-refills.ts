import { Refusal, type WorkspaceId } from '#kernel';
import { readScales, type Reading } from '#billing';
import { selectOffers } from './offer-rows.ts';
import type { Offer } from './offer.ts';
import type { RefillPolicy } from './policy.ts';
import { selectPolicies } from './policy-rows.ts';

/** Every refill of a workspace, by code. */
export async function listRefills({ pool }: Pick<Reading, 'pool'>, workspace: WorkspaceId): Promise<RefillPolicy[]> {
  const scales = await readScales(pool, workspace);
  return (await selectPolicies(pool, workspace)).map((policy) => withScale(policy, scales(policy.terms.creditType)));
}

/** The newest offers of a low-balance refill, with what became of each. Refuses with `not_found`. */
export async function listOffers(
  { pool }: Pick<Reading, 'pool'>,
  workspace: WorkspaceId,
  code: string,
): Promise<{ offers: Offer[]; scale: number }> {
  const [policy] = await selectPolicies(pool, workspace, code);
  if (!policy) throw new Refusal('not_found', `There is no refill "${code}".`, { id: code });
  const scale = (await readScales(pool, workspace))(policy.terms.creditType);
  return { offers: await selectOffers(pool, workspace, code, 200), scale };
}

const withScale = (policy: RefillPolicy, scale: number): RefillPolicy => ({ ...policy, ...(scale > 0 && { scale }) });
