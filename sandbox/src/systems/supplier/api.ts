import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { SupplierNo, sayNo } from './no.ts';
import { cancel, order, ordered, quantity, recipient } from './orders.ts';
import { textFor, unitsFor } from './prices.ts';
import { catchUp } from './progress.ts';
import { checked } from './recipients.ts';
import { created, shown } from './show.ts';
import { currencies, orderStatuses, type Account, type Currency, type House, type Order } from './state.ts';
import { tell } from './tell.ts';

/** How long a price stands, in milliseconds. */
const quoted = 60_000;
/** What a webhook that comes first is given to arrive, in milliseconds. */
const headStart = 150;

const keyOf = ({ headers }: FastifyRequest): string => String(headers['x-api-key'] ?? '');
const byKey = (house: House, request: FastifyRequest): Account | undefined =>
  house.state().accounts.find(({ key }) => key === keyOf(request));

/** What a fault may name: the call, the account, or both. Pages are nothing that faults strike. */
export function callNames(house: House, request: FastifyRequest): readonly string[] | undefined {
  const [, version, what, one, act] = (request.url.split('?')[0] ?? '').slice(1).split('/');
  if (version !== 'v1') return undefined;
  const named = what === 'orders' ? (act ?? (one ? 'order' : request.method === 'POST' ? 'create' : 'orders')) : what;
  const name = named === 'recipients' ? 'check' : (named ?? '');
  const account = byKey(house, request)?.name ?? '';
  return [name, account, `${account}/${name}`];
}

/** The order API, as far as Stars are concerned: every answer and every no in its own shape. */
export function api(house: House, app: FastifyInstance): void {
  app.register(
    async (scope) => {
      scope.setErrorHandler((error, _, reply) => sayNo(reply, asNo(error)));
      const as = (request: FastifyRequest): Account => {
        const account = byKey(house, request);
        if (!account) throw new SupplierNo('unauthorized', 'This key is not known.');
        catchUp(house);
        return account;
      };
      readingRoutes(house, scope, as);
      orderRoutes(house, scope, as);
    },
    { prefix: '/v1' },
  );
}

function asNo(error: unknown): SupplierNo {
  if (error instanceof SupplierNo) return error;
  if (error instanceof z.ZodError)
    return new SupplierNo(
      'bad_request',
      error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    );
  throw error;
}

type As = (request: FastifyRequest) => Account;

const priced = z.object({
  type: z.literal('stars'),
  quantity: z.coerce.number().pipe(quantity),
  payment_currency: z.enum(currencies).default('ton'),
});

const pricedMany = priced.omit({ quantity: true }).extend({
  quantities: z
    .string()
    .transform((text) => [...new Set(text.split(',').map(Number))].toSorted((a, b) => a - b))
    .pipe(z.array(quantity).max(200)),
});

function price({ mood }: Account, stars: number, currency: Currency): object {
  if (!mood.sells) throw new SupplierNo('unavailable', 'There is no price now.');
  return { quantity: stars, amount: textFor(unitsFor(mood, stars, currency), currency), fee: null };
}

/** What all prices of a moment have in common. */
function market({ clock }: House, { mood }: Account, currency: Currency): object {
  const now = clock.now().getTime();
  const [quotedAt, validUntil] = [now, now + quoted].map((each) => new Date(each).toISOString());
  return { type: 'stars', currency, usdt_per_ton: mood.usd_per_ton, quoted_at: quotedAt, valid_until: validUntil };
}

const product = { type: 'stars', name: 'Telegram Stars', parameter: 'quantity', min: 50, max: 1_000_000, values: null };

function readingRoutes(house: House, app: FastifyInstance, as: As): void {
  app.get('/products', (request) => as(request) && { products: [product] });
  app.get(
    '/currencies',
    (request) =>
      as(request) && {
        currencies: currencies.map((code) => ({ code, chain: 'ton', name: code === 'ton' ? 'GRAM' : 'USDT' })),
      },
  );
  app.get('/pricing', (request) => {
    const asked = priced.parse(request.query);
    const account = as(request);
    const told = price(account, asked.quantity, asked.payment_currency);
    return { ...told, months: null, ...market(house, account, asked.payment_currency) };
  });
  app.get('/pricing/batch', (request) => {
    const { quantities, payment_currency: currency } = pricedMany.parse(request.query);
    const account = as(request);
    const quotes = quantities.map((stars) => price(account, stars, currency));
    return { ...market(house, account, currency), quotes };
  });
  app.post('/recipients/check', (request) => {
    const { mood } = as(request);
    const asked = z.object({ type: z.literal('stars'), recipient }).parse(request.body);
    return checked(house, mood, asked.recipient.username);
  });
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const listed = z.object({
  status: z.enum(orderStatuses).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .default('0'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

function orderRoutes(house: House, app: FastifyInstance, as: As): void {
  const find = (request: FastifyRequest): Order => {
    const account = as(request);
    const { id } = request.params as { id: string };
    const found = account.orders.find((each) => each.id === id);
    if (!found) throw new SupplierNo('not_found', 'There is no such order.');
    return found;
  };
  app.post('/orders', (request, reply) => create(house, as(request), request, reply));
  app.get('/orders', (request) => {
    const account = as(request);
    const { status, cursor, limit } = listed.parse(request.query);
    const fitting = account.orders.toReversed().filter((each) => status === undefined || each.status === status);
    const end = Number(cursor) + limit;
    const orders = fitting.slice(Number(cursor), end).map((each) => shown(house, each));
    return { orders, next_cursor: fitting.length > end ? String(end) : null };
  });
  app.get('/orders/:id', (request) => {
    return shown(house, find(request));
  });
  app.post('/orders/:id/cancel', (request) => {
    const { id, status } = cancel(house, find(request));
    return { order_id: id, status };
  });
}

async function create(
  house: House,
  account: Account,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') throw new SupplierNo('bad_request', 'Idempotency-Key is required.');
  const made = order(house, account, key, ordered.parse(request.body));
  if (made.isNew && account.mood.webhooks === 'first') {
    tell(house, account, made.order);
    await wait(headStart);
  }
  return reply.code(made.isNew ? 201 : 200).send(created(house, account, made.order));
}
