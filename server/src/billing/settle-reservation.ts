import type { WorkspaceId } from '#kernel';
import type { Spending } from './needs.ts';
import type { ReservationState } from './reservation.ts';

/**
 * Takes what was really used, at the cost of the reservation's day, and gives the rest back to the lots it came
 * from. Above the reservation the feature's overrun policy decides. Same key, same answer. Refuses with `not_found`,
 * `reservation_not_open` (expired ones too), `above_reservation`, `invalid_amount` or `idempotency_conflict`.
 */
export async function commitReservation(
  needs: Spending,
  workspace: WorkspaceId,
  reservation: string,
  commit: { readonly key: string; readonly quantity: bigint },
): Promise<ReservationState> {
  throw new Error(`not yet ${String([needs, workspace, reservation, commit])}`);
}

/**
 * Gives everything back. Releasing again answers the same; a committed reservation refuses with
 * `reservation_not_open`, a missing one with `not_found`.
 */
export async function releaseReservation(
  needs: Spending,
  workspace: WorkspaceId,
  reservation: string,
): Promise<ReservationState> {
  throw new Error(`not yet ${String([needs, workspace, reservation])}`);
}

/**
 * Lets an open reservation end `expiresIn` seconds from now, at most a day after it was made. Refuses with
 * `not_found`, `reservation_not_open` or `invalid_request`.
 */
export async function extendReservation(
  needs: Spending,
  workspace: WorkspaceId,
  reservation: string,
  extension: { readonly expiresIn: number },
): Promise<ReservationState> {
  throw new Error(`not yet ${String([needs, workspace, reservation, extension])}`);
}
