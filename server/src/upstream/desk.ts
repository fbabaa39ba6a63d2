import type { Tx } from '#database';
import { announce } from '#webhooks';
import type { Placement } from './placement.ts';
import { changePlacement } from './placement-rows.ts';

/** Lays a placement on a person's desk, and tells of it once. It is looked up and followed all the same. */
export async function putOnDesk(tx: Tx, placement: Placement, at: Date, problem: string, dueAt?: Date): Promise<void> {
  await changePlacement(tx, placement, {
    problem,
    desk_since: placement.deskSince ?? at,
    ...(dueAt && { due_at: dueAt }),
  });
  if (placement.deskSince) return;
  const { workspace, id, order, run, provider } = placement;
  const data = { order, run, placement: id, provider, problem };
  await announce(tx, workspace, { type: 'panel_order.desk', occurredAt: at, data });
}
