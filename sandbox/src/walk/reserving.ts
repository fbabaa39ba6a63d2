import { orThrow } from '@asterism/api';
import { expectEqual, WalkFault, type Stage, type Step } from './stage.ts';

/** Reserves messages and answers the reservation's id; steps that go on with it find it by its name. */
async function reserve(
  { platform, customer, key }: Stage,
  quantity: number,
  name: string,
  expiresIn = '1h',
): Promise<string> {
  const body = { customer, feature: 'message', quantity: String(quantity), expires_in: expiresIn };
  const call = platform.POST('/v1/reservations', { body, idempotencyKey: key(`reserve-${name}`) });
  const { reservation } = await orThrow(call);
  if (!reservation) throw new WalkFault(`${quantity} credits could not be reserved.`);
  return reservation;
}

export const reserving: readonly Step[] = [
  {
    title: 'work of unknown cost: 300 are reserved',
    after: { stars: 1500, credits: 100, reserved: 300 },
    play: (stage) => reserve(stage, 300, 'work'),
  },
  {
    title: 'it cost 120: committed, the other 180 return',
    after: { stars: 1500, credits: 280 },
    play: async (stage) => {
      const id = await reserve(stage, 300, 'work'); // the same key answers the same reservation
      const call = { params: { path: { id } }, body: { quantity: '120' }, idempotencyKey: stage.key('commit') };
      const { committed, returned } = await orThrow(stage.platform.POST('/v1/reservations/{id}/commit', call));
      expectEqual('the commit', { committed, returned }, { committed: '120', returned: '180' });
    },
  },
  {
    title: 'work that fails: 50 reserved and released',
    after: { stars: 1500, credits: 280 },
    play: async (stage) => {
      const id = await reserve(stage, 50, 'failed');
      const call = { params: { path: { id } }, idempotencyKey: stage.key('release') };
      await orThrow(stage.platform.POST('/v1/reservations/{id}/release', call));
    },
  },
  {
    title: 'work that is forgotten: 80 reserved for 10 minutes, the clock goes on 11, and they are back',
    after: { stars: 1500, credits: 280 },
    play: async (stage) => {
      await reserve(stage, 80, 'forgotten', '10m');
      await stage.world.post('/sandbox/clock', { advance: '11m' });
    },
  },
];
