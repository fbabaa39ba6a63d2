import { createHmac } from 'node:crypto';
import { openScriptedServer, type Answer, type Asked, type ScriptedServer } from './scripted-server.ts';

export type AsterismOrder = {
  readonly id: string;
  readonly ref: string;
  readonly username: string;
  readonly stars: number;
  /** Micro-dollars. */
  readonly price: bigint;
  status: string;
  reason: string | null;
  refunded: boolean;
  reversed: boolean;
};

export type AsterismCheck = 'yes' | 'no' | 'unknown';

/** Another Asterism's reseller API, as docs/store/resellers.md has it, for tests. */
export type ScriptedAsterism = ScriptedServer & {
  readonly key: string;
  readonly secret: string;
  readonly orders: AsterismOrder[];
  readonly checks: Map<string, AsterismCheck>;
  /** Micro-dollars for one Star. */
  price: bigint;
  balance: bigint;
  now(): Date;
  /** The headers of Standard Webhooks, signed with these secrets. */
  sign(id: string, body: string, secrets?: readonly string[]): Record<string, string>;
  /** What it sends when an order is over. */
  delivery(order: AsterismOrder): string;
  /** Brings an order somewhere; what does not stay there is in the balance again. */
  move(order: AsterismOrder, status: string, reason?: string): void;
};

type Script = Omit<ScriptedAsterism, keyof ScriptedServer>;

const problem = (status: number, code: string, detail: string): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, code, detail },
});
const usd = (units: bigint) => ({
  asset: 'USD',
  amount: `${units / 1_000_000n}.${String(units % 1_000_000n).padStart(6, '0')}`.replace(/\.?0+$/, ''),
});
const micro = (amount: string): bigint => {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(6, '0'));
};

export async function openScriptedAsterism({
  now = () => new Date(),
}: { readonly now?: () => Date } = {}): Promise<ScriptedAsterism> {
  const script: Script = {
    key: 'ak_asterismkey0123456789',
    secret: `whsec_${Buffer.alloc(32, 5).toString('base64')}`,
    orders: [],
    checks: new Map(),
    price: 16_000n,
    balance: 1_000_000_000n,
    now,
    sign: (id, body, secrets = [script.secret]) => signed(id, body, secrets, now()),
    delivery: (order) =>
      JSON.stringify({
        type: `order.${order.reversed ? 'refunded' : order.status}`,
        timestamp: now().toISOString(),
        data: toldOf(order),
      }),
    move(order, status, reason) {
      const isBack = status === 'failed' && !order.refunded;
      if (isBack) script.balance += order.price;
      const wasThere = order.status === 'delivered' || order.reversed;
      Object.assign(order, {
        status,
        reason: reason ?? null,
        refunded: order.refunded || isBack,
        reversed: wasThere && isBack,
      });
    },
  };
  const server = await openScriptedServer((asked) =>
    asked.headers.authorization === `Bearer ${script.key}`
      ? answerTo(script, asked)
      : problem(401, 'unauthorized', 'This key is not known.'),
  );
  return Object.assign(script, server);
}

function signed(id: string, body: string, secrets: readonly string[], at: Date): Record<string, string> {
  const sentAt = String(Math.floor(at.getTime() / 1000));
  const one = (secret: string) =>
    createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
      .update(`${id}.${sentAt}.${body}`)
      .digest('base64');
  const signatures = secrets.map((secret) => `v1,${one(secret)}`).join(' ');
  return { 'webhook-id': id, 'webhook-timestamp': sentAt, 'webhook-signature': signatures };
}

function answerTo(script: Script, asked: Asked): Answer {
  const { method, path, query } = asked;
  if (method === 'POST' && path === '/v1/validate-user') return validate(script, asked);
  if (method === 'POST' && path === '/v1/topup') return topUp(script, asked);
  if (path === '/v1/balance') return { status: 200, body: moneyOf(script) };
  if (path === '/v1/price') return priceOf(script, Number(query.get('stars')));
  if (path === '/v1/orders') {
    const orders = script.orders.filter(({ ref }) => ref === query.get('client_ref')).map(toldOf);
    return { status: 200, body: { orders } };
  }
  const order = script.orders.find(({ id }) => path === `/v1/orders/${id}`);
  return order ? { status: 200, body: toldOf(order) } : problem(404, 'not_found', 'There is no such order.');
}

const moneyOf = ({ balance }: Script) => ({
  balance: usd(balance),
  owed: usd(0n),
  credit: usd(0n),
  available: usd(balance),
});

const toldOf = ({ id, ref, username, stars, price, status, reason, refunded, reversed }: AsterismOrder) => ({
  order_id: id,
  status,
  stars,
  username: `@${username}`,
  price: usd(price),
  refunded,
  ...(reversed && { reversed }),
  ...(reason !== null && { reason }),
  client_ref: ref,
  ordered_at: '2026-11-20T12:00:00.000Z',
});

function priceOf(script: Script, stars: number): Answer {
  return { status: 200, body: { stars, price: usd(script.price * BigInt(stars)) } };
}

function validate(script: Script, { body }: Asked): Answer {
  const username = (JSON.parse(body) as { user_id: string }).user_id.replace(/^@/, '');
  const verified = script.checks.get(username) ?? 'yes';
  const yes = { username: `@${username}`, name: `The ${username}` };
  const no = { reason: verified === 'no' ? 'not_found' : 'not_verified' };
  return { status: 200, body: { valid: verified === 'yes', verified, ...(verified === 'yes' ? yes : no) } };
}

type TopUp = { user_id: string; stars: number; client_ref: string; max_price?: string };

function topUp(script: Script, { body, headers }: Asked): Answer {
  const asked = JSON.parse(body) as TopUp;
  if (headers['idempotency-key'] !== asked.client_ref) return problem(400, 'idempotency_key_required', 'Which one?');
  const username = asked.user_id.replace(/^@/, '');
  const known = script.orders.find(({ ref }) => ref === asked.client_ref);
  const isSame = known?.username === username && known.stars === asked.stars;
  if (known)
    return isSame
      ? { status: 200, body: toldOf(known) }
      : problem(422, 'idempotency_conflict', 'Another order has it.');
  const price = script.price * BigInt(asked.stars);
  if (script.checks.get(username) === 'no') return problem(422, 'recipient_invalid', 'There is no such recipient.');
  if (asked.max_price && price > micro(asked.max_price))
    return problem(409, 'price_too_high', 'It costs more than max_price.');
  if (price > script.balance) return problem(402, 'balance_exhausted', 'There is too little in the balance.');
  script.balance -= price;
  const order: AsterismOrder = {
    id: `so_${script.orders.length + 1}`,
    ref: asked.client_ref,
    username,
    stars: asked.stars,
    price,
    status: 'processing',
    reason: null,
    refunded: false,
    reversed: false,
  };
  script.orders.push(order);
  return { status: 200, body: toldOf(order) };
}
