import { transaction, type Tx } from '#database';
import type { WorkspaceId } from '#kernel';
import type { Endpoint, EndpointInput } from './endpoint.ts';
import { needEndpoint, stopQueue, updateEndpoint, wakeQueue } from './endpoint-rows.ts';
import type { Changing } from './needs.ts';
import { checkInput } from './wanted.ts';

type Change = (tx: Tx, endpoint: Endpoint, now: Date) => Promise<unknown>;

/** Changes an endpoint whose row is locked, and answers it as it then is. Refuses with `not_found`. */
const change = (
  { pool, clock }: Pick<Changing, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  id: string,
  make: Change,
): Promise<Endpoint> =>
  transaction(pool, async (tx) => {
    const { endpoint } = await needEndpoint(tx, workspace, id, true);
    await make(tx, endpoint, clock.now());
    return (await needEndpoint(tx, workspace, id)).endpoint;
  });

/**
 * Sets address, events and description anew; what waits already goes to the new address. A turn that is under way may
 * use the old one for some seconds. Refuses with `not_found`, `invalid_request`, or what the door says of the address.
 */
export async function changeEndpoint(
  needs: Changing,
  workspace: WorkspaceId,
  id: string,
  input: EndpointInput,
): Promise<Endpoint> {
  await needEndpoint(needs.pool, workspace, id);
  const decided = checkInput(needs.door, input);
  return change(needs, workspace, id, (tx, endpoint, now) =>
    updateEndpoint(tx, endpoint, { ...decided, changed_at: now }),
  );
}

/**
 * Stops sending. What waits stays and goes on when it is enabled; what is announced meanwhile is not put in line, and
 * can be replayed afterwards. Refuses with `not_found`.
 */
export const disableEndpoint = (needs: Pick<Changing, 'pool' | 'clock'>, workspace: WorkspaceId, id: string) =>
  change(needs, workspace, id, async (tx, endpoint, now) => {
    if (endpoint.status === 'disabled') return;
    await updateEndpoint(tx, endpoint, { status: 'disabled', problem: null, changed_at: now });
    await stopQueue(tx, workspace, id);
  });

/** Sends again, at once and with a clean record: whatever waited goes first. Refuses with `not_found`. */
export const enableEndpoint = (needs: Pick<Changing, 'pool' | 'clock'>, workspace: WorkspaceId, id: string) =>
  change(needs, workspace, id, async (tx, endpoint, now) => {
    if (endpoint.status === 'enabled') return;
    await updateEndpoint(tx, endpoint, { status: 'enabled', problem: null, changed_at: now });
    await wakeQueue(tx, workspace, id, now);
  });

/**
 * Deletes an endpoint for everyone who asks: nothing more is sent, its address and secrets are gone. Its deliveries
 * are swept away with the events they tell of. Refuses with `not_found`.
 */
export const deleteEndpoint = (
  { pool, clock }: Pick<Changing, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  id: string,
): Promise<void> =>
  transaction(pool, async (tx) => {
    const { endpoint } = await needEndpoint(tx, workspace, id, true);
    await updateEndpoint(tx, endpoint, {
      status: 'deleted',
      url: '',
      description: '',
      sealed_secret: '',
      sealed_previous_secret: null,
      previous_until: null,
      changed_at: clock.now(),
    });
    await stopQueue(tx, workspace, id);
  });
