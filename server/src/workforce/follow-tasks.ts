import { countSlots } from '#claims';
import { transaction, type Tx } from '#database';
import { dropNews, getTask, readNews, type Task, type TaskNews } from '#exchange';
import type { WorkspaceId } from '#kernel';
import { earnUnits, giveBackUnit, reportRun } from '#reselling';
import type { WorkforceNeeds } from './needs.ts';
import { reckon } from './reckon.ts';
import { stepTo, type Step } from './step.ts';
import type { Work } from './work.ts';
import { lockWorkOf, updateWork } from './work-rows.ts';

type Needs = Pick<WorkforceNeeds, 'pool' | 'clock' | 'log'>;

const atATime = 100;

/**
 * Tells what became of the tasks that came on: delivered, ended, paid for, lost. What is told and that it was told are one
 * transaction, so every unit is told of once however often this dies, and by any number of processes. Answers how many tasks.
 */
export async function followTasks(needs: Needs): Promise<number> {
  let followed = 0;
  for (const news of await readNews(needs.pool, atATime)) if (await followNews(needs, news)) followed += 1;
  return followed;
}

async function followNews(needs: Needs, news: TaskNews): Promise<boolean> {
  const { workspace, task } = news;
  try {
    while (await tellNext(needs, workspace, task));
    await dropNews(needs.pool, news);
    return true;
  } catch (error) {
    needs.log.error({ workspace, task, err: error }, 'What became of a task of the treasury could not be told.');
    return false;
  }
}

/** One step, with the work locked: before the order, its runs and the book. False when there was none. */
const tellNext = ({ pool, clock }: Needs, workspace: WorkspaceId, id: string): Promise<boolean> =>
  transaction(pool, async (tx) => {
    const work = await lockWorkOf(tx, workspace, id);
    const counts = await countSlots(tx, workspace, id);
    if (!work || !counts) return false;
    const step = stepTo(work, reckon(work, counts));
    const guaranteedUntil = guaranteeOf(await getTask(tx, workspace, id), step?.now ?? work);
    if (!step && String(guaranteedUntil) === String(work.guaranteedUntil)) return false;
    await updateWork(tx, work, { ...(step?.now ?? work), at: clock.now(), guaranteedUntil });
    if (step) await tell(tx, { clock }, work, step);
    return step !== undefined;
  });

/** Until when a slot that opens again is filled; of no interest while the task is being done. */
function guaranteeOf({ verifiedAt, guaranteeSeconds }: Task, { status }: Pick<Work, 'status'>): Date | null {
  if (status !== 'ended' || !verifiedAt) return null;
  return new Date(verifiedAt.getTime() + guaranteeSeconds * 1000);
}

/** Units are named by their number, so none counts twice. */
async function tell(tx: Tx, needs: Pick<Needs, 'clock'>, work: Work, { tell: what, now }: Step): Promise<void> {
  const { workspace, startCount } = work;
  const name = { order: work.order, run: work.run };
  if (what === 'progress') {
    const start = startCount === null ? {} : { startCount };
    const ended = now.status === 'running' ? {} : { ended: true as const };
    await reportRun(tx, needs, workspace, name, { ...start, delivered: now.delivered, ...ended });
  }
  if (what === 'earned') {
    const count = now.earned - work.earned;
    const units = Array.from({ length: count }, (_, index) => `paid:${work.earned + index + 1}`);
    await earnUnits(tx, needs, workspace, name, units);
  }
  if (what === 'lost') await giveBackUnit(tx, needs, workspace, name, `lost:${now.lost}`);
}
