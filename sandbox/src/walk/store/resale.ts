import { call } from '../../call.ts';
import { bringDollars } from '../panel/opening.ts';
import { expectEqual, WalkFault, type Stage, type Step } from '../stage.ts';
import { buyAt, cast, starsOf, untilSo } from './cast.ts';

/** A reseller's program: what it knows is an address and a key. */
export type Resale = {
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body: object): Promise<Answer>;
};

export const resaleAt = (url: string, secret: string): Resale => {
  const headers = { authorization: `Bearer ${secret}` };
  return {
    get: (path) => call('GET', url + path, { headers }),
    post: (path, body) => call('POST', url + path, { headers, body }),
  };
};

export type ToppedUp = {
  readonly order_id: string;
  readonly status: string;
  readonly price: { readonly amount: string };
};

let made: Resale | undefined;

export function resale(): Resale {
  if (made) return made;
  throw new WalkFault('Nobody resells yet.');
}

/** The reseller of this walk: their money came by card, and their program has a key. */
export async function openResale(stage: Stage): Promise<Resale> {
  const { ask, key, platformUrl } = stage;
  const reseller = key('reseller');
  await bringDollars(stage, reseller, '2000');
  const asked = { reseller, name: 'The walk', requests_per_minute: 100_000 };
  const { secret } = await ask<{ secret: string }>('POST', '/v1/store/keys', asked);
  made = resaleAt(platformUrl, secret);
  return made;
}

/** The two calls of the guide, as it writes them. */
async function twoCalls(stage: Stage): Promise<void> {
  await buyAt(stage, 'mystars');
  const program = resale();
  const { people } = cast();
  const [user] = (await stage.world.get<{ id: number; username?: string }[]>('/sandbox/users')).filter(
    ({ username }) => username === people['cleo'],
  );
  const id = String(user?.id);
  await stage.world.post(`/sandbox/users/${id}/messages`, { bot: stage.store.username, text: '/start' });
  const wanted = { platform: 'telegram', user_id: id };
  const told = await program.post<{ valid: boolean; username: string }>('/validate-user', wanted);
  expectEqual('who it is', [told.valid, told.username], [true, `@${people['cleo']}`]);
  const { order_id: order, status } = await program.post<ToppedUp>('/topup', { ...wanted, stars: 500 });
  expectEqual('the order', status, 'processing');
  const again = await program.post<ToppedUp>('/topup', { ...wanted, stars: 500 });
  expectEqual('the same again', again.order_id, order);
  await untilSo(stage, `the end of ${order}`, async () => {
    return (await program.get<ToppedUp>(`/v1/orders/${order}`)).status === 'delivered';
  });
  expectEqual('the Stars of Cleo', await starsOf(stage, people['cleo'] ?? ''), [1500]);
}

export const reselling: readonly Step[] = [
  {
    title:
      'a reseller’s program makes the two calls of the guide, the second of them twice: one order, 500 Stars to Cleo',
    after: 'unchanged',
    play: twoCalls,
  },
];
