import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { balanceOf } from './money.ts';
import { No } from './no.ts';
import { pages } from './pages.ts';
import { refund } from './returns.ts';
import { createSession, listed, shown, shownCharge, type Fields } from './sessions.ts';
import { tell } from './events.ts';
import type { Account, Return, Stripe, Transaction } from './state.ts';

type Run = (account: Account, fields: Fields, id: string) => unknown;

/** The API of Stripe, as far as Checkout needs it. */
export function routes(app: FastifyInstance, stripe: Stripe): void {
  const get = (path: string, run: Run) => app.get(path, (request, reply) => answer(stripe, request, reply, run));
  const post = (path: string, run: Run) =>
    app.post(path, (request, reply) => answer(stripe, request, reply, once(stripe, request, run)));
  post('/v1/checkout/sessions', (account, fields) => createSession(stripe, account, fields));
  get('/v1/checkout/sessions', (account, fields) => {
    const intent = fields['payment_intent'];
    const sessions = account.sessions.filter((each) => intent === undefined || each.intent === intent);
    const { data, has_more } = listed(sessions, fields);
    const isExpanded = fields['expand[]'] !== undefined;
    return { object: 'list', has_more, data: data.map((each) => shown(stripe, account, each, isExpanded)) };
  });
  get('/v1/checkout/sessions/:id', (account, fields, id) => {
    const session = account.sessions.find((each) => each.id === id);
    if (!session) throw new No(404, `No such checkout.session: '${id}'`, { code: 'resource_missing' });
    return shown(stripe, account, session, fields['expand[]'] !== undefined);
  });
  post('/v1/refunds', (account, fields) => {
    const made = refund(stripe, account, fields);
    tellOfCharge(stripe, account, made);
    return made;
  });
  get('/v1/refunds', (account, fields) => listOf(account, 'refund', fields));
  get('/v1/disputes', (account, fields) => listOf(account, 'dispute', fields));
  get('/v1/balance_transactions', (account, fields) => {
    const { data, has_more } = listed(account.transactions, fields);
    return { object: 'list', has_more, data: data.map((each) => withSource(stripe, account, each)) };
  });
  get('/v1/balance', (account) => ({
    object: 'balance',
    available: [],
    pending: [...balanceOf(account)].map(([currency, amount]) => ({ amount, currency })),
  }));
  pages(app, stripe);
}

function listOf(account: Account, object: Return['object'], fields: Fields): object {
  const intent = fields['payment_intent'];
  const rows = account.returns.filter(
    (each) => each.object === object && (intent === undefined || each.payment_intent === intent),
  );
  return { object: 'list', ...listed(rows, fields) };
}

/** Events about charges carry the charge. */
export function tellOfCharge(stripe: Stripe, account: Account, { payment_intent }: Return): void {
  const session = account.sessions.find(({ intent }) => intent === payment_intent);
  if (session) tell(stripe, account, session.id, 'charge.refunded', shownCharge(stripe, account, session, false));
}

function withSource(stripe: Stripe, account: Account, row: Transaction): object {
  const session = account.sessions.find(({ charge }) => charge?.id === row.source);
  const source = session
    ? shownCharge(stripe, account, session, false)
    : account.returns.find(({ id }) => id === row.source);
  return { ...row, source: source ?? row.source };
}

function answer(stripe: Stripe, request: FastifyRequest, reply: FastifyReply, run: Run): unknown {
  try {
    const key = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const account = Object.values(stripe.state.accounts).find((each) => each.key === key);
    if (!account) throw new No(401, 'Invalid API Key provided.');
    const { id = '' } = request.params as { id?: string };
    const said = run(account, { ...(request.query as Fields), ...(request.body as Fields | undefined) }, id);
    stripe.world.changed();
    return said;
  } catch (error) {
    if (!(error instanceof No)) throw error;
    return reply.code(error.status).send({ error: error.error });
  }
}

/** A call under a key is made once: the same again is answered as the first time, another one is refused. */
const once =
  (stripe: Stripe, request: FastifyRequest, run: Run): Run =>
  (account, fields, id) => {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string') return run(account, fields, id);
    const call = createHash('sha256').update(request.url).update(request.rawBody).digest('hex');
    const used = account.used[key];
    if (used && used.call !== call)
      throw new No(400, 'Keys for idempotent requests can only be used with the same parameters.', {
        type: 'idempotency_error',
      });
    if (used) return used.body;
    const body = run(account, fields, id);
    account.used[key] = { call, status: 200, body };
    return body;
  };
