import type { Clock, Id, WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { writeRenewal } from './renewal-rows.ts';

export type RenewalWish = {
  readonly workspace: WorkspaceId;
  readonly invoice: Id<'pay'>;
  readonly renews: boolean;
  /** Since when it counts as stopped: a charge after this shows that it is not. Now, when not given. */
  readonly since?: Date;
};

/**
 * Stores the wish that a payment which repeats stops at the end of its period, or may be taken up again; a sweep asks
 * the gateway. A newer wish overtakes an older one.
 */
export async function askRenewal(
  tx: Tx,
  clock: Clock,
  { workspace, invoice, renews, since }: RenewalWish,
): Promise<void> {
  const now = clock.now();
  const stopped = renews ? {} : { stoppedAt: since ?? now };
  await writeRenewal(tx, { workspace, invoice, renews, askedAt: now, ...stopped }, now);
}
