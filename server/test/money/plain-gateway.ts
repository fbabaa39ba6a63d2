import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { Refusal, sameSecret } from '#kernel';
import { callGateway, readExactJson } from '#gateways/wire';
import {
  GatewayUnavailable,
  type Connection,
  type Delivery,
  type Gateway,
  type GatewayNeeds,
  type InvoiceRequest,
  type PaymentState,
  type WebhookAnswer,
  type WebhookReading,
} from '#payments/gateway';

/** What a payment system for tests speaks: the least there can be, over real HTTP. */
export type PlainOptions = {
  readonly code?: string;
  /** Milliseconds until a call is given up; 500, when not given. */
  readonly within?: number;
  readonly isRepeatSafe?: boolean;
  readonly canRefund?: boolean;
};

const answer = (status: number, body: string): WebhookAnswer => ({ status, contentType: 'text/plain', body });

/** An adapter as the real ones are. Its form asks for a shop and a key; deliveries are signed with the key. */
export function plainGateway(needs: GatewayNeeds, options: PlainOptions = {}): Gateway {
  const { code = 'plain', within = 500, isRepeatSafe = true, canRefund = true } = options;
  const call = async (connection: Connection, path: string, body: object) => {
    const { settings, secrets } = await needs.open(connection);
    const { status, text } = await callGateway({
      gateway: code,
      url: `${needs.root ?? 'http://127.0.0.1:9'}/${code}/${path}`,
      method: 'POST',
      headers: { authorization: `Bearer ${secrets['key'] ?? ''}`, 'content-type': 'application/json' },
      body: JSON.stringify({ shop: settings['shop'], ...body }),
      within,
    });
    if (status === 422) throw new Refusal('gateway_refused', text);
    if (status !== 200) throw new GatewayUnavailable(`${code} answered ${status}.`, 'unknown');
    return readExactJson(text);
  };
  return {
    code,
    name: 'Plain pay',
    form: {
      settings: { shop: { about: 'The number of the shop.', pattern: /\d{1,9}/ } },
      secrets: { key: { about: 'The key of the shop.', pattern: /sk_[a-z0-9_]{1,60}/ } },
    },
    payIn: {
      isRepeatSafe,
      createInvoice: async (connection, request) =>
        invoiceShape.parse(await call(connection, 'invoices', wireOf(request))),
    },
    webhook: { read: ({ secrets }, delivery) => read(secrets['key'] ?? '', delivery) },
    lookUp: {
      payment: async (connection, { payment, externalId }) =>
        stateOf(await call(connection, 'payments', { payment, externalId })),
    },
    ...(canRefund && {
      refund: {
        refund: async (connection, { externalId }) => {
          await call(connection, 'refunds', { charge: externalId });
          return { outcome: 'done' } as const;
        },
      },
    }),
  };
}

const invoiceShape = z.looseObject({ url: z.string(), externalId: z.string() });

const wireOf = ({ payment, amount }: InvoiceRequest) => ({ payment, asset: amount.asset, units: String(amount.units) });

export const signatureOf = (key: string, body: string | Buffer): string =>
  createHmac('sha256', key).update(body).digest('hex');

const bodyShape = z.object({
  mentions: z
    .array(
      z.union([
        z.object({ payment: z.string(), externalId: z.string().exactOptional() }),
        z.object({ payout: z.string() }),
      ]),
    )
    .exactOptional(),
  question: z.object({ payment: z.string(), asset: z.string(), units: z.string() }).exactOptional(),
});

function read(key: string, { headers, body }: Delivery): WebhookReading {
  if (!sameSecret(String(headers['x-signature'] ?? ''), signatureOf(key, body)))
    return { verdict: 'forged', why: 'The signature is wrong.', answer: answer(401, 'no') };
  const said = bodyShape.safeParse(JSON.parse(body.toString('utf8')));
  if (!said.success) return { verdict: 'malformed', why: 'It makes no sense.', answer: answer(400, 'what?') };
  const { mentions, question } = said.data;
  if (question) {
    const amount = { asset: question.asset, units: BigInt(question.units) };
    return {
      verdict: 'question',
      question: { payload: question.payment, payer: 'somebody', amount },
      answer: (approval) => answer(200, approval.ok ? 'yes' : `no: ${approval.reason}`),
    };
  }
  if (!mentions) return { verdict: 'ignored', answer: answer(200, 'fine') };
  const about = mentions.map((one) =>
    'payment' in one ? ({ about: 'payment', ...one } as const) : ({ about: 'payout', ...one } as const),
  );
  return { verdict: 'genuine', mentions: about, answer: answer(200, 'ok') };
}

const money = z.object({ asset: z.string(), units: z.string() });
const stateShape = z.looseObject({
  state: z.enum(['paid', 'refunded', 'open', 'over', 'unknown', 'strange']),
  externalId: z.string().optional(),
  amount: money.optional(),
  received: money.exactOptional(),
  fee: money.exactOptional(),
  at: z.iso.datetime().optional(),
});

const toAmount = ({ asset, units }: z.output<typeof money>) => ({ asset, units: BigInt(units) });

function stateOf(raw: unknown): PaymentState {
  const { state, externalId = '', amount, received, fee, at } = stateShape.parse(raw);
  if (state === 'open' || state === 'over' || state === 'unknown') return { state, words: state };
  if (state === 'strange') return { state, words: 'the gateway says "hm"', raw };
  if (!amount || at === undefined) throw new GatewayUnavailable('There is no amount in it.', 'unknown');
  const fact = { externalId, payer: 'somebody', amount: toAmount(amount), occurredAt: new Date(at), raw };
  if (state === 'refunded') return { state, ...fact };
  const settlement = {
    ...(received && { received: toAmount(received) }),
    ...(fee && { fee: toAmount(fee) }),
  };
  return { state, ...fact, settlement };
}
