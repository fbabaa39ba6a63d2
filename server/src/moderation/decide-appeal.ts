import { Refusal, type Clock, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { payVoided } from '#claims';
import { writeAudit } from '#identity';
import { tell } from '#people';
import { announce } from '#webhooks';
import { deadlineActor, type Appeal } from './appeal.ts';
import { lockAppeal, selectDueAppeals, settleAppeal } from './appeal-rows.ts';
import type { ModerationNeeds } from './needs.ts';
import { writeLog } from './public-log.ts';

export type AppealDecision = {
  readonly appeal: string;
  readonly outcome: 'upheld' | 'dismissed';
  /** Told to the worker. */
  readonly reason: string;
  readonly by: string;
};

type Needs = Pick<ModerationNeeds, 'pool' | 'clock'>;

/**
 * Decides an appeal. Upheld, the reward is paid anew: from the order's budget while the slot is free there, else by the
 * house. The same decision again changes nothing. Refuses with `not_found` or `already_decided`.
 */
export const decideAppeal = (needs: Needs, workspace: WorkspaceId, decision: AppealDecision): Promise<Appeal> =>
  transaction(needs.pool, async (tx) => {
    const appeal = await lockAppeal(tx, workspace, decision.appeal);
    if (!appeal) throw new Refusal('not_found', 'There is no such appeal in this workspace.');
    if (appeal.status === decision.outcome) return appeal;
    if (appeal.status !== 'open')
      throw new Refusal('already_decided', `This appeal was ${appeal.status}.`, { status: appeal.status });
    return settle(tx, needs.clock, appeal, decision);
  });

/** Upholds what nobody decided in time: nobody loses a reward because nobody looked. */
export async function upholdOverdue({ pool, clock }: Needs, limit = 100): Promise<number> {
  let done = 0;
  for (const { workspace, id } of await selectDueAppeals(pool, clock.now(), limit))
    done += await upholdOne(pool, clock, workspace, id);
  return done;
}

const upholdOne = (pool: Pool, clock: Clock, workspace: WorkspaceId, id: string): Promise<number> =>
  transaction(pool, async (tx) => {
    const appeal = await lockAppeal(tx, workspace, id);
    if (appeal?.status !== 'open') return 0;
    await settle(tx, clock, appeal, { outcome: 'upheld', reason: 'deadline', by: deadlineActor });
    return 1;
  });

async function settle(
  tx: Tx,
  clock: Clock,
  open: Appeal,
  { outcome, reason, by }: Pick<AppealDecision, 'outcome' | 'reason' | 'by'>,
): Promise<Appeal> {
  const at = clock.now();
  const { workspace, claim, worker, id } = open;
  const appeal = await settleAppeal(tx, open, { status: outcome, actor: by, reason, at });
  const details = { claim, outcome, reason };
  await writeAudit(tx, { workspace, recordedAt: at, actor: by, action: 'appeal.decide', target: id, details });
  const byDeadline = by === deadlineActor;
  const action = byDeadline ? 'appeal_upheld_by_deadline' : (`appeal_${outcome}` as const);
  await writeLog(tx, workspace, { recordedAt: at, action, about: id, reasons: [] });
  const data = { appeal: id, claim, user: worker, outcome, reason };
  await announce(tx, workspace, { type: 'appeal.decided', customer: worker, occurredAt: at, data });
  await tell(tx, workspace, [
    { user: worker, kind: 'appeal_decided', key: `appeal:${id}`, values: { claim, outcome, reason } },
  ]);
  if (outcome === 'upheld') await payVoided(tx, clock, workspace, { claim, appeal: id, by });
  return appeal;
}
