import { openReceiver, type Receiver } from './receiver.ts';
import { expectEqual, WalkFault, type Stage, type Step } from './stage.ts';

type Endpoint = { id: string; secret: string };
type Log = { deliveries: { type: string; status: string; tries: number }[] };

/** What one step leaves for the next. */
type Telling = { readonly receiver: Receiver; readonly endpoint: Endpoint; readonly friend: string };
const opened = new WeakMap<Stage, Telling>();

function tellingOf(stage: Stage): Telling {
  const telling = opened.get(stage);
  if (!telling) throw new WalkFault('There is no receiver in this walk.');
  return telling;
}

/** Somebody else buys, so that the walker's own balances stay as they are. */
async function friendBuys({ ask, world, bot }: Stage): Promise<string> {
  const { id } = await world.post<{ id: number }>('/sandbox/users', { first_name: 'Friend', stars: 300 });
  const invoice = { customer: String(id), product: 'pack_500', bot: String(bot) };
  const { link } = await ask<{ link: string }>('POST', '/v1/invoices', invoice);
  const { status } = await world.post<{ status: string }>(`/sandbox/users/${id}/pay`, { link, bot });
  expectEqual('the payment of the friend', status, 'paid');
  await world.post('/sandbox/settle');
  return String(id);
}

const logOf = async ({ ask }: Stage, { endpoint, friend }: Telling) =>
  (await ask<Log>('GET', `/v1/webhooks/${endpoint.id}/deliveries?customer=${friend}`)).deliveries.toReversed();

const story = ['payment.received', 'credits.granted', 'payment.fulfilled'];

export const telling: readonly Step[] = [
  {
    title: 'a receiver of webhooks is down while a friend buys 500 credits: three events wait',
    after: 'unchanged',
    play: async (stage) => {
      const receiver = await openReceiver();
      const body = { url: receiver.url, events: ['*'], description: 'The walk' };
      const endpoint = await stage.ask<Endpoint>('POST', '/v1/webhooks', body);
      receiver.useSecret(endpoint.secret);
      await receiver.down();
      const telling = { receiver, endpoint, friend: await friendBuys(stage) };
      opened.set(stage, telling);
      const waiting = await logOf(stage, telling);
      expectEqual(
        'what waits',
        waiting.map(({ type }) => type),
        story,
      );
      expectEqual('how it stands', [...new Set(waiting.map(({ status }) => status))], ['pending']);
      expectEqual('whether the first was tried', (waiting[0]?.tries ?? 0) > 0, true);
    },
  },
  {
    title: 'a day later it is back: all three arrive, signed, in their order',
    after: 'unchanged',
    play: async (stage) => {
      const telling = tellingOf(stage);
      const { receiver, endpoint, friend } = telling;
      await receiver.up();
      const { settled } = await stage.world.post<{ settled: boolean }>('/sandbox/clock', { advance: '25h' });
      expectEqual('settled after the clock moved', settled, true);
      const heard = receiver.told.filter(({ data }) => data.customer === friend);
      expectEqual(
        'what arrived',
        heard.map(({ type }) => type),
        story,
      );
      const log = await logOf(stage, telling);
      expectEqual(
        'the log',
        log.map(({ status }) => status),
        story.map(() => 'delivered'),
      );
      await stage.ask('DELETE', `/v1/webhooks/${endpoint.id}`);
      await receiver.down();
    },
  },
];
