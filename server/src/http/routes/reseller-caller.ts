import { takeRequest } from '#identity';
import { Refusal } from '#kernel';
import { getReseller, getStoreKey, type StoreKey } from '#store';
import type { HttpNeeds } from './needs.ts';
import type { Call } from './operation.ts';

type Asking = Pick<Call<never, never, never>, 'caller'>;

/**
 * The reseller whose key this is, when it is within its limit. Refuses with `scope_missing` a key that is nobody's,
 * with `rate_limited` and with `account_suspended`.
 */
export async function resellerOf(
  needs: Pick<HttpNeeds, 'pool' | 'keyring' | 'clock'>,
  { caller }: Asking,
): Promise<StoreKey> {
  const { workspace } = caller;
  const key = await getStoreKey(needs.pool, workspace, caller.key);
  if (!key) throw new Refusal('scope_missing', 'This key belongs to no reseller: POST /v1/store/keys makes such keys.');
  const { requestsPerMinute: limit } = key;
  await takeRequest(needs, { ...caller, requestsPerMinute: Math.min(caller.requestsPerMinute ?? limit, limit) });
  if (key.isSuspended || (await getReseller(needs.pool, workspace, key.user)).isSuspended)
    throw new Refusal('account_suspended', 'This key is suspended. Ask the operator.');
  return key;
}
