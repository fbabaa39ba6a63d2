import { transaction, type Tx } from '#database';
import { getTask, isOver, lockTask, pauseLocked, proverOf, type Proven, type Task } from '#exchange';
import { finding, type Finding } from './finding.ts';
import { usualLimits } from './limits.ts';
import type { ModerationNeeds } from './needs.ts';
import { openReview } from './open-review.ts';
import { writeLog } from './public-log.ts';
import { endWatch, noteSeen, postponeWatch, takeDueWatches, type Watch } from './watch-rows.ts';

type Needs = Pick<ModerationNeeds, 'pool' | 'clock' | 'checkers' | 'moderationLimits'>;
type Known = Exclude<Proven, { is: 'unknown' }>;

const hour = 60 * 60 * 1000;

/**
 * Looks at the targets of running tasks, each once a day: where the title, the name or the administrator is not what it
 * was when somebody said yes, the task pauses and is in the queue again. Looks are spread by the hour at which each task
 * was approved, and only a few are made per run; the checker keeps the bot's own limits, and an `unknown` is asked again
 * an hour later.
 */
export async function watchTargets(needs: Needs): Promise<number> {
  const now = needs.clock.now();
  const { watchHours, watchBatch } = usualLimits;
  const next = new Date(now.getTime() + watchHours * hour);
  const due = await takeDueWatches(needs.pool, now, next, watchBatch);
  for (const watch of due) await look(needs, watch);
  return due.length;
}

async function look(needs: Needs, watch: Watch): Promise<void> {
  const { workspace, task: id } = watch;
  const task = await getTask(needs.pool, workspace, id);
  if (isOver(task)) return endWatch(needs.pool, workspace, id);
  if (task.pauses.includes('changed')) return; // somebody is looking at it already
  const proven = await ask(needs, task);
  if (proven.is === 'unknown') return postponeWatch(needs.pool, watch, new Date(needs.clock.now().getTime() + hour));
  const findings = changesOf(watch, proven);
  if (findings.length > 0) await transaction(needs.pool, (tx) => pauseChanged(tx, needs, { watch, proven, findings }));
}

const ask = ({ checkers }: Needs, { target, kind, ...task }: Task): Promise<Proven> =>
  checkers[kind].prove({
    workspace: task.workspace,
    bot: task.bot,
    advertiser: proverOf(task),
    ...(target.type === 'bot' ? { asked: `@${target.username}`, startProof: target.proof } : { asked: target.id }),
  });

/** What is not as it was. Where our bot lost its rights nothing has changed: events pause for that. */
function changesOf(watch: Watch, proven: Known): Finding[] {
  if (proven.is === 'not_theirs')
    return proven.reason === 'not_their_admin' ? [finding('owner_changed', proven.reason)] : [];
  const { title, username = null } = proven.target;
  return [
    ...(title === watch.title ? [] : [finding('title_changed', watch.title)]),
    ...(username === watch.username ? [] : [finding('username_changed', watch.username ?? '')]),
  ];
}

type Changed = { readonly watch: Watch; readonly proven: Known; readonly findings: readonly Finding[] };

async function pauseChanged(tx: Tx, needs: Needs, { watch, proven, findings }: Changed): Promise<void> {
  const { workspace, task: id } = watch;
  const task = await lockTask(tx, workspace, id);
  if (isOver(task) || task.status === 'review' || task.pauses.includes('changed')) return;
  const at = needs.clock.now();
  const reasons = findings.map(({ code }) => code);
  if (proven.is === 'theirs') {
    const { title, username = null } = proven.target;
    await noteSeen(tx, watch, { title, username });
  }
  await openReview(tx, needs, task, { cause: 'changed', findings, at });
  await writeLog(tx, workspace, { recordedAt: at, action: 'task_paused', about: id, reasons });
  await pauseLocked(tx, task, 'changed', { at, actor: 'platform:moderation', reason: reasons.join(', ') });
}
