import { route, type Route, Wrong } from '@asterism/telegram-sandbox';
import { z } from 'zod';
import { billionths } from '../fixed-point.ts';
import { deliver } from './deliver.ts';
import { fragmentControls } from './fragment/controls.ts';
import { newSecret, openAccount } from './open-account.ts';
import { textFor } from './prices.ts';
import { catchUp, end, reverse } from './progress.ts';
import { usernamePattern } from './recipients.ts';
import {
  accountOf,
  currencies,
  endings,
  failureReasons,
  finalStatuses,
  orderStatuses,
  type Account,
  type Currency,
  type House,
  type Order,
} from './state.ts';

const money = z.string().refine((text) => billionths(text) !== undefined, 'has to be a plain decimal');
const seconds = z.int().min(0).max(31_536_000);
const mood = z
  .strictObject({
    usd_per_1000: money.describe('the price, all in'),
    usd_per_ton: money,
    check: z
      .enum(['sure', 'indeterminate'])
      .describe('a check that cannot look says "eligible" all the same; an order is 503 then'),
    knows: z.enum(['people', 'everybody']).describe('whom Stars can be bought for'),
    sells: z.boolean().describe('without it prices and new orders are 503'),
    delivers_after: seconds.describe('seconds from the payment to the end'),
    reverses_after: seconds.describe('seconds from a delivery to its reversal'),
    pays_within: seconds.describe('seconds in which an order may be paid'),
    endings: z.array(z.enum(endings)).min(1).max(100).describe('how orders end, one after the other'),
    webhooks: z.enum(['usual', 'never', 'first']).describe('"first": one comes before the order is answered'),
    webhook_url: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .describe('for orders that name no address of their own'),
  })
  .partial();
const order = z.object({
  id: z.string(),
  key: z.string().describe('the Idempotency-Key it was made with'),
  username: z.string(),
  stars: z.number(),
  currency: z.enum(currencies),
  amount: z.string(),
  paid: z.string().nullable(),
  status: z.enum(orderStatuses),
  failure: z.enum(failureReasons).nullable(),
});
const sums = z.object({ paid_in: z.string(), sent_back: z.string() });
const delivery = z.object({
  at: z.string(),
  via: z.enum(['order', 'fragment', 'hand']),
  account: z.string().nullable(),
  order: z.string().nullable(),
  username: z.string(),
  user: z.number().nullable(),
  stars: z.number(),
  is_taken_back: z.boolean(),
});
const done = z.object({ ok: z.literal(true) });
const ok = { ok: true } as const;
const one = '/sandbox/supplier/accounts/{account}';

/** `/sandbox/supplier/*`: what the supplier's owner does, and what its own books say. */
export const controls = (house: House): readonly Route[] => [
  ...accountRoutes(house),
  ...orderRoutes(house),
  ...deliveryRoutes(house),
  ...fragmentControls(house),
];

const defined = <Of extends object>(given: Of): { [Name in keyof Of]: Exclude<Of[Name], undefined> } =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;

function named(house: House, { account = '' }: Record<string, string>): Account {
  catchUp(house);
  return accountOf(house, account);
}

const accountRoutes = (house: House): readonly Route[] => [
  route({
    method: 'POST',
    path: '/sandbox/supplier/accounts',
    summary:
      'Opens an account at the supplier of Stars; answers what to enter at the platform. /supplier shows it to people',
    body: mood,
    answer: z.object({ account: z.string(), url: z.string(), key: z.string(), webhook_secret: z.string() }),
    run: async (_, { body }) => {
      const { name, key, secret } = await openAccount(house, defined(body));
      return { account: name, url: `${house.url()}/supplier`, key, webhook_secret: secret };
    },
  }),
  route({
    method: 'POST',
    path: one,
    summary: 'Changes prices, and how the supplier behaves towards this account',
    body: mood,
    answer: done,
    run: (_, { params, body }) => {
      const account = named(house, params);
      account.mood = { ...account.mood, ...defined(body) };
      house.changed();
      return ok;
    },
  }),
  route({
    method: 'POST',
    path: `${one}/secret`,
    summary: 'Changes the secret of its webhooks; for a day they are signed with both',
    answer: z.object({ webhook_secret: z.string() }),
    run: (_, { params }) => {
      const account = named(house, params);
      account.former = { secret: account.secret, until: house.clock.now().getTime() + 86_400_000 };
      account.secret = newSecret();
      house.changed();
      return { webhook_secret: account.secret };
    },
  }),
  route({
    method: 'GET',
    path: `${one}/books`,
    summary:
      'The supplier’s own books of an account: what was paid on the chain and sent back, by currency, and Stars delivered',
    answer: z.object({ ton: sums, usdt_ton: sums, stars: z.number().describe('delivered, and not taken back') }),
    run: (_, { params }) => booksOf(house, named(house, params)),
  }),
];

function booksOf(house: House, { name, lines }: Account) {
  const sumOf = (currency: Currency, kind: 'paid_in' | 'sent_back') =>
    textFor(
      lines.reduce(
        (sum, each) => sum + (each.currency === currency && each.kind === kind ? BigInt(each.units) : 0n),
        0n,
      ),
      currency,
    );
  const both = (currency: Currency) => ({
    paid_in: sumOf(currency, 'paid_in'),
    sent_back: sumOf(currency, 'sent_back'),
  });
  const own = house
    .state()
    .deliveries.filter(({ via, account, isTakenBack }) => via === 'order' && account === name && !isTakenBack);
  return { ton: both('ton'), usdt_ton: both('usdt_ton'), stars: own.reduce((sum, { stars }) => sum + stars, 0) };
}

const toldOf = ({ id, key, username, stars, currency, units, paidUnits, status, failure }: Order) => ({
  id,
  key,
  username,
  stars,
  currency,
  amount: textFor(BigInt(units), currency),
  paid: paidUnits === null ? null : textFor(BigInt(paidUnits), currency),
  status,
  failure,
});

const orderRoutes = (house: House): readonly Route[] => [
  route({
    method: 'GET',
    path: `${one}/orders`,
    summary: 'The orders of an account as the supplier has them, oldest first',
    answer: z.array(order),
    run: (_, { params }) => named(house, params).orders.map(toldOf),
  }),
  route({
    method: 'POST',
    path: `${one}/orders/{order}`,
    summary: 'Ends a paid order by hand, one that is held too; `reversed` takes back what was delivered',
    body: z.strictObject({ status: z.enum(endings) }),
    answer: order,
    run: (_, { params, body }) => {
      const account = named(house, params);
      const found = account.orders.find(({ id }) => id === params['order']);
      if (!found) throw new Wrong(404, 'There is no such order.');
      endByHand(house, account, found, body.status);
      return toldOf(found);
    },
  }),
];

function endByHand(house: House, account: Account, found: Order, status: Order['ending']): void {
  const { status: before } = found;
  if (before === 'delivered' && status === 'reversed') return reverse(house, account, found);
  if (finalStatuses.includes(before) || before === 'awaiting_payment')
    throw new Wrong(400, `The order is ${before}: nothing can be done about it.`);
  found.due = null;
  end(house, account, found, status);
}

const deliveryRoutes = (house: House): readonly Route[] => [
  route({
    method: 'GET',
    path: '/sandbox/supplier/deliveries',
    summary: 'Everybody who got Stars, whichever way they were bought',
    answer: z.array(delivery),
    run: () => {
      catchUp(house);
      return house.state().deliveries.map(({ isTakenBack, ...rest }) => ({ ...rest, is_taken_back: isTakenBack }));
    },
  }),
  route({
    method: 'POST',
    path: '/sandbox/supplier/deliveries',
    summary: 'A person buys Stars for somebody by hand, in the app',
    body: z.strictObject({ username: z.string().regex(usernamePattern), stars: z.int().min(1).max(1_000_000) }),
    answer: done,
    run: (_, { body }) => {
      const found = house.personNamed(body.username);
      if (!found) throw new Wrong(404, `Nobody is @${body.username}.`);
      deliver(house, { via: 'hand', account: null, order: null, username: found.username, stars: body.stars });
      return ok;
    },
  }),
];
