import { isId, Refusal, type Amount } from '#kernel';
import { balanceOf } from '#ledger';
import {
  cancelTask,
  escrowOf,
  getTask,
  isOver,
  listTasks,
  pauseTask,
  previewCancel,
  resumeTask,
  unitOf,
  type Task,
} from '#exchange';
import { getReviews, type Decision } from '#moderation';
import { barOf, kindLine, statusLine } from './advertiser-lines.ts';
import { paceLines } from './advertiser-pace.ts';
import { line, type Line } from './line.ts';
import { sampleTask } from './advertiser-samples.ts';
import { screen, type Next, type Scene, type Screen } from './screen.ts';
import { go, press, type Button } from './view.ts';

type Mine = { readonly tasks: readonly Task[]; readonly next: string | undefined };

const perPage = 8;

const mineScreen = screen<Mine>('my-ads', {
  command: 'mytasks',
  async load({ needs, ws, user }, cursor) {
    const page = { workspace: ws, owner: user, limit: perPage, ...(cursor !== undefined && { cursor }) };
    const { tasks, cursor: next } = await listTasks(needs.pool, page);
    return { tasks, next };
  },
  view: ({ tasks, next }) => ({
    lines: [line('my-ads-title'), '', ...(tasks.length === 0 ? [line('my-ads-none')] : tasks.flatMap(rowLines))],
    buttons: [
      ...tasks.map(({ id, target }, at) => [
        go(line('my-ads-open', { number: at + 1, title: target.title }), 'ad', id),
      ]),
      next === undefined ? [] : [go('more', 'my-ads', next)],
      [go('ad-refresh', 'my-ads'), go('back', 'ads')],
    ],
  }),
  samples: {
    none: { tasks: [], next: undefined },
    some: {
      tasks: [sampleTask({}), sampleTask({ status: 'paused', pauses: ['bot_lost'], verified: 12, taken: 14 })],
      next: 'later',
    },
  },
});

const rowLines = (task: Task, at: number): readonly (Line | '')[] => [
  line('my-ads-row', { number: at + 1, title: task.target.title, status: statusLine(task) }),
  line('ad-progress', { bar: barOf(task.verified, task.slots), done: task.verified, of: task.slots }),
  '',
];

type One = { readonly task: Task; readonly escrow: Amount; readonly reasons: readonly string[] };

/** A task of one's own; somebody else's is not found. */
export async function ownTask({ needs, ws, user }: Scene, id = ''): Promise<Task> {
  if (!isId('tsk', id)) throw new Refusal('not_found', 'There is no such task.');
  return getTask(needs.pool, ws, id, user);
}

const taskScreen = screen<One>('ad', {
  async load(scene, id) {
    const { needs, ws } = scene;
    const task = await ownTask(scene, id);
    const { asset } = task.reward;
    const units = await balanceOf(needs.pool, ws, escrowOf(task.order), asset);
    const [review] = task.status === 'rejected' ? await getReviews(needs.pool, ws, task.id) : [];
    return { task, escrow: { asset, units }, reasons: reasonsOf(review?.decisions ?? []) };
  },
  view: ({ task, escrow, reasons }) => ({ lines: taskLines(task, escrow, reasons), buttons: taskButtons(task) }),
  presses: {
    pause: (scene, id) => steer(scene, id, pauseTask),
    resume: (scene, id) => steer(scene, id, resumeTask),
  },
  samples: {
    live: { task: sampleTask({}), escrow: { asset: 'XTR', units: 137_500_000_000n }, reasons: [] },
    review: {
      task: sampleTask({ status: 'review', taken: 0, verified: 0 }),
      escrow: { asset: 'XTR', units: 250_000_000_000n },
      reasons: [],
    },
    paused: {
      task: sampleTask({ status: 'paused', pauses: ['advertiser', 'bot_lost'] }),
      escrow: { asset: 'XTR', units: 137_500_000_000n },
      reasons: [],
    },
    rejected: {
      task: sampleTask({ status: 'rejected', slots: 0, taken: 0, verified: 0 }),
      escrow: { asset: 'XTR', units: 0n },
      reasons: ['misleading'],
    },
    done: {
      task: sampleTask({ status: 'done', taken: 100, verified: 100 }),
      escrow: { asset: 'XTR', units: 0n },
      reasons: [],
    },
  },
});

const reasonsOf = (decisions: readonly Decision[]): readonly string[] =>
  decisions.flatMap(({ decision, reasons }) => (decision === 'reject' ? reasons : []));

const taskLines = (task: Task, escrow: Amount, reasons: readonly string[]): (Line | '')[] => [
  line('ad-title', { title: task.target.title, kind: kindLine(task.kind) }),
  line('ad-link', { link: task.target.link }),
  '',
  statusLine(task),
  ...task.pauses.map((reason) => line('ad-pause-help', { reason })),
  ...reasons.map((reason) => line('ad-rejected-for', { reason })),
  '',
  line('ad-progress', { bar: barOf(task.verified, task.slots), done: task.verified, of: task.slots }),
  line('ad-under-way', { count: task.taken - task.verified }),
  '',
  line('new-sum-unit', { reward: task.reward, fee: task.fee, unit: unitOf(task) }),
  line('ad-escrow', { escrow }),
  line('new-sum-hold', { hold: { seconds: task.holdSeconds } }),
  line('new-sum-guarantee', { guarantee: { seconds: task.guaranteeSeconds } }),
  ...paceLines(task.pacing),
];

function taskButtons(task: Task): Button[][] {
  const { id, status, pauses } = task;
  const steering = pauses.includes('advertiser')
    ? press('ad-resume', 'ad', 'resume', id)
    : press('ad-pause', 'ad', 'pause', id);
  return [
    isOver(task) ? [] : [...(status === 'done' ? [] : [steering]), go('ad-cancel', 'ad-cancel', id)],
    [go('ad-report', 'ad-report', id), go('ad-statement', 'ad-money', id)],
    [go('ad-refresh', 'ad', id), go('back', 'my-ads')],
  ];
}

async function steer({ needs, ws, user }: Scene, id = '', turn: typeof pauseTask): Promise<Next> {
  await turn(needs, ws, { task: id, reason: 'advertiser', actor: `person:${user}`, owner: user });
  return { show: ['ad', id] };
}

type Ending = {
  readonly id: string;
  readonly title: string;
  readonly refund: Amount;
  readonly free: number;
  readonly open: number;
  readonly verified: number;
};

/** What comes back, and what does not, before it is done. */
const cancelScreen = screen<Ending>('ad-cancel', {
  async load({ needs, ws, user }, id = '') {
    const { task, refund, freeSlots, openSlots, verifiedSlots } = await previewCancel(needs, ws, id, user);
    return { id: task.id, title: task.target.title, refund, free: freeSlots, open: openSlots, verified: verifiedSlots };
  },
  view: ({ id, title, refund, free, open, verified }) => ({
    lines: [
      line('ad-cancel-title', { title }),
      '',
      line('ad-cancel-refund', { refund, count: free }),
      ...(open > 0 ? [line('ad-cancel-open', { count: open })] : []),
      ...(verified > 0 ? [line('ad-cancel-verified', { count: verified })] : []),
    ],
    buttons: [[press(line('ad-cancel-do', { refund }), 'ad-cancel', 'do', id)], [go('back', 'ad', id)]],
  }),
  presses: {
    async do({ needs, ws, user }, id = '') {
      const actor = `person:${user}`;
      const { refund } = await cancelTask(needs, ws, { task: id, actor, owner: user, key: `bot:cancel:${id}` });
      return { show: ['ad', id], toast: line('ad-canceled', { refund }) };
    },
  },
  samples: {
    usual: {
      id: sampleTask({}).id,
      title: 'Lighthouse news',
      refund: { asset: 'XTR', units: 137_500_000_000n },
      free: 55,
      open: 3,
      verified: 42,
    },
  },
});

export const myTaskScreens: readonly Screen[] = [mineScreen, taskScreen, cancelScreen];
