import { letIn } from '../../demo/exchange.ts';
import { addPerson, inParallel, openAccount, whileTimePasses, type Task } from '../exchange/cast.ts';
import { join, race } from '../exchange/race.ts';
import { expectEqual, WalkFault, type Stage, type Step } from '../stage.ts';
import { cast, untilSo } from './cast.ts';
import { statusOf } from './smm.ts';

/** The least that can be ordered of each. */
const places = 10;
/** Who does it: a few more than are wanted, so that some hear that none is free. */
let crew: readonly number[] = [];
/** The channel that is ordered for. */
let channel = 0;

const nameOf = ({ customer }: Stage): string => `orion_${customer}`;

async function gatherCrew(stage: Stage): Promise<void> {
  const { world, customer, exchange } = stage;
  const start = 350_000_000 + (Number(customer) % 100_000) * 100;
  const one = (at: number) => addPerson(stage, `Hand ${at}`, { id: start + at, is_premium: true });
  crew = await Promise.all(Array.from({ length: places + 2 }, (_, at) => one(at)));
  await inParallel(crew, (user) => openAccount(stage, cast().bot, user));
  const made = { type: 'channel', title: 'Orion club', username: nameOf(stage), owner: Number(customer) };
  channel = (await world.post<{ id: number }>('/sandbox/chats', made)).id;
  await letIn({ world, bot: exchange }, channel);
}

/** A bot that is run on this platform: who starts it is seen here. */
async function openBot({ ask, world, customer }: Stage): Promise<string> {
  const named = { username: `orion_${customer}_bot`, first_name: 'Orion' };
  const { token } = await world.post<{ token: string }>('/sandbox/bots', named);
  await ask('POST', '/v1/bots', { token, mode: 'webhook' });
  return named.username;
}

type Story = { readonly order: string; readonly status: string };

/** The task that the order became, once it has. Such a task belongs to its order. */
async function taskOf(stage: Stage, number: number): Promise<Task> {
  const told = () => stage.ask<Story>('GET', `/v1/panel/orders/${number}`);
  const { order } = await told();
  let found: Task | undefined;
  const isMade = async () => {
    const { tasks } = await stage.ask<{ tasks: (Task & { user: string })[] }>('GET', '/v1/tasks?limit=100');
    found = tasks.find(({ user }) => user === order);
    return found !== undefined;
  };
  await untilSo(stage, `the task of order ${number}`, isMade, { most: 12 }).catch(async (error: unknown) => {
    throw new WalkFault(`${String(error)} The order is: ${JSON.stringify(await told())}`);
  });
  if (!found) throw new WalkFault('There is no task.');
  if (found.status === 'review') await stage.ask('POST', `/v1/reviews/${found.task}/decision`, { decision: 'approve' });
  return found;
}

type Ordered = { readonly service: number; readonly kind: string; readonly link: string };

/** A reseller orders, workers do it in the exchange, and the reseller reads "Completed". */
async function have(
  stage: Stage,
  { service, kind, link }: Ordered,
  act: (user: number) => Promise<unknown>,
): Promise<void> {
  const { shop } = cast();
  const { order } = await shop.ask<{ order: number }>({ action: 'add', service, link, quantity: places });
  const { task } = await taskOf(stage, order);
  const ran = await race(stage, task, crew);
  const winners = ran.filter(({ claim }) => claim);
  expectEqual(`the places of service ${service}`, winners.length, places);
  if (kind !== 'boost') await join(stage, winners);
  await inParallel(winners, ({ user }) => act(user));
  await untilSo(stage, `the end of order ${order}`, async () => {
    return (await statusOf(shop, [order])).get(order)?.status === 'Completed';
  });
}

export const working: readonly Step[] = [
  {
    title: 'ten members for a channel are ordered: a task that the treasury pays, done by ten of twelve who ask',
    after: 'unchanged',
    play: async (stage) => {
      await gatherCrew(stage);
      const ordered = { service: 1, kind: 'subscribe', link: `https://t.me/${nameOf(stage)}` };
      await whileTimePasses(
        stage,
        have(stage, ordered, async () => undefined),
      );
    },
  },
  {
    title: 'ten boosts of it, and ten starts of a bot',
    after: 'unchanged',
    play: async (stage) => {
      const boost = (user: number) => stage.world.post(`/sandbox/chats/${channel}/boosts`, { user });
      const link = `https://t.me/${nameOf(stage)}`;
      await whileTimePasses(stage, have(stage, { service: 2, kind: 'boost', link }, boost));
      const started = { service: 3, kind: 'bot_start', link: `https://t.me/${await openBot(stage)}` };
      await whileTimePasses(
        stage,
        have(stage, started, async () => undefined),
      );
    },
  },
];
