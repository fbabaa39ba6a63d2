import type { WorkspaceId } from '#kernel';
import { hashInput } from '#ledger';
import type { Spending } from './needs.ts';
import type { ReservationState } from './reservation.ts';
import { checkSeconds } from './reserve.ts';
import { extensions, settlements } from './settle-batch.ts';
import { apiKeyOf, checkQuantity } from './use.ts';

/**
 * Takes what was really used, at the cost of the reservation's day, and gives the rest back to the lots it came
 * from. Above the reservation the feature's overrun policy decides. Same key, same answer. Refuses with `not_found`,
 * `reservation_not_open` (expired ones too), `above_reservation`, `invalid_amount` or `idempotency_conflict`.
 */
export async function commitReservation(
  { engine }: Pick<Spending, 'engine'>,
  workspace: WorkspaceId,
  reservation: string,
  { key, quantity }: { readonly key: string; readonly quantity: bigint },
): Promise<ReservationState> {
  checkQuantity(quantity);
  const hash = hashInput({ command: 'commit', reservation, quantity });
  return engine.run(settlements, workspace, { reservation, action: 'commit', quantity, key: apiKeyOf(key), hash });
}

/**
 * Gives everything back. Releasing again answers the same, and so does releasing what has expired; a committed
 * reservation refuses with `reservation_not_open`, a missing one with `not_found`.
 */
export async function releaseReservation(
  { engine }: Pick<Spending, 'engine'>,
  workspace: WorkspaceId,
  reservation: string,
): Promise<ReservationState> {
  return engine.run(settlements, workspace, { reservation, action: 'release', quantity: 0n, key: null, hash: null });
}

/**
 * Lets an open reservation end `expiresIn` seconds from now, at most a day. Refuses with `not_found`,
 * `reservation_not_open` or `invalid_request`.
 */
export async function extendReservation(
  { engine }: Pick<Spending, 'engine'>,
  workspace: WorkspaceId,
  reservation: string,
  { expiresIn }: { readonly expiresIn: number },
): Promise<ReservationState> {
  return engine.run(extensions, workspace, { reservation, seconds: checkSeconds(expiresIn) });
}
