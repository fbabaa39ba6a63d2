import { CallRefused } from '../../call.ts';
import { enable, letIn } from '../../demo/exchange.ts';
import { expectEqual, WalkFault, type Stage, type Step } from '../stage.ts';
import { gather, taskNow, type Cast, type Task } from './cast.ts';

/** Who plays; made by the first step of each walk. */
let playing: Cast | undefined;

export function cast(): Cast {
  if (playing) return playing;
  throw new WalkFault('Nobody has come yet.');
}

/** What is ordered: 100 slots of 16 Stars and a quarter of that as the fee, so 2,000 Stars. */
export const slots = 100;
export const reward = '16';

async function refused(asked: Promise<unknown>): Promise<string> {
  try {
    await asked;
  } catch (error) {
    if (error instanceof CallRefused) return (error.body as { code: string }).code;
    throw error;
  }
  return 'done';
}

async function order({ world, customer, exchange }: Stage): Promise<void> {
  const { advertiser } = cast();
  await advertiser.write('/advertise');
  for (const button of ['➕ New task', 'Join a channel']) await advertiser.press(button);
  const made = { type: 'channel', title: 'Comet watch', username: `comet_${customer}`, owner: advertiser.user };
  const { id } = await world.post<{ id: number }>('/sandbox/chats', made);
  cast().channel = id;
  await advertiser.pick(id);
  await advertiser.press('News');
  await advertiser.write(reward);
  for (const button of ['100 people', 'Next ›', 'Next ›', '✅ Order for 2000 ⭐']) await advertiser.press(button);
  await letIn({ world, bot: exchange }, id); // the picker has done it already; again it is the same
}

async function approve({ moderator, task }: Cast, { ask }: Stage): Promise<void> {
  await ask('PUT', '/v1/exchange/settings', { moderators: [String(moderator.user)] });
  await moderator.write('/queue');
  await moderator.press('1. Comet watch');
  await moderator.press('✅ Approve');
  expectEqual('the task', (await ask<Task>('GET', `/v1/tasks/${task}`)).status, 'live');
}

export const opening: readonly Step[] = [
  {
    title: 'the exchange is off until its operator has read the rules: a task is refused, then it is enabled',
    after: 'unchanged',
    play: async (stage) => {
      const { ask, customer, exchange } = stage;
      await ask('POST', '/v1/exchange/disable');
      const task = { user: customer, kind: 'subscribe', target: '@any', reward: { asset: 'XTR', amount: '1' }, slots };
      const asked = () => refused(ask('POST', '/v1/tasks', task, stage.key('too-early')));
      expectEqual('a task before', await asked(), 'exchange_disabled');
      expectEqual(
        'without the rules',
        await refused(ask('POST', '/v1/exchange/enable', { bot: 'bot' })),
        'invalid_request',
      );
      playing = await gather(stage, await enable({ ask, bot: exchange }));
    },
  },
  {
    title: 'the advertiser tops up 2,000 Stars in the bot',
    after: { stars: 0, credits: 0 },
    play: async ({ world }) => {
      const { advertiser } = cast();
      await advertiser.write('/deposit');
      await advertiser.press('⭐ Stars');
      await advertiser.write('2000');
      await world.post(`/sandbox/users/${advertiser.user}/pay`, { link: await advertiser.link('Pay 2000 ⭐') });
    },
  },
  {
    title: 'and orders 100 places step by step, the channel picked; a moderator approves it in the bot',
    after: 'unchanged',
    play: async (stage) => {
      await order(stage);
      const { tasks } = await stage.ask<{ tasks: Task[] }>('GET', `/v1/tasks?user=${stage.customer}`);
      const [task] = tasks;
      if (!task) throw new WalkFault(`No task was made; the bot shows: ${(await cast().advertiser.screen()).text}`);
      cast().task = task.task;
      expectEqual('the order', (await taskNow(stage, task.task)).books.open.amount, '2000');
      await approve(cast(), stage);
    },
  },
];
