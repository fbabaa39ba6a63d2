import { transaction, type Tx } from '#database';
import { writeAudit } from '#identity';
import { Refusal, type Amount, type WorkspaceId } from '#kernel';
import { endPlacement } from './apply-reading.ts';
import { isAnothers } from './claimed.ts';
import { book, refuse } from './conclude.ts';
import type { Errand } from './errand.ts';
import { lockBoth } from './look-up.ts';
import type { UpstreamNeeds } from './needs.ts';
import type { Placement } from './placement.ts';
import { changePlacement, findPlacement } from './placement-rows.ts';

/** What a person says of an order at the desk. */
export type Resolution =
  /** The panel has it, under this number. */
  | { readonly say: 'placed'; readonly externalId: string }
  /** The panel surely never took it: it is placed anew. */
  | { readonly say: 'absent' }
  /** It is over there, and came to this. */
  | { readonly say: 'ended'; readonly delivered: number; readonly charge: Amount }
  /** There is nothing to be done about it any more. */
  | { readonly say: 'settled' };

/**
 * A person says what became of an order that nobody was sure of. Refuses with `not_found`, `already_decided` (it does not
 * stand where that could be said of it) or `invalid_request`.
 */
export const resolvePlacement = (
  needs: UpstreamNeeds,
  workspace: WorkspaceId,
  id: string,
  { note, ...resolution }: Resolution & { readonly note: string },
  by: string,
): Promise<Placement> =>
  transaction(needs.pool, async (tx) => {
    const found = await lockBoth(tx, workspace, id);
    if (!found) throw new Refusal('not_found', 'There is no such placement in this workspace.');
    const at = needs.clock.now();
    const details = { ...resolution, ...('charge' in resolution && { charge: String(resolution.charge.units) }), note };
    await writeAudit(tx, { workspace, recordedAt: at, actor: by, action: 'provider.resolve', target: id, details });
    await resolve(tx, needs, found.errand, found.placement, resolution);
    const after = await findPlacement(tx, workspace, id);
    return after ?? found.placement;
  });

async function resolve(
  tx: Tx,
  needs: UpstreamNeeds,
  errand: Errand,
  placement: Placement,
  resolution: Resolution,
): Promise<void> {
  const { status } = placement;
  if (resolution.say === 'placed' && status === 'unknown') {
    if (await isAnothers(tx, placement, resolution.externalId))
      throw new Refusal('invalid_request', 'That order of the panel is another one of ours.');
    return book(tx, needs, errand, placement, resolution.externalId);
  }
  if (resolution.say === 'absent' && status === 'unknown')
    return refuse(tx, needs, errand, placement, { words: 'A person found that it was never taken.', isPassing: true });
  if (resolution.say === 'ended' && status === 'placed') {
    const { delivered, charge } = requireResult(errand, placement, resolution);
    return endPlacement(tx, needs, errand, placement, { delivered, charge: charge.units, seen: {} });
  }
  const isOver = status === 'refused' || status === 'ended';
  if (resolution.say === 'settled' && isOver && placement.deskSince)
    return changePlacement(tx, placement, { desk_since: null, problem: null });
  throw new Refusal('already_decided', `This cannot be said of one that is ${status}.`, { status });
}

type Result = Extract<Resolution, { say: 'ended' }>;

function requireResult({ quantity }: Errand, { currency }: Placement, result: Result): Result {
  if (!Number.isInteger(result.delivered) || result.delivered < 0 || result.delivered > quantity)
    throw new Refusal('invalid_request', `"delivered" is 0 to ${quantity}.`);
  if (result.charge.asset !== currency || result.charge.units < 0n)
    throw new Refusal('wrong_asset', `Money at this panel is counted in ${currency}.`, { asset: currency });
  return result;
}
