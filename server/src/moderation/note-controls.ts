import type { WorkspaceId } from '#kernel';
import { transaction } from '#database';
import { listClaims, type Claim } from '#claims';
import { getTask, isOver } from '#exchange';
import { recordTrust } from '#trust';
import { endControl, insertControlResult, takeDueControls } from './control-rows.ts';
import type { ModerationNeeds } from './needs.ts';

type Needs = Pick<ModerationNeeds, 'pool' | 'clock'>;

const hour = 60 * 60 * 1000;

/**
 * Notes how workers did on control tasks: whoever stayed until the reward was released has passed, whoever left before
 * has failed. A claim that ran out says nothing of anybody.
 */
export async function noteControls(needs: Needs, limit = 20): Promise<number> {
  const now = needs.clock.now();
  let done = 0;
  for (const { workspace, task } of await takeDueControls(needs.pool, now, new Date(now.getTime() + hour), limit))
    done += await noteTask(needs, workspace, task);
  return done;
}

async function noteTask(needs: Needs, workspace: WorkspaceId, task: string): Promise<number> {
  const isFinished = isOver(await getTask(needs.pool, workspace, task));
  let done = 0;
  let isDecided = true;
  for await (const claim of claimsOf(needs, workspace, task)) {
    if (claim.status === 'claimed' || claim.status === 'held') isDecided = false;
    if (claim.status === 'released' || claim.status === 'voided') done += await noteClaim(needs, workspace, claim);
  }
  if (isFinished && isDecided) await endControl(needs.pool, workspace, task);
  return done;
}

async function* claimsOf(needs: Needs, workspace: WorkspaceId, task: string): AsyncGenerator<Claim> {
  let cursor: string | undefined;
  do {
    const page = await listClaims(needs, { workspace, task, limit: 200, ...(cursor !== undefined && { cursor }) });
    yield* page.claims;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

const noteClaim = (
  { pool, clock }: Needs,
  workspace: WorkspaceId,
  { id, task, worker, status }: Claim,
): Promise<number> =>
  transaction(pool, async (tx) => {
    const passed = status === 'released';
    const at = clock.now();
    if (!(await insertControlResult(tx, workspace, { claim: id, task, passed, at }))) return 0;
    const kind = passed ? 'control_passed' : 'control_failed';
    await recordTrust(tx, workspace, { user: worker, kind, reference: id, at });
    return 1;
  });
