import { transaction } from '#database';
import { newId, Refusal, type WorkspaceId } from '#kernel';
import { endpointsMax, partnerEndpointsMax, type Endpoint, type NewEndpoint } from './endpoint.ts';
import { countEndpoints, insertEndpoint } from './endpoint-rows.ts';
import type { Changing } from './needs.ts';
import { newSecret, sealFor } from './secret.ts';
import { checkInput } from './wanted.ts';

/** An endpoint with its secret, which is told this once. */
export type AddedEndpoint = { readonly endpoint: Endpoint; readonly secret: string };

/**
 * Makes an endpoint; what is announced from now on is sent there. Refuses with `invalid_request`,
 * `webhook_limit_reached`, or what the door says of the address.
 */
export async function addEndpoint(needs: Changing, workspace: WorkspaceId, input: NewEndpoint): Promise<AddedEndpoint> {
  const decided = checkInput(needs.door, input);
  const { audience = null } = input;
  const at = needs.clock.now();
  const secret = newSecret();
  const endpoint: Endpoint = {
    workspace,
    id: newId('whe'),
    ...decided,
    audience,
    status: 'enabled',
    problem: null,
    failingSince: null,
    previousUntil: null,
    madeAt: at,
    changedAt: at,
  };
  const sealed = sealFor(needs.masterKey, endpoint, secret);
  await transaction(needs.pool, async (tx) => {
    const most = audience === null ? endpointsMax : partnerEndpointsMax;
    if ((await countEndpoints(tx, workspace, audience)) >= most)
      throw new Refusal('webhook_limit_reached', `There are at most ${most} webhooks. Delete one first.`);
    await insertEndpoint(tx, { endpoint, sealed, sealedPrevious: null });
  });
  return { endpoint, secret };
}
