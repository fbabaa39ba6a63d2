import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { SupplierNo, sayNo } from './no.ts';
import { cancel, order, ordered, quantity, recipient } from './orders.ts';
import { textFor, unitsFor } from './prices.ts';
import { catchUp } from './progress.ts';
import { checked } from './recipients.ts';
import { shown } from './show.ts';
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
  payment_currency: z.enum(currencies),
});

function price(house: House, { mood }: Account, stars: number, currency: Currency): object {
  if (!mood.sells) throw new SupplierNo('unavailable', 'There is no price now.');
  const now = house.clock.now().getTime();
  return {
    type: 'stars',
    quantity: stars,
    payment_currency: currency,
    amount: textFor(unitsFor(mood, stars, currency), currency),
    quoted_at: new Date(now).toISOString(),
    valid_until: new Date(now + quoted).toISOString(),
    usdt_per_ton: mood.usd_per_ton,
  };
}

function readingRoutes(house: House, app: FastifyInstance, as: As): void {
  app.get('/products', (request) => as(request) && { products: [{ type: 'stars', min: 50, max: 1_000_000 }] });
  app.get(
    '/currencies',
    (request) => as(request) && { currencies: currencies.map((code) => ({ code, chain: 'ton' })) },
  );
  app.get('/pricing', (request) => {
    const asked = priced.parse(request.query);
    return price(house, as(request), asked.quantity, asked.payment_currency);
  });
  app.get('/pricing/batch', (request) => {
    const shape = priced.extend({ quantity: z.string().transform((text) => text.split(',').map(Number)) });
    const asked = shape.parse(request.query);
    const wanted = z.array(quantity).max(200).parse(asked.quantity);
    return { prices: wanted.map((stars) => price(house, as(request), stars, asked.payment_currency)) };
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
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

function orderRoutes(house: House, app: FastifyInstance, as: As): void {
  const find = (request: FastifyRequest): { account: Account; found: Order } => {
    const account = as(request);
    const { id } = request.params as { id: string };
    const found = account.orders.find((each) => each.id === id);
    if (!found) throw new SupplierNo('not_found', 'There is no such order.');
    return { account, found };
  };
  app.post('/orders', (request, reply) => create(house, as(request), request, reply));
  app.get('/orders', (request) => {
    const account = as(request);
    const { status, cursor, limit } = listed.parse(request.query);
    const fitting = account.orders.toReversed().filter((each) => status === undefined || each.status === status);
    const end = Number(cursor) + limit;
    const data = fitting.slice(Number(cursor), end).map((each) => shown(house, account, each));
    return { data, next_cursor: fitting.length > end ? String(end) : null };
  });
  app.get('/orders/:id', (request) => {
    const { account, found } = find(request);
    return shown(house, account, found);
  });
  app.post('/orders/:id/cancel', (request) => {
    const { account, found } = find(request);
    return shown(house, account, cancel(house, found));
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
  return reply.code(made.isNew ? 201 : 200).send(shown(house, account, made.order));
}
