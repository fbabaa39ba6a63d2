import { z } from 'zod';
import { Refusal, sameSecret, type Amount } from '#kernel';
import {
  GatewayUnavailable,
  type Connection,
  type Delivery,
  type Gateway,
  type GatewayNeeds,
  type OpenConnection,
  type PaymentState,
  type PayoutState,
  type WebhookReading,
} from '#payments/gateway';
import { callGateway, readDecimal, writeDecimal } from '#gateways/wire';
import { signToy } from './toy-system.ts';

/** What a toy gateway can do wrong on purpose, to see whether the suite notices. */
export type Mistake =
  | 'credits from the delivery'
  | 'takes truncated signatures'
  | 'forgets fees'
  | 'takes every status for paid'
  | 'makes a second invoice when asked again'
  | 'says its key in an error'
  | 'sends a payout twice';

const chargeShape = z.looseObject({
  id: z.string(),
  amount: z.string(),
  fee: z.string(),
  status: z.string(),
  at: z.iso.datetime(),
});
const invoiceShape = z.looseObject({
  id: z.string(),
  payment: z.string(),
  amount: z.string(),
  charges: z.array(chargeShape),
});
const payoutShape = z.looseObject({
  id: z.string(),
  payout: z.string(),
  amount: z.string(),
  status: z.string(),
  at: z.iso.datetime(),
});
const deliveryShape = z.looseObject({ shop: z.string(), payment: z.string(), id: z.string(), amount: z.string() });

type Toy = {
  readonly needs: GatewayNeeds;
  readonly is: (mistake: Mistake) => boolean;
  readonly told: Map<string, string>;
};

const text = { about: 'A text.', pattern: /^\w+$/ };
const euro = (amount: string): Amount => readDecimal(amount, 'EUR');

/** A gateway as they should be; with mistakes, as they should not. */
export const toyGateway =
  (...mistakes: readonly Mistake[]) =>
  (needs: GatewayNeeds): Gateway => {
    const toy: Toy = { needs, is: (mistake) => mistakes.includes(mistake), told: new Map() };
    return {
      code: 'toy',
      name: 'Toy',
      form: { settings: { shop: text }, secrets: { key: text } },
      payIn: {
        assets: ['EUR'],
        async createInvoice(connection, { payment, amount, expiresAt }) {
          const as = toy.is('makes a second invoice when asked again')
            ? `${payment}.${needs.clock.now().getTime()}`
            : payment;
          const body = { payment: as, amount: writeDecimal(amount, 2), expires_at: expiresAt?.toISOString() ?? '' };
          const { id } = invoiceShape.parse(await call(toy, connection, 'POST', '/invoices', body));
          return { url: `${needs.root}/toy/pay/${id}`, externalId: id };
        },
      },
      webhook: { read: (connection, delivery) => read(toy, connection, delivery) },
      lookUp: { payment: (connection, { payment, externalId }) => lookUp(toy, connection, payment, externalId) },
      payOut: {
        assets: ['EUR'],
        destination: { to: text },
        isRepeatSafe: true,
        readDestination(_, { to = '' }) {
          if (!/^\w+$/.test(to)) throw new Refusal('destination_invalid', 'Say who is to get it.');
          return { to };
        },
        async send(connection, { payout, amount, destination }) {
          const as = toy.is('sends a payout twice') ? `${payout}.${Math.random()}` : payout;
          const body = { payout: as, amount: writeDecimal(amount, 2), to: destination['to'] };
          return readPayout(await call(toy, connection, 'POST', '/payouts', body));
        },
        find: async (connection, { payout }) =>
          readPayout(await call(toy, connection, 'GET', `/payouts?payout=${payout}`)),
      },
      statement: {
        async *read(connection, since, until) {
          const { invoices, payouts } = await rows(toy, connection);
          const isIn = ({ at }: { at: string }) => new Date(at) >= since && new Date(at) < until;
          for (const { payment, charges } of invoices)
            yield charges.filter(isIn).map(({ id, amount, fee, at }) => ({
              kind: 'payment' as const,
              externalId: id,
              ours: payment,
              direction: 'in' as const,
              amount: euro(amount),
              fee: euro(fee),
              occurredAt: new Date(at),
              raw: {},
            }));
          yield payouts.filter(isIn).map(({ id, payout, amount, at }) => ({
            kind: 'payout' as const,
            externalId: id,
            ours: payout,
            direction: 'out' as const,
            amount: euro(amount),
            fee: euro('0.25'),
            occurredAt: new Date(at),
            raw: {},
          }));
        },
        balances: async (connection) => [euro((await rows(toy, connection)).balance)],
      },
    };
  };

async function call(
  { needs, is }: Toy,
  connection: Connection,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<unknown> {
  const { key } = (await needs.open(connection)).secrets;
  const { status, text: answer } = await callGateway({
    gateway: 'Toy',
    url: `${needs.root}/toy${path}`,
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    if (is('says its key in an error')) throw new GatewayUnavailable(`No answer for ${key}.`, 'unknown');
    throw error;
  });
  const said = JSON.parse(answer) as { error?: string };
  if (status >= 400 && status !== 402) throw new GatewayUnavailable(`Toy answered ${status}.`, 'unknown');
  return said;
}

const rowsShape = z.looseObject({
  invoices: z.array(invoiceShape),
  payouts: z.array(payoutShape),
  balance: z.string(),
});
const rows = async (toy: Toy, connection: Connection) => rowsShape.parse(await call(toy, connection, 'GET', '/rows'));

const answer = (status: number) => ({ status, contentType: 'text/plain', body: status === 200 ? 'ok' : 'no' });

function read(toy: Toy, { secrets, settings }: OpenConnection, { headers, body }: Delivery): WebhookReading {
  const sent = String(headers['x-toy-signature'] ?? '');
  const proof = signToy(body.toString('utf8'), secrets['key'] ?? '');
  const isTaken = toy.is('takes truncated signatures') ? proof.startsWith(sent) : sameSecret(sent, proof);
  if (!isTaken) return { verdict: 'forged', why: 'The signature is another one.', answer: answer(401) };
  const said = deliveryShape.safeParse(JSON.parse(body.toString('utf8')));
  if (!said.success || said.data.shop !== settings['shop'])
    return { verdict: 'malformed', why: 'It is about another shop.', answer: answer(400) };
  const { payment, id: externalId, amount } = said.data;
  toy.told.set(payment, amount);
  return { verdict: 'genuine', mentions: [{ about: 'payment', payment, externalId }], answer: answer(200) };
}

async function lookUp(toy: Toy, connection: Connection, payment: string, externalId?: string): Promise<PaymentState> {
  const asked = await call(toy, connection, 'GET', `/invoices?payment=${encodeURIComponent(payment)}`);
  const { invoice } = z.looseObject({ invoice: invoiceShape.nullable() }).parse(asked);
  if (!invoice) return { state: 'unknown', words: 'There is no such invoice.' };
  const charge = invoice.charges.find(({ id }) => id === externalId) ?? invoice.charges[0];
  if (!charge) return { state: 'open', words: 'Nobody has paid.' };
  const { id, fee, status, at } = charge;
  const amount = euro(toy.is('credits from the delivery') ? (toy.told.get(payment) ?? charge.amount) : charge.amount);
  const fact = { externalId: id, payer: 'toy', amount, occurredAt: new Date(at), raw: charge };
  if (status === 'refunded') return { state: 'refunded', ...fact };
  if (status === 'paid' || toy.is('takes every status for paid'))
    return { state: 'paid', ...fact, ...(!toy.is('forgets fees') && { settlement: { fee: euro(fee) } }) };
  return { state: 'strange', words: `The status is "${status}".`, raw: charge };
}

function readPayout(said: unknown): PayoutState {
  const { payout, error } = z.looseObject({ payout: payoutShape.nullish(), error: z.string().optional() }).parse(said);
  if (error !== undefined) return { state: 'failed', words: error, raw: said };
  if (!payout) return { state: 'absent' };
  const { id: externalId, status, at } = payout;
  if (status === 'confirmed')
    return { state: 'confirmed', externalId, occurredAt: new Date(at), fee: euro('0.25'), raw: payout };
  if (status === 'pending') return { state: 'sent', externalId, raw: payout };
  return { state: 'failed', words: `The payout is ${status}.`, raw: payout };
}
