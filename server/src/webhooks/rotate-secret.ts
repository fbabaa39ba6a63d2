import { transaction } from '#database';
import { Refusal, type WorkspaceId } from '#kernel';
import { needEndpoint, updateEndpoint } from './endpoint-rows.ts';
import type { Changing } from './needs.ts';
import { newSecret, sealFor } from './secret.ts';

const daySeconds = 86_400;
const overlapMaxSeconds = 7 * daySeconds;

/** A new secret, told this once, and until when the one before it signs as well. */
export type RotatedSecret = { readonly secret: string; readonly previousUntil: Date };

/**
 * Makes a new secret. For `overlapSeconds` (a day, when not given; 0 ends the old one at once) every message carries
 * the signatures of both, so that a receiver can be changed in between. Rotating again ends the one before the last.
 * Refuses with `not_found` or `invalid_request`.
 */
export async function rotateSecret(
  { pool, clock, masterKey }: Pick<Changing, 'pool' | 'clock' | 'masterKey'>,
  workspace: WorkspaceId,
  id: string,
  { overlapSeconds = daySeconds }: { overlapSeconds?: number } = {},
): Promise<RotatedSecret> {
  if (!(overlapSeconds >= 0 && overlapSeconds <= overlapMaxSeconds))
    throw new Refusal('invalid_request', 'The two secrets may overlap by 7 days at most.');
  return transaction(pool, async (tx) => {
    const { endpoint, sealed } = await needEndpoint(tx, workspace, id, true);
    const now = clock.now();
    const secret = newSecret();
    const previousUntil = new Date(now.getTime() + overlapSeconds * 1000);
    await updateEndpoint(tx, endpoint, {
      sealed_secret: sealFor(masterKey, endpoint, secret),
      sealed_previous_secret: sealed,
      previous_until: previousUntil,
      changed_at: now,
    });
    return { secret, previousUntil };
  });
}
