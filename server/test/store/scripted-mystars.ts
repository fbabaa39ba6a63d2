import { createHmac, randomUUID } from 'node:crypto';
import { openScriptedServer, type Answer, type Asked, type ScriptedServer } from './scripted-server.ts';

export type MyStarsOrder = {
  readonly id: string;
  readonly key: string;
  /** The body that made it: the same key with another is a conflict. */
  readonly body: string;
  readonly username: string;
  readonly quantity: number;
  /** Nanotons, or micro-USDT. */
  readonly units: bigint;
  readonly currency: 'ton' | 'usdt_ton';
  readonly createdAt: Date;
  status: string;
  purchaseTx: string | null;
  failureReason: string | null;
};

/** What it says of a username: it can be topped up, it cannot, or nobody could look and it says yes all the same. */
export type MyStarsCheck = 'eligible' | 'not_found' | 'ineligible' | 'indeterminate';

/** MyStars as its OpenAPI document 1.12.0 has it, for tests. */
export type ScriptedMyStars = ScriptedServer & {
  readonly key: string;
  readonly secret: string;
  readonly orders: MyStarsOrder[];
  readonly checks: Map<string, MyStarsCheck>;
  /** Nanotons for one Star. */
  price: bigint;
  now(): Date;
  /** Signed with these secrets: two of them in the day after a rotation. */
  sign(body: string, secrets?: readonly string[]): string;
  /** What it sends when an order is over. */
  delivery(order: MyStarsOrder): string;
};

const address = 'UQA0000000000000000000000000000000000000000000000';
const error = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});

export async function openScriptedMyStars({
  now = () => new Date(),
}: { readonly now?: () => Date } = {}): Promise<ScriptedMyStars> {
  const script: Omit<ScriptedMyStars, keyof ScriptedServer> = {
    key: 'mystarskey0123456789',
    secret: 'mystarswebhooksecret0123456789',
    orders: [],
    checks: new Map(),
    price: 5_000_000n,
    now,
    sign: (body, secrets = [script.secret]) =>
      secrets.map((secret) => createHmac('sha256', secret).update(body).digest('hex')).join(','),
    delivery: ({ id, status, failureReason, purchaseTx }) =>
      JSON.stringify({ order_id: id, status, failure_reason: failureReason, purchase_tx: purchaseTx }),
  };
  const server = await openScriptedServer((asked) =>
    asked.headers['x-api-key'] === script.key ? answerTo(script, asked) : error(401, 'unauthorized', 'invalid key'),
  );
  return Object.assign(script, server);
}

type Script = Omit<ScriptedMyStars, keyof ScriptedServer>;

function answerTo(script: Script, asked: Asked): Answer {
  const { method, path, query } = asked;
  const [, id, action] = /^\/v1\/orders\/([^/]+)(?:\/(cancel))?$/.exec(path) ?? [];
  if (method === 'GET' && path === '/v1/pricing') return quote(script, query);
  if (method === 'POST' && path === '/v1/recipients/check') return check(script, asked);
  if (method === 'POST' && path === '/v1/orders') return create(script, asked);
  if (method === 'GET' && path === '/v1/orders') return list(script, query);
  const order = script.orders.find((one) => one.id === id);
  if (!order) return error(404, 'not_found', 'no such order');
  if (action === 'cancel') return cancel(order);
  return { status: 200, body: toldOf(script, order) };
}

/** Nanotons in whole, or as USDT at 2 for a TON. */
const unitsOf = (script: Script, quantity: number, currency: string): bigint =>
  currency === 'ton' ? script.price * BigInt(quantity) : (script.price * BigInt(quantity)) / 500n;

const decimal = (units: bigint, currency: string): string => {
  const scale = currency === 'ton' ? 9 : 6;
  const digits = String(units).padStart(scale + 1, '0');
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, '');
};

function quote(script: Script, query: URLSearchParams): Answer {
  const quantity = Number(query.get('quantity'));
  const currency = query.get('payment_currency') ?? 'ton';
  const now = script.now();
  const validUntil = new Date(now.getTime() + 60_000).toISOString();
  const amount = decimal(unitsOf(script, quantity, currency), currency);
  const body = { type: 'stars', quantity, months: null, amount, currency, fee: null, usdt_per_ton: '2' };
  return { status: 200, body: { ...body, quoted_at: now.toISOString(), valid_until: validUntil } };
}

function check(script: Script, { body }: Asked): Answer {
  const { recipient } = JSON.parse(body) as { recipient: { username: string } };
  const found = script.checks.get(recipient.username) ?? 'eligible';
  const isEligible = found === 'eligible' || found === 'indeterminate';
  return {
    status: 200,
    body: {
      resolved: found === 'eligible' || found === 'ineligible',
      eligible: isEligible,
      recipient_name: found === 'eligible' ? `The ${recipient.username}` : null,
      reason: isEligible ? null : found,
      telegram_message: found === 'ineligible' ? 'Please enter another username.' : null,
      indeterminate: found === 'indeterminate',
    },
  };
}

function create(script: Script, { headers, body }: Asked): Answer {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string') return error(400, 'bad_request', 'Idempotency-Key is required');
  const known = script.orders.find((one) => one.key === key);
  if (known) return known.body === body ? createdOf(known, 200) : error(409, 'conflict', 'another body');
  const asked = JSON.parse(body) as { recipient: { username: string }; quantity: number; payment_currency?: string };
  const currency = asked.payment_currency === 'usdt_ton' ? 'usdt_ton' : 'ton';
  const found = script.checks.get(asked.recipient.username);
  if (found === 'not_found' || found === 'ineligible') return error(422, 'recipient_ineligible', found);
  const order: MyStarsOrder = {
    id: randomUUID(),
    key,
    body,
    username: asked.recipient.username.toLowerCase(),
    quantity: asked.quantity,
    units: unitsOf(script, asked.quantity, currency),
    currency,
    createdAt: script.now(),
    status: 'awaiting_payment',
    purchaseTx: null,
    failureReason: null,
  };
  script.orders.unshift(order);
  return createdOf(order, 201);
}

const endOf = ({ createdAt }: MyStarsOrder): string => new Date(createdAt.getTime() + 7_200_000).toISOString();

const createdOf = (order: MyStarsOrder, status: number): Answer => ({
  status,
  body: {
    order_id: order.id,
    status: order.status,
    type: 'stars',
    quantity: order.quantity,
    months: null,
    payment: {
      currency: order.currency,
      chain: 'ton',
      pay_to_address: address,
      memo: order.id,
      amount: decimal(order.units, order.currency),
      amount_units: order.currency === 'ton' ? 'ton' : 'usdt',
      fee: null,
    },
    expires_at: endOf(order),
  },
});

const toldOf = (script: Script, order: MyStarsOrder) => ({
  order_id: order.id,
  status: order.status,
  type: 'stars',
  recipient_username: order.username,
  quantity: order.quantity,
  months: null,
  amount_ton: null,
  payment_tx: null,
  purchase_tx: order.purchaseTx,
  failure_reason: order.failureReason,
  reversal_tx: null,
  telegram_message: null,
  created_at: order.createdAt.toISOString(),
  updated_at: script.now().toISOString(),
  expires_at: order.status === 'awaiting_payment' ? endOf(order) : null,
});

function list(script: Script, query: URLSearchParams): Answer {
  const limit = Number(query.get('limit') ?? 50);
  const from = Number(query.get('cursor') ?? 0);
  const orders = script.orders.slice(from, from + limit).map((one) => toldOf(script, one));
  const next = from + limit < script.orders.length ? String(from + limit) : null;
  return { status: 200, body: { orders, next_cursor: next } };
}

function cancel(order: MyStarsOrder): Answer {
  if (order.status !== 'awaiting_payment') return error(409, 'conflict', 'not awaiting payment');
  order.status = 'cancelled';
  return { status: 200, body: { order_id: order.id, status: 'cancelled' } };
}
