import { Refusal, type WorkspaceId } from '#kernel';
import type { UpstreamNeeds } from './needs.ts';
import { ProviderSilent } from './provider.ts';
import { readOffers } from './read-offers.ts';
import { watchBalance, type Balance } from './watch-balance.ts';

/** What a panel says when it is asked. */
export type ProviderAt = Balance & { readonly services: number };

/**
 * Asks a panel now what it offers and what is left there, and takes both in. Refuses with `not_found`, or with
 * `provider_unavailable` and the panel's own words.
 */
export async function checkProvider(needs: UpstreamNeeds, workspace: WorkspaceId, id: string): Promise<ProviderAt> {
  try {
    const balance = await watchBalance(needs, workspace, id);
    return { ...balance, services: await readOffers(needs, workspace, id) };
  } catch (error) {
    if (!(error instanceof ProviderSilent)) throw error;
    throw new Refusal('provider_unavailable', error.message, { provider: id });
  }
}
