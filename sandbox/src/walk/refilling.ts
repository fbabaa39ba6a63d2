import { orThrow } from '@asterism/api';
import { personIn, type Message } from '../demo/person.ts';
import { expectEqual, WalkFault, type Stage, type Step } from './stage.ts';

type Chat = { messages: Message[] };
type Offers = { offers: { customer: string; status: string }[] };

/** Somebody else runs low, so that the walker's own balances stay as they are. */
const friends = new WeakMap<Stage, string>();

function friendOf(stage: Stage): string {
  const friend = friends.get(stage);
  if (friend === undefined) throw new WalkFault('Nobody runs low in this walk.');
  return friend;
}

const refill = { kind: 'low_balance', threshold: '20', product: 'pack_500', cap: { times: 3, per: 'day' } };

async function meetFriend({ platform, ask, world, bot, key }: Stage): Promise<string> {
  const { id } = await world.post<{ id: number }>('/sandbox/users', { first_name: 'Friend', stars: 300 });
  await personIn(world, id, String(bot)).write('/start');
  await ask('PUT', '/v1/refills/top_up', refill);
  const body = { customer: String(id), amount: '25', reason: 'A welcome.' };
  await orThrow(platform.POST('/v1/grants', { body, idempotencyKey: key('welcome') }));
  return String(id);
}

async function spend({ platform, world, key }: Stage, customer: string, quantity: string): Promise<void> {
  const body = { customer, feature: 'message', quantity };
  await orThrow(platform.POST('/v1/consume', { body, idempotencyKey: key(`low-${quantity}`) }));
  await world.post('/sandbox/settle');
}

/** The messages of the bot that carry an invoice. */
async function invoicesIn({ world, bot }: Stage, friend: string): Promise<string[]> {
  const { messages } = await world.get<Chat>(`/sandbox/users/${friend}/chats/${bot}`);
  return messages.flatMap(({ from, reply_markup: markup }) =>
    from === 'bot' ? (markup?.inline_keyboard ?? []).flat().flatMap(({ url }) => url ?? []) : [],
  );
}

async function creditsOf({ platform }: Stage, customer: string): Promise<string> {
  const { credits } = await orThrow(platform.GET('/v1/customers/{customer}', { params: { path: { customer } } }));
  return credits[0]?.available ?? '0';
}

export const refilling: readonly Step[] = [
  {
    title: 'a friend with 25 credits spends 10: below 20, so the bot sends an invoice, once',
    after: 'unchanged',
    play: async (stage) => {
      const friend = await meetFriend(stage);
      friends.set(stage, friend);
      await spend(stage, friend, '10');
      await spend(stage, friend, '5');
      expectEqual('how many invoices the bot sent', (await invoicesIn(stage, friend)).length, 1);
      const { offers } = await stage.ask<Offers>('GET', '/v1/refills/top_up/offers');
      expectEqual(
        'what became of the offer',
        offers.filter((one) => one.customer === friend).map((one) => one.status),
        ['sent'],
      );
    },
  },
  {
    title: 'the friend pays it: 250 Stars, and 500 credits on top of the 10 that were left',
    after: 'unchanged',
    play: async (stage) => {
      const friend = friendOf(stage);
      const [link] = await invoicesIn(stage, friend);
      const { status } = await stage.world.post<{ status: string }>(`/sandbox/users/${friend}/pay`, { link });
      expectEqual('the payment of the friend', status, 'paid');
      await stage.world.post('/sandbox/settle');
      expectEqual('the credits of the friend', await creditsOf(stage, friend), '510');
      await stage.ask('PUT', '/v1/refills/top_up', { ...refill, active: false });
    },
  },
];
