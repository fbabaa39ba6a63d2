import { route, type Route, Wrong } from '@asterism/telegram-sandbox';
import { z } from 'zod';
import { billionths } from '../fixed-point.ts';
import { booksOf, enter } from './books.ts';
import { manner, mannerNames, manners } from './manners.ts';
import { openAccount } from './open-account.ts';
import { catchUp, end } from './progress.ts';
import { accountOf, endings, orderOf, orderStatuses, refillStatuses, type Account, type House } from './state.ts';

const done = z.object({ ok: z.literal(true) });
const ok = { ok: true } as const;
const money = z.string().refine((text) => billionths(text) !== undefined, 'has to be a plain decimal');
const count = z.int().min(0).max(2_147_483_647);
const pace = z
  .strictObject({
    starts_after: count.describe('seconds until an order begins'),
    per_minute: count.describe('units delivered in a minute'),
    endings: z.array(z.enum(endings)).min(1).max(100).describe('how orders end, one after the other'),
  })
  .partial();
const spoken = {
  like: z.enum(mannerNames).optional().describe('a kind of panel that was seen'),
  manner: manner.partial().optional().describe('and what differs from it'),
  pace: pace.optional(),
};
const service = z
  .strictObject({
    name: z.string(),
    type: z.enum(['Default', 'Package', 'Custom Comments']),
    category: z.string(),
    rate: money.describe('per 1,000'),
    min: count,
    max: count,
    dripfeed: z.boolean(),
    refill: z.boolean(),
    cancel: z.boolean(),
    is_enabled: z.boolean(),
  })
  .partial();
const order = z.object({
  id: z.number(),
  service: z.number(),
  link: z.string(),
  quantity: z.number(),
  price: z.string(),
  charge: z.string(),
  request_id: z.string().nullable(),
  status: z.enum(orderStatuses),
  start_count: z.number().nullable(),
  delivered: z.number(),
});
const line = z.object({ at: z.string(), kind: z.string(), order: z.number().nullable(), amount: z.string() });
const books = z.object({
  currency: z.string(),
  paid_in: z.string(),
  charged: z.string(),
  given_back: z.string(),
  balance: z.string(),
  lines: z.array(line),
});
const one = '/sandbox/panel/accounts/{account}';
type Spoken = z.output<z.ZodObject<typeof spoken>>;

/** `/sandbox/panel/*`: what the panel's owner does, and what its own books say. */
export const controls = (house: House): readonly Route[] => [
  ...accountRoutes(house),
  ...offerRoutes(house),
  ...orderRoutes(house),
  ...bookRoutes(house),
];

/** The account a path names, with its orders where they are by now. */
function named(house: House, { account = '' }: Record<string, string>): Account {
  const found = accountOf(house, account);
  catchUp(house, found);
  return found;
}

const defined = <Of extends object>(given: Of): { [Name in keyof Of]: Exclude<Of[Name], undefined> } =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;

const accountRoutes = (house: House): readonly Route[] => [
  route({
    method: 'GET',
    path: '/sandbox/panel/accounts',
    summary: 'The accounts at the emulated upstream panel; /panel shows them to people',
    answer: z.array(z.object({ account: z.string(), balance: z.string(), orders: z.number() })),
    run: () =>
      house.state().accounts.map((account) => {
        catchUp(house, account);
        return { account: account.name, balance: booksOf(account).balance, orders: account.orders.length };
      }),
  }),
  route({
    method: 'POST',
    path: '/sandbox/panel/accounts',
    summary: 'Opens an account at the panel; answers what to enter at the platform',
    body: z.strictObject({ ...spoken, balance: money.optional() }),
    answer: z.object({ account: z.string(), url: z.string(), key: z.string(), currency: z.string() }),
    run: (_, { body: { balance, ...body } }) => {
      const account = openAccount(house, { ...(body.pace && { pace: defined(body.pace) }) });
      speak(account, body);
      payIn(house, account, balance ?? '0');
      const { name, key, currency } = account;
      return { account: name, url: `${house.url()}/panel/api/v2`, key, currency };
    },
  }),
  route({
    method: 'POST',
    path: one,
    summary: 'Changes how the panel speaks to this account, and how its orders come on',
    body: z.strictObject(spoken),
    answer: done,
    run: (_, { params, body }) => {
      const account = named(house, params);
      speak(account, body);
      if (body.pace) account.pace = { ...account.pace, ...defined(body.pace) };
      house.changed();
      return ok;
    },
  }),
  route({
    method: 'POST',
    path: `${one}/fund`,
    summary: 'Pays money in',
    body: z.strictObject({ amount: money }),
    answer: done,
    run: (_, { params, body }) => {
      payIn(house, named(house, params), body.amount);
      return ok;
    },
  }),
];

function speak(account: Account, { like, manner: own = {} }: Spoken): void {
  account.manner = { ...(like ? manners[like] : account.manner), ...defined(own) };
}

function payIn(house: House, account: Account, amount: string): void {
  const units = billionths(amount) ?? 0n;
  if (units > 0n) enter(house, account, { kind: 'paid_in', order: null, amount: units });
}

const offerRoutes = (house: House): readonly Route[] => [
  route({
    method: 'GET',
    path: `${one}/services`,
    summary: 'The catalogue of an account, with what is not sold now',
    answer: z.array(z.looseObject({ service: z.number(), rate: z.string(), is_enabled: z.boolean() })),
    run: (_, { params }) => named(house, params).services,
  }),
  route({
    method: 'POST',
    path: `${one}/services/{service}`,
    summary: 'Changes a service, its price too, or adds one',
    body: service,
    answer: done,
    run: (_, { params, body }) => {
      const { services } = named(house, params);
      const number = Number(params['service']);
      if (!Number.isSafeInteger(number)) throw new Wrong(400, 'The service has to be a number.');
      const found = services.find((offered) => offered.service === number);
      if (found) Object.assign(found, defined(body));
      else services.push({ ...newOffer(number), ...defined(body) });
      house.changed();
      return ok;
    },
  }),
];

const newOffer = (number: number) => ({
  service: number,
  name: `Service ${number}`,
  type: 'Default' as const,
  category: 'Telegram',
  rate: '1',
  min: 1,
  max: 100_000,
  dripfeed: false,
  refill: false,
  cancel: true,
  is_enabled: true,
});

const orderRoutes = (house: House): readonly Route[] => [
  route({
    method: 'GET',
    path: `${one}/orders`,
    summary: 'The orders of an account as the panel has them, oldest first',
    answer: z.array(order),
    run: (_, { params }) =>
      named(house, params).orders.map(({ comments: _comments, ending: _ending, made: _made, ...shown }) => shown),
  }),
  route({
    method: 'POST',
    path: `${one}/orders/{order}`,
    summary: 'Lets an order come on by hand; `ended` ends it with what is delivered, and gives the rest back',
    body: z.strictObject({
      delivered: count.optional(),
      start_count: count.optional(),
      ended: z.literal(true).optional(),
    }),
    answer: order,
    run: (_, { params, body }) => {
      const account = named(house, params);
      const found = orderOf(account, params['order'] ?? '');
      if (!found) throw new Wrong(404, 'There is no such order.');
      if (endings.some((ending) => ending === found.status)) throw new Wrong(400, 'This order has ended.');
      if (body.delivered !== undefined) found.delivered = Math.min(body.delivered, found.quantity);
      if (body.start_count !== undefined) found.start_count = body.start_count;
      if (found.status === 'pending') found.status = 'in_progress';
      if (body.ended) end(house, account, found);
      house.changed();
      return found;
    },
  }),
  route({
    method: 'POST',
    path: `${one}/refills/{refill}`,
    summary: 'Decides a refill',
    body: z.strictObject({ status: z.enum(refillStatuses) }),
    answer: done,
    run: (_, { params, body }) => {
      const found = named(house, params).refills.find(({ id }) => String(id) === params['refill']);
      if (!found) throw new Wrong(404, 'There is no such refill.');
      found.status = body.status;
      house.changed();
      return ok;
    },
  }),
];

const bookRoutes = (house: House): readonly Route[] => [
  route({
    method: 'GET',
    path: `${one}/books`,
    summary: 'The panel’s own books of an account: what came in, was charged and was given back, line by line',
    answer: books,
    run: (_, { params }) => {
      const account = named(house, params);
      return { ...booksOf(account), lines: account.lines };
    },
  }),
  route({
    method: 'POST',
    path: `${one}/correction`,
    summary: 'Enters something into the panel’s books that nobody ordered, as a wrong panel does',
    body: z.strictObject({ amount: money, kind: z.enum(['charge', 'given_back']) }),
    answer: z.object({ balance: z.string() }),
    run: (_, { params, body }) => {
      const account = named(house, params);
      enter(house, account, { kind: body.kind, order: null, amount: billionths(body.amount) ?? 0n });
      return { balance: booksOf(account).balance };
    },
  }),
];
