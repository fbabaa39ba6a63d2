import { orThrow } from '@asterism/api';
import { expectEqual, spendMessages, type Stage, type Step } from './stage.ts';

async function passTime({ world }: Stage, advance: string): Promise<void> {
  const { settled } = await world.post<{ settled: boolean }>('/sandbox/clock', { advance });
  expectEqual('settled after the clock moved', settled, true);
}

export const expiring: readonly Step[] = [
  {
    title: 'buys 100 credits for a month',
    after: { stars: 1460, credits: 540 },
    play: ({ person }) => person.buy('pack_100_month'),
  },
  {
    title: 'spends 30: those that expire are spent first',
    after: { stars: 1460, credits: 510 },
    play: (stage) => spendMessages(stage, 30),
  },
  {
    title: 'the clock goes on 31 days: the other 70 have expired',
    after: { stars: 1460, credits: 440 },
    play: (stage) => passTime(stage, '31d'),
  },
  {
    title: 'buys a week of images',
    after: { stars: 1310, credits: 440 },
    play: ({ person }) => person.buy('image_pass_week'),
  },
  {
    title: 'an image within that week costs nothing',
    after: { stars: 1310, credits: 440 },
    play: ({ person }) => person.write('/image a cat'),
  },
  {
    title: 'the clock goes on 8 days: an image costs 10 again',
    after: { stars: 1310, credits: 430 },
    play: async (stage) => {
      await passTime(stage, '8d');
      await stage.person.write('/image a dog');
    },
  },
  {
    title: 'the statement: opening + every movement = closing',
    after: { stars: 1310, credits: 430 },
    play: async ({ platform, world, customer, startedAt }) => {
      const { now } = await world.get<{ now: string }>('/sandbox/clock');
      const params = { path: { customer }, query: { from: startedAt, to: now } };
      const { statements } = await orThrow(platform.GET('/v1/customers/{customer}/statement', { params }));
      const [own] = statements;
      const sum = (own?.movements ?? []).reduce((total, { available }) => total + BigInt(available), 0n);
      expectEqual('the closing balance', own?.closing, '430');
      expectEqual('opening + movements', String(BigInt(own?.opening ?? 0) + sum), own?.closing);
    },
  },
];
