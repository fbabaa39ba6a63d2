import { orThrow } from '@asterism/api';
import { expectEqual, WalkFault, type Stage, type Step } from './stage.ts';

type Answer = {
  readonly allowed: boolean;
  readonly reason?: string;
  readonly quota?: string;
  readonly resets_at?: string;
};

/** Uses a sticker, which costs no credits: only its quota limits it. */
async function useSticker({ platform, customer, key }: Stage, name: string): Promise<Answer> {
  const body = { customer, feature: 'sticker', quantity: '1' };
  return orThrow(platform.POST('/v1/consume', { body, idempotencyKey: key(`sticker-${name}`) }));
}

export const limiting: readonly Step[] = [
  {
    title: 'three stickers a day, for no credits',
    after: 'unchanged',
    play: async (stage) => {
      await stage.ask('PUT', '/v1/features/sticker', { kind: 'metered', credit_cost: '0' });
      const window = { kind: 'calendar', period: 'day', zone: 'Europe/Berlin' };
      await stage.ask('PUT', '/v1/quotas/daily_stickers', { features: ['sticker'], limit: '3', window });
      for (const name of ['first', 'second', 'third'])
        expectEqual(`the ${name} sticker`, (await useSticker(stage, name)).allowed, true);
    },
  },
  {
    title: 'the fourth is refused, with the instant at which there are three again',
    after: 'unchanged',
    play: async (stage) => {
      const { allowed, reason, quota, resets_at } = await useSticker(stage, 'fourth');
      const no = { allowed: false, reason: 'quota_exceeded', quota: 'daily_stickers' };
      expectEqual('the fourth sticker', { allowed, reason, quota }, no);
      const { now } = await stage.world.get<{ now: string }>('/sandbox/clock');
      const hours = (Date.parse(resets_at ?? '') - Date.parse(now)) / 3_600_000;
      if (!(hours > 0 && hours <= 25)) throw new WalkFault(`The day is said to end at ${resets_at}.`);
    },
  },
  {
    title: 'the next day it is allowed again, under the same key: a no had left it free',
    after: 'unchanged',
    play: async (stage) => {
      await stage.world.post('/sandbox/clock', { advance: '1d' });
      expectEqual('the fourth sticker, a day later', (await useSticker(stage, 'fourth')).allowed, true);
    },
  },
];
