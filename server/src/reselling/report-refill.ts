import type { Clock, Id, WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { announceRefill } from './announce-order.ts';
import type { PanelRefill, RefillStatus } from './refill.ts';
import { refillTransitions } from './refill.ts';
import { findRefill, updateRefill } from './refill-rows.ts';

export type RefillNews = {
  readonly status: Exclude<RefillStatus, 'pending'>;
  readonly reason?: string;
};

/** News of a refill. What is over stays as it is. Refuses with `not_found`. */
export async function reportRefill(
  tx: Tx,
  { clock }: { readonly clock: Clock },
  workspace: WorkspaceId,
  id: Id<'prf'>,
  { status, reason }: RefillNews,
): Promise<PanelRefill> {
  const refill = await findRefill(tx, workspace, id, 'lock');
  const next: readonly RefillStatus[] = refillTransitions[refill.status];
  if (!next.includes(status)) return refill;
  const at = clock.now();
  const endedAt = status === 'in_progress' ? null : at;
  const after: PanelRefill = { ...refill, status, reason: reason ?? null, endedAt };
  await updateRefill(tx, after, null);
  await announceRefill(tx, after, at);
  return after;
}
