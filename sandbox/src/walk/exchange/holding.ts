import { letIn } from '../../demo/exchange.ts';
import { expectEqual, WalkFault, type Stage, type Step } from '../stage.ts';
import { claimsOf, expectClaims, taskNow, untilHeld, untilSo, whileTimePasses, type Claim } from './cast.ts';
import { cast, slots } from './opening.ts';
import { join, leave, race } from './race.ts';

const settle = ({ world }: Stage): Promise<unknown> => world.post('/sandbox/settle');
const later = ({ world }: Stage, advance: string): Promise<unknown> => world.post('/sandbox/clock', { advance });

/** One of the crowd's claims that are held, those who came first, so many of them. */
async function someHeld(stage: Stage, count: number): Promise<number[]> {
  const { task, worker } = cast();
  const held = (await claimsOf(stage, task)).filter(({ status }) => status === 'held').map((one) => Number(one.worker));
  return held
    .toReversed()
    .filter((user) => user !== worker.user)
    .slice(0, count);
}

/** Somebody takes a place in the bot, as people do: the task, its link, and the check. */
async function takeInBot({ world, ask }: Stage): Promise<void> {
  const { worker, task } = cast();
  await worker.write(`/start t_${task}`);
  await worker.press('✋ Take this task');
  const { claims } = await ask<{ claims: Claim[] }>('GET', `/v1/claims?user=${worker.user}`);
  const link = await ask<Claim>('GET', `/v1/claims/${claims[0]?.claim}`);
  if (link.link === undefined) throw new WalkFault(`No claim was made; the bot shows: ${(await worker.screen()).text}`);
  await world.post(`/sandbox/users/${worker.user}/open`, { link: link.link });
}

const heldNow = async (stage: Stage, task: string): Promise<number> =>
  (await claimsOf(stage, task)).filter(({ status }) => status === 'held').length;

async function fill(stage: Stage, users: readonly number[], places: number): Promise<void> {
  const { task } = cast();
  const before = await heldNow(stage, task);
  const ran = await race(stage, task, users);
  const winners = ran.filter(({ claim }) => claim);
  expectEqual('the places taken', winners.length, places);
  expectEqual('why the others have none', [...new Set(ran.flatMap(({ why }) => why ?? []))], ['no_slot_free']);
  await join(stage, winners);
  await untilHeld(stage, task, before + places);
}

export const holding: readonly Step[] = [
  {
    title: '150 race for the 100 places: one takes hers in the bot, the others ask at once; 50 hear that none is free',
    after: 'unchanged',
    play: async (stage) => {
      await takeInBot(stage);
      await untilHeld(stage, cast().task, 1);
      await whileTimePasses(stage, fill(stage, cast().crowd, slots - 1));
      await expectClaims(stage, cast().task, { held: slots });
      expectEqual('the task', (await taskNow(stage, cast().task)).status, 'done');
    },
  },
  {
    title:
      'day 3: 10 leave, Telegram tells, their rewards are voided and the places are filled anew for the same money',
    after: 'unchanged',
    play: async (stage) => {
      await later(stage, '3d');
      await leave(stage, cast().channel, await someHeld(stage, 10));
      await settle(stage);
      await untilHeld(stage, cast().task, slots - 10);
      const had = new Set((await claimsOf(stage, cast().task)).map((claim) => Number(claim.worker)));
      const others = cast().crowd.filter((user) => !had.has(user));
      await whileTimePasses(stage, fill(stage, others, 10));
      await expectClaims(stage, cast().task, { held: slots, voided: 10 });
    },
  },
  {
    title: 'day 10: the bot is thrown out of the channel, the task waits; let in again, it goes on',
    after: 'unchanged',
    play: async (stage) => {
      const { world, exchange } = stage;
      const { channel, task } = cast();
      await later(stage, '7d');
      await world.post(`/sandbox/chats/${channel}/members`, { user: exchange.id, status: 'left' });
      await settle(stage);
      await untilSo(stage, 'the pause', async () => (await taskNow(stage, task)).pauses.includes('bot_lost'));
      await letIn({ world, bot: exchange }, channel);
      await settle(stage);
      await untilSo(stage, 'its end', async () => (await taskNow(stage, task)).pauses.length === 0);
      await expectClaims(stage, task, { held: slots, voided: 10 });
    },
  },
  {
    title: 'day 20: 5 leave and Telegram tells; 5 more leave, and that update is lost',
    after: 'unchanged',
    play: async (stage) => {
      const { world } = stage;
      const { channel, task } = cast();
      await later(stage, '10d');
      const [told, silent] = [await someHeld(stage, 5), (await someHeld(stage, 10)).slice(5)];
      await leave(stage, channel, told);
      await settle(stage);
      await untilSo(stage, '5 voided', async () => (await heldNow(stage, task)) === slots - 5);
      await world.post('/sandbox/faults', { target: 'telegram', kind: 'drop', update: 'chat_member', times: 5 });
      await leave(stage, channel, silent);
      await settle(stage);
      await world.delete('/sandbox/faults');
    },
  },
  {
    title:
      'day 21: a last look before each release finds the 5; 80 rewards are released, those of day 3 wait for day 24',
    after: 'unchanged',
    play: async (stage) => {
      await later(stage, '26h');
      const { task } = cast();
      await untilHeld(stage, task, 10);
      await expectClaims(stage, task, { released: 80, held: 10, voided: 20 });
    },
  },
];
