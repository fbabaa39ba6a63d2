import { Refusal } from '#kernel';
import { getTask, unitOf, type Task } from '#exchange';
import { decideTask, getReviews, listQueue, rejectReasons, type Review } from '#moderation';
import { instant } from './instant.ts';
import { sampleTask } from './advertiser-samples.ts';
import { inRows, kindLine, topicLine } from './advertiser-lines.ts';
import { findingLine } from './advertiser-summary.ts';
import { line } from './line.ts';
import { isModerator } from './moderators.ts';
import { screen, type Next, type Scene, type Screen } from './screen.ts';
import { go, link, press } from './view.ts';

type Waiting = { readonly review: Review; readonly task: Task };

const perPage = 8;

/** Moderators are named in the exchange's settings; for everybody else there is no such screen. */
async function requireModerator(scene: Scene): Promise<void> {
  if (!(await isModerator(scene))) throw new Refusal('not_found', 'There is no such screen.');
}

const queueScreen = screen<{ readonly waiting: readonly Waiting[] }>('queue', {
  command: 'queue',
  async load(scene) {
    await requireModerator(scene);
    const { pool } = scene.needs;
    const { reviews } = await listQueue(pool, { workspace: scene.ws, limit: perPage });
    const waiting = reviews.map(async (review) => ({ review, task: await getTask(pool, scene.ws, review.task) }));
    return { waiting: await Promise.all(waiting) };
  },
  view: ({ waiting }) => ({
    lines: [
      line('queue-title'),
      '',
      ...(waiting.length === 0 ? [line('queue-none')] : []),
      ...waiting.map(({ review, task }, at) =>
        line('queue-row', { number: at + 1, title: task.target.title, cause: review.cause, due: review.dueAt }),
      ),
    ],
    buttons: [
      ...waiting.map(({ task }, at) => [
        go(line('my-ads-open', { number: at + 1, title: task.target.title }), 'judge', task.id),
      ]),
      [go('ad-refresh', 'queue'), go('back', 'ads')],
    ],
  }),
  samples: { none: { waiting: [] }, one: { waiting: [sampleWaiting()] } },
});

function sampleWaiting(): Waiting {
  const task = sampleTask({ status: 'review', taken: 0, verified: 0 });
  const at = instant('2026-11-21T10:00:00Z');
  const review: Review = {
    workspace: 1,
    task: task.id,
    round: 1,
    cause: 'new',
    findings: [{ code: 'channel_new', level: 'review' }],
    isRisky: true,
    openedAt: at,
    dueAt: instant('2026-11-22T10:00:00Z'),
    outcome: null,
    decidedAt: null,
    decisions: [],
  };
  return { task, review };
}

/** One task, with all that was found about it. */
const judgeScreen = screen<Waiting>('judge', {
  async load(scene, id = '') {
    await requireModerator(scene);
    const [review] = await getReviews(scene.needs.pool, scene.ws, id);
    if (!review) throw new Refusal('not_found', 'Nobody has to look at this task.');
    return { review, task: await getTask(scene.needs.pool, scene.ws, id) };
  },
  view: ({ review, task }) => ({
    lines: [
      line('ad-title', { title: task.target.title, kind: kindLine(task.kind) }),
      line('ad-link', { link: task.target.link }),
      line('judge-by', { owner: task.owner, topic: topicLine(task.category) }),
      line('judge-price', { count: task.ordered, unit: unitOf(task) }),
      '',
      ...(review.findings.length === 0 ? [line('judge-clean')] : review.findings.map(findingLine)),
      ...(review.isRisky ? [line('judge-risky')] : []),
      ...review.decisions.map(({ decision, actor }) => line('judge-said', { decision, actor })),
      ...(review.outcome === null ? [] : [line('judge-decided', { outcome: review.outcome })]),
    ],
    buttons: [
      [link('judge-look', task.target.link)],
      review.outcome === null
        ? [press('judge-approve', 'judge', 'approve', task.id), go('judge-reject', 'reject', task.id)]
        : [],
      [go('back', 'queue')],
    ],
  }),
  presses: { approve: (scene, id = '') => decide(scene, id, 'approve', []) },
  samples: { new: sampleWaiting() },
});

const rejectScreen = screen<{ readonly id: string }>('reject', {
  async load(scene, id = '') {
    await requireModerator(scene);
    return { id };
  },
  view: ({ id }) => ({
    lines: [line('reject-title')],
    buttons: [
      ...inRows(
        rejectReasons.map((reason, at) => press(line('reject-reason', { reason }), 'reject', 'for', String(at), id)),
        2,
      ),
      [go('back', 'judge', id)],
    ],
  }),
  presses: {
    for: (scene, at = '', id = '') => {
      const reason = rejectReasons[Number(at)];
      return reason === undefined ? Promise.resolve({ show: ['reject', id] }) : decide(scene, id, 'reject', [reason]);
    },
  },
  samples: { usual: { id: sampleTask({}).id } },
});

async function decide(
  scene: Scene,
  task: string,
  decision: 'approve' | 'reject',
  reasons: readonly string[],
): Promise<Next> {
  await requireModerator(scene);
  const { isDecided } = await decideTask(scene.needs, scene.ws, { task, decision, reasons, by: scene.user });
  const outcome = decision === 'approve' ? 'approved' : 'rejected';
  const said = isDecided ? line('judge-decided', { outcome }) : line('judge-second');
  return { show: ['queue'], toast: said };
}

export const moderatorScreens: readonly Screen[] = [queueScreen, judgeScreen, rejectScreen];
