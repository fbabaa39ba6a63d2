import { transaction } from '#database';
import type { Endpoint } from './endpoint.ts';
import { needEndpoint, stopQueue, updateEndpoint } from './endpoint-rows.ts';
import type { Heard } from './judge-answer.ts';
import type { Sending } from './needs.ts';
import { failingMax } from './schedule.ts';

type Failing = {
  readonly isGone: boolean;
  readonly failingSince: Date | null;
  readonly heard: Heard;
  readonly now: Date;
};

/**
 * Disables an endpoint that wants nothing more (410) or has failed at every try for five days, and says why. What
 * waits for it stays, and goes on when the operator enables it again. True when it did.
 */
export async function disableFailing(
  { pool, log }: Pick<Sending, 'pool' | 'log'>,
  { workspace, id, url }: Endpoint,
  failing: Failing,
): Promise<boolean> {
  const problem = reasonToDisable(failing);
  if (problem === undefined) return false;
  await transaction(pool, async (tx) => {
    const { endpoint } = await needEndpoint(tx, workspace, id, true);
    if (endpoint.status === 'disabled' || endpoint.url !== url) return;
    await updateEndpoint(tx, endpoint, { status: 'disabled', problem, changed_at: failing.now });
    await stopQueue(tx, workspace, id);
    log.warn({ workspace, endpoint: id, problem }, 'A webhook was disabled.');
  });
  return true;
}

function reasonToDisable({ isGone, failingSince, heard, now }: Failing): string | undefined {
  if (isGone) return 'The receiver answered 410 Gone: it wants nothing more. Enable the webhook to go on.';
  if (!failingSince || now.getTime() - failingSince.getTime() < failingMax) return undefined;
  const last = 'error' in heard ? heard.error : `it answered ${heard.status}`;
  return `Every try since ${failingSince.toISOString()} has failed; the last time: ${last} Mend the receiver and enable the webhook: what waits goes on.`;
}
