import { claimTask, listTasksFor } from '#claims';
import { getTask } from '#exchange';
import { isId, Refusal } from '#kernel';
import { complain, complaintReasons } from '#moderation';
import { line } from './line.ts';
import { screen, type Next, type Scene, type Screen } from './screen.ts';
import { sampleTask, toFacts, type TaskFacts } from './task-facts.ts';
import { go, press } from './view.ts';

const perPage = 6;
const most = 60;

type List = { readonly tasks: readonly TaskFacts[]; readonly page: number; readonly pages: number };

const tasks = screen<List>('tasks', {
  command: 'tasks',
  async load({ needs, ws, user }, asked = '0') {
    const found = await listTasksFor(needs, ws, user, { limit: most });
    const pages = Math.max(1, Math.ceil(found.length / perPage));
    const page = Math.min(Math.max(Number.parseInt(asked, 10) || 0, 0), pages - 1);
    return { tasks: found.slice(page * perPage, (page + 1) * perPage).map(toFacts), page, pages };
  },
  view: ({ tasks: open, page, pages }) => ({
    lines: [
      line('tasks-title'),
      line('tasks-label'),
      '',
      ...(open.length === 0 ? [line('tasks-none')] : open.map((task) => line('tasks-one', about(task)))),
    ],
    buttons: [
      ...open.map((task) => [go(line('tasks-open', about(task)), 'task', task.id)]),
      [
        ...(page > 0 ? [go('tasks-before', 'tasks', String(page - 1))] : []),
        ...(page + 1 < pages ? [go('tasks-after', 'tasks', String(page + 1))] : []),
      ],
      [go('tasks-refresh', 'tasks'), go('tasks-claims', 'claims')],
      [go('menu', 'home')],
    ],
  }),
  samples: {
    some: { tasks: [sampleTask, { ...sampleTask, kind: 'boost', title: 'Rockets' }], page: 0, pages: 2 },
    none: { tasks: [], page: 0, pages: 1 },
  },
});

const about = ({ kind, title, reward, holdSeconds }: TaskFacts) => ({
  kind,
  title: title.slice(0, 60),
  reward,
  hold: { seconds: holdSeconds },
});

type One = { readonly task: TaskFacts; readonly isOpen: boolean };

const task = screen<One>('task', {
  async load({ needs, ws }, id = '') {
    const found = await getTask(needs.pool, ws, id);
    return { task: toFacts(found), isOpen: found.status === 'live' && found.taken < found.slots };
  },
  view: ({ task: shown, isOpen }) => ({
    lines: [
      line('task-title', about(shown)),
      line('tasks-label'),
      '',
      line('task-what', { kind: shown.kind }),
      line('task-reward', { reward: shown.reward }),
      line('task-time', { span: { seconds: shown.claimSeconds } }),
      line('task-hold', { span: { seconds: shown.holdSeconds } }),
      '',
      line(isOpen ? 'task-free' : 'task-full'),
    ],
    buttons: [
      ...(isOpen ? [[press('task-claim', 'task', 'claim', shown.id)]] : []),
      [go('task-complain', 'complain', shown.id)],
      [go('back', 'tasks')],
    ],
  }),
  presses: { claim: (scene, id = '') => claim(scene, id) },
  samples: {
    open: { task: sampleTask, isOpen: true },
    boost: { task: { ...sampleTask, kind: 'boost' }, isOpen: true },
    bot: { task: { ...sampleTask, kind: 'bot_start', reward: { asset: 'TON', units: 20_000_000n } }, isOpen: true },
    full: { task: sampleTask, isOpen: false },
  },
});

/** Takes a place; whoever has one already is shown it. */
async function claim(scene: Scene, id: string): Promise<Next> {
  try {
    const made = await claimTask(scene.needs, scene.ws, { task: id, worker: scene.user, key: scene.key });
    return { show: ['claim', made.id], toast: line('task-claimed') };
  } catch (error) {
    const theirs = error instanceof Refusal && error.code === 'already_claimed' ? error.details['claim'] : undefined;
    if (typeof theirs === 'string' && isId('clm', theirs)) return { show: ['claim', theirs] };
    throw error;
  }
}

const complaint = screen<{ id: string }>('complain', {
  load: async ({ needs, ws }, id = '') => ({ id: (await getTask(needs.pool, ws, id)).id }),
  view: ({ id }) => ({
    lines: [line('complain-title'), '', line('complain-how')],
    buttons: [
      ...complaintReasons.map((reason) => [press(line('complain-reason', { reason }), 'complain', 'of', id, reason)]),
      [go('cancel', 'task', id)],
    ],
  }),
  presses: {
    async of({ needs, ws, user }, id = '', asked = '') {
      const reason = complaintReasons.find((one) => one === asked) ?? 'other';
      await complain(needs, ws, { task: id, by: user, reason });
      return { show: ['tasks'], toast: line('complain-done') };
    },
  },
  samples: { usual: { id: sampleTask.id } },
});

/** Finding something to do. */
export const taskScreens: readonly Screen[] = [tasks, task, complaint];
