import { expectEqual, WalkFault, type Stage, type Step } from './stage.ts';

type Answer<T> = { readonly ok: boolean; readonly result: T };
type Update = { readonly update_id: number; readonly pre_checkout_query?: { readonly id: string } };
type Payment = { readonly id: string; readonly status: string; readonly charge?: string; readonly customer?: string };

/** A bot that sold by itself before it was connected, with a friend who buys from it. */
type OldBot = { readonly token: string; readonly number: string; readonly friend: number; offset: number };
const opened = new WeakMap<Stage, OldBot>();

function botOf(stage: Stage): OldBot {
  const bot = opened.get(stage);
  if (!bot) throw new WalkFault('There is no bot with invoices of its own in this walk.');
  return bot;
}

async function openBot({ world, ask }: Stage): Promise<OldBot> {
  const username = `walk_${Date.now().toString(36)}_bot`;
  const { token } = await world.post<{ token: string }>('/sandbox/bots', { username, first_name: 'Old shop' });
  await ask('POST', '/v1/bots', { token, mode: 'tap' });
  const { id: friend } = await world.post<{ id: number }>('/sandbox/users', { first_name: 'Friend', stars: 1000 });
  return { token, number: token.split(':')[0] ?? '', friend, offset: 0 };
}

const telegram = async <T>({ world }: Stage, { token }: OldBot, method: string, params: object): Promise<T> =>
  (await world.post<Answer<T>>(`/bot${token}/${method}`, params)).result;

/** The bot's own program, once: it answers the pre-checkout of its own invoices, and passes every update on. */
async function runProgram(stage: Stage, bot: OldBot): Promise<void> {
  for (const update of await telegram<Update[]>(stage, bot, 'getUpdates', { offset: bot.offset, timeout: 1 })) {
    bot.offset = update.update_id + 1;
    const query = update.pre_checkout_query?.id;
    if (query) await telegram(stage, bot, 'answerPreCheckoutQuery', { pre_checkout_query_id: query, ok: true });
    await stage.ask('POST', `/v1/bots/${bot.number}/updates`, update);
  }
  await telegram(stage, bot, 'getUpdates', { offset: bot.offset, timeout: 0 }); // the program ends: nobody listens
}

/** The friend pays an invoice that the bot has made by itself. */
async function sell(stage: Stage, bot: OldBot, payload: string): Promise<Payment> {
  const prices = [{ label: 'Pack', amount: 250 }];
  const invoice = { title: 'Pack', description: '500 credits', payload, currency: 'XTR', prices };
  const link = await telegram<string>(stage, bot, 'createInvoiceLink', invoice);
  const paying = stage.world.post<{ charge_id: string }>(`/sandbox/users/${bot.friend}/pay`, { link });
  await runProgram(stage, bot);
  const { charge_id: charge } = await paying;
  await runProgram(stage, bot);
  const { payments } = await stage.ask<{ payments: Payment[] }>('GET', '/v1/payments');
  const found = payments.find((payment) => payment.charge === charge);
  if (!found) throw new WalkFault(`The payment ${charge} has not arrived.`);
  return found;
}

type Customer = { readonly credits: readonly { readonly available: string }[] };

async function expectCredits({ ask }: Stage, { friend }: OldBot, wanted: string): Promise<void> {
  const { credits } = await ask<Customer>('GET', `/v1/customers/${friend}`);
  expectEqual('the credits of the friend', credits[0]?.available ?? '0', wanted);
}

export const ownInvoices: readonly Step[] = [
  {
    title: 'a bot sells with an invoice of its own, which nobody knows: the payment is kept as unmatched',
    after: 'unchanged',
    play: async (stage) => {
      const bot = await openBot(stage);
      opened.set(stage, bot);
      expectEqual('the payment', (await sell(stage, bot, `old-pack:${bot.friend}`)).status, 'unmatched');
      await expectCredits(stage, bot, '0');
    },
  },
  {
    title: 'a rule says what such payloads are for, and is tried on what waits: 500 credits',
    after: 'unchanged',
    play: async (stage) => {
      const bot = botOf(stage);
      const rule = { bot: bot.number, payload: 'old-pack:{customer}', product: 'pack_500', customer: 'from_payload' };
      await stage.ask('PUT', `/v1/payload-rules/walk-${bot.number}`, rule);
      const { payments } = await stage.ask<{ payments: Payment[] }>('GET', '/v1/payments?status=unmatched');
      const [waiting] = payments;
      const matched = await stage.ask<Payment>('POST', `/v1/payments/${waiting?.id}/match`, {}, stage.key('match'));
      expectEqual('what was matched', [matched.status, matched.customer], ['fulfilled', String(bot.friend)]);
      await expectCredits(stage, bot, '500');
    },
  },
  {
    title: 'the next one is credited as it comes, and its refund at Telegram’s side takes the credits back',
    after: 'unchanged',
    play: async (stage) => {
      const bot = botOf(stage);
      const payment = await sell(stage, bot, `old-pack:${bot.friend}`);
      expectEqual('the payment', payment.status, 'fulfilled');
      await expectCredits(stage, bot, '1000');
      await stage.world.post('/sandbox/refunds', { charge_id: payment.charge });
      await runProgram(stage, bot);
      await expectCredits(stage, bot, '500');
    },
  },
];
