import type { WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { askRenewal } from '#payments';
import type { Reading } from './needs.ts';
import { noSuchSubscription, notRunning } from './refusals.ts';
import { standingOf, tellStanding } from './refresh.ts';
import { insertKept, lockSubscription } from './subscription-rows.ts';
import type { Sold, Standing, Subscription } from './subscription.ts';

/**
 * Stops a subscription at the end of what is paid; a job asks Telegram. The person cannot take it up again until it is
 * let go. Asked twice, nothing more happens. Refuses with `not_found` or `subscription_not_running`.
 */
export const cancelSubscription = (needs: Reading, workspace: WorkspaceId, id: string): Promise<Subscription> =>
  change(needs, workspace, id, (tx, sold, { stoppedByUs, asking }) =>
    stoppedByUs && asking !== 'resume' ? undefined : wish(tx, needs, sold, false),
  );

/**
 * Lets the person take a subscription up again that we stopped: Telegram does not resume it by itself. Refuses with
 * `not_found` or `subscription_not_running`.
 */
export const resumeSubscription = (needs: Reading, workspace: WorkspaceId, id: string): Promise<Subscription> =>
  change(needs, workspace, id, (tx, sold, { stoppedByUs, asking }) =>
    stoppedByUs && asking !== 'resume' ? wish(tx, needs, sold, true) : undefined,
  );

const wish = (tx: Tx, { clock }: Reading, { workspace, invoice }: Sold, renews: boolean): Promise<void> =>
  askRenewal(tx, clock, { workspace, invoice, renews });

type Act = (tx: Tx, sold: Sold, standing: Standing) => Promise<void> | undefined;

const change = ({ pool, clock }: Reading, workspace: WorkspaceId, id: string, act: Act): Promise<Subscription> =>
  transaction(pool, async (tx) => {
    const sold = await lockSubscription(tx, workspace, id);
    if (!sold) throw noSuchSubscription();
    const at = clock.now();
    const before = await standingOf(tx, sold, at);
    if (before.state === 'pending' || before.state === 'ended') throw notRunning(before.state);
    await act(tx, sold, before);
    const standing = await standingOf(tx, sold, at);
    await tellStanding(tx, sold, standing, at);
    return { ...sold, ...standing };
  });

/** A refund of this payment, now or later, leaves the renewal of its subscription as it is. */
export const keepSubscription = (
  { pool }: Pick<Reading, 'pool'>,
  workspace: WorkspaceId,
  payment: string,
): Promise<void> => insertKept(pool, workspace, payment);
