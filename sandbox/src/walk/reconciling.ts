import { orThrow } from '@asterism/api';
import { expectEqual, WalkFault, type Stage, type Step } from './stage.ts';

const buyers = 20;
/** The people of this part of the story, as the platform names customers. */
const crowd: string[] = [];

/** Somebody else buys 500 credits by an invoice of the platform's; Telegram's news of it may be lost on the way. */
async function buyAsOther({ platform, world, bot, key }: Stage, number: number): Promise<void> {
  const { id } = await world.post<{ id: number }>('/sandbox/users', { first_name: `Buyer ${number}`, stars: 250 });
  const customer = String(id);
  crowd.push(customer);
  const call = { body: { customer, product: 'pack_500', bot: String(bot) }, idempotencyKey: key(`crowd-${customer}`) };
  const { link } = await orThrow(platform.POST('/v1/invoices', call));
  const { status } = await world.post<{ status: string }>(`/sandbox/users/${id}/pay`, { link });
  expectEqual('the payment', status, 'paid');
}

async function creditsOf({ platform }: Stage, customer: string): Promise<string> {
  const { credits } = await orThrow(platform.GET('/v1/customers/{customer}', { params: { path: { customer } } }));
  return credits[0]?.available ?? '0';
}

const withCredits = async (stage: Stage): Promise<number> => {
  const credits = await Promise.all(crowd.map((customer) => creditsOf(stage, customer)));
  return credits.filter((amount) => amount === '500').length;
};

/** One run to its end. What it healed; everything else has to agree to the last nanostar. */
async function reconcile({ platform, bot }: Stage): Promise<number> {
  const run = await orThrow(platform.POST('/v1/reconciliations', { body: { bot: String(bot) } }));
  const { payments, refunds, balance, findings } = run;
  if (!payments || !refunds || !balance)
    throw new WalkFault(`The run is ${run.status}: ${run.problem ?? 'no report'}.`);
  const off = ({ different, waiting, unknown }: typeof payments) => different + waiting + unknown;
  const differences = { payments: off(payments), refunds: off(refunds), balance: balance.difference.amount, findings };
  expectEqual('the differences', differences, { payments: 0, refunds: 0, balance: '0', findings: 0 });
  return payments.healed;
}

const untouched = { stars: 1500, credits: 440 };

export const reconciling: readonly Step[] = [
  {
    title: `${buyers} others buy 500 each, and 5 % of Telegram’s updates are lost on the way, one at least`,
    after: untouched,
    play: async (stage) => {
      const lost = { target: 'telegram', kind: 'drop', update: 'successful_payment' };
      await stage.world.post('/sandbox/faults', { ...lost, rate: 1, times: 1 });
      await stage.world.post('/sandbox/faults', { ...lost, rate: 0.05, times: 1000 });
      for (let number = 1; number <= buyers; number++) await buyAsOther(stage, number);
      await stage.world.post('/sandbox/settle');
      await stage.world.delete('/sandbox/faults');
      if ((await withCredits(stage)) >= buyers) throw new WalkFault('No update was lost.');
    },
  },
  {
    title: 'one reconciliation with Telegram’s own list: all of them have their credits, 0 differences',
    after: untouched,
    play: async (stage) => {
      const missing = buyers - (await withCredits(stage));
      expectEqual('healed', await reconcile(stage), missing);
      expectEqual('buyers with their credits', await withCredits(stage), buyers);
    },
  },
  {
    title: 'Telegram takes 12.5 Stars for ads: the next run books them, and heals nothing',
    after: untouched,
    play: async (stage) => {
      const row = { amount: 12, nanostar_amount: 500_000_000, receiver: { type: 'telegram_ads' } };
      await stage.world.post(`/sandbox/bots/${stage.bot}/transactions`, row);
      expectEqual('healed', await reconcile(stage), 0);
    },
  },
];
