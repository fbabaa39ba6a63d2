import { newId, Refusal, type WorkspaceId } from '#kernel';
import type { Reserved } from './answer.ts';
import type { Spending } from './needs.ts';
import { keepNo } from './refusal-log.ts';
import { defaultReservationSeconds, longestReservationSeconds } from './reservation.ts';
import { readySpend, reserves } from './spend-batch.ts';
import type { KeyedUse } from './use.ts';

/**
 * Sets credits aside for work whose cost is not known yet, for `expiresIn` seconds (600, at most 86,400).
 * Same key, same answer. Refuses as `consume` does, and with `invalid_request` for a bad duration.
 */
export async function reserve(
  needs: Spending,
  workspace: WorkspaceId,
  { expiresIn, ...use }: KeyedUse & { readonly expiresIn?: number },
): Promise<Reserved> {
  const seconds = checkSeconds(expiresIn ?? defaultReservationSeconds);
  const spend = readySpend('reserve', use, expiresIn);
  const answer = await needs.engine.run(reserves, workspace, { ...spend, seconds, reservation: newId('rsv') });
  return keepNo(needs, workspace, use, answer);
}

/** How long a reservation may last. Refuses with `invalid_request`. */
export function checkSeconds(seconds: number): number {
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > longestReservationSeconds)
    throw new Refusal('invalid_request', `A reservation lasts 1 to ${longestReservationSeconds} seconds.`, { seconds });
  return seconds;
}
