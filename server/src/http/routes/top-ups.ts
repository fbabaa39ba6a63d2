import { z } from 'zod';
import { getTopUp, listTopUps, startTopUp, type TopUp } from '#funds';
import { amountToWire } from '#kernel';
import { paymentStatuses } from '#payments';
import { route } from './operation.ts';
import { Amount, AmountTold } from './wire/amount.ts';
import { BasisPoints, User } from './wire/asset.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { fromRate, RateTold } from './wire/rate.ts';
import { AnyId, Code } from './wire/text.ts';

const Status = z.enum(paymentStatuses as [(typeof paymentStatuses)[number], ...(typeof paymentStatuses)[number][]]);
const Expected = AmountTold.describe('What it would come to by the rate of the moment it was asked for.');

const TopUpRequest = z
  .strictObject({
    user: User,
    amount: Amount.describe('In an asset that the gateway takes.'),
    gateway: Code.describe('`stars`, `cryptobot`, `ton` and so on.'),
    connection: AnyId.optional().describe('The bot, shop or wallet; the only one there is, when not given.'),
    return_url: z
      .url({ protocol: /^https?$/, error: 'Write an address that begins with https://.' })
      .max(500)
      .optional()
      .describe("Where the payer's browser goes afterwards."),
  })
  .meta({ id: 'TopUpRequest' });

const TopUpAnswer = z
  .object({
    payment: z.string(),
    url: z.string().describe('Where it can be paid.'),
    address: z.string().optional().describe('Where to send it, at gateways that are paid by a transfer.'),
    comment: z.string().optional().describe('What the transfer has to carry, exactly.'),
    expires_at: InstantTold.optional(),
    expected: Expected,
  })
  .meta({ id: 'TopUpAsked' });

const Converted = z
  .object({
    from: AmountTold.describe('What was converted: what came in without `repaid`.'),
    to: AmountTold.describe('What the reseller got; what they owed of USD was paid out of it.'),
    repaid: AmountTold.describe('What paid an older debt in the asset that came in.'),
    fee: AmountTold.describe('The spread; part of `from`.'),
    rounding: AmountTold.describe('Part of `from` that is too little for one more micro-dollar.'),
    spread: BasisPoints,
    rate: RateTold,
    converted_at: InstantTold,
  })
  .meta({ id: 'TopUpConverted' });

const TopUpTold = z
  .object({
    payment: z.string(),
    user: z.string(),
    status: Status.describe('`settled`: the money is here; `fulfilled`: it has become their USD.'),
    gateway: z.string(),
    connection: z.string(),
    amount: AmountTold.describe('What was asked for.'),
    expected: Expected,
    paid: AmountTold.optional().describe('What came in.'),
    converted: Converted.optional(),
    url: z.string().optional(),
    address: z.string().optional(),
    comment: z.string().optional(),
    problem: z.string().optional().describe('Why it waits, in a sentence.'),
    requested_at: InstantTold,
    expires_at: InstantTold.optional(),
    fulfilled_at: InstantTold.optional(),
    refunded_at: InstantTold.optional(),
  })
  .meta({ id: 'TopUp' });

function fromConverted({ repaid, price, convertedAt }: NonNullable<TopUp['converted']>) {
  const { from, to, fee, rest, spread, rate } = price;
  return {
    from: amountToWire(from),
    to: amountToWire(to),
    repaid: amountToWire(repaid),
    fee: amountToWire(fee),
    rounding: amountToWire(rest),
    spread,
    rate: fromRate(rate),
    converted_at: toInstant(convertedAt),
  };
}

const instant = (at: Date | null) => (at ? toInstant(at) : undefined);

const fromTopUp = ({ payment, expected, converted }: TopUp) => ({
  payment: payment.id,
  user: payment.customer ?? '',
  status: payment.status,
  gateway: payment.gateway,
  connection: payment.connection,
  amount: amountToWire(payment.amount),
  expected: amountToWire(expected),
  requested_at: toInstant(payment.requestedAt),
  ...given({
    paid: payment.paid ? amountToWire(payment.paid) : undefined,
    converted: converted && fromConverted(converted),
    url: payment.url ?? undefined,
    address: payment.address ?? undefined,
    comment: payment.comment ?? undefined,
    problem: payment.problem ?? undefined,
    expires_at: instant(payment.expiresAt),
    fulfilled_at: instant(payment.fulfilledAt),
    refunded_at: instant(payment.refundedAt),
  }),
});

const tag = 'Panel';
const id = 'pay_0199d3a5c0de7a000b2c4d6e8f001122';
const at = '2026-11-20T10:00:00.000Z';
const xtr = (amount: string) => ({ asset: 'XTR', amount });
const usd = (amount: string) => ({ asset: 'USD', amount });
const asked = { user: 'reseller_7', amount: xtr('1000'), gateway: 'stars' };
const example = {
  payment: id,
  ...asked,
  status: 'fulfilled' as const,
  connection: 'bot_0199d3a5c0de7a000b2c4d6e8f001122',
  expected: usd('15.5'),
  paid: xtr('1000'),
  converted: {
    from: xtr('1000'),
    to: usd('15.5'),
    repaid: xtr('0'),
    fee: xtr('0'),
    rounding: xtr('0'),
    spread: 0,
    rate: {
      rate: '0.0155',
      parts: [{ from: 'XTR', to: 'USD', rate: '0.0155', inverted: false, source: 'manual', read_at: at }],
    },
    converted_at: at,
  },
  requested_at: at,
  fulfilled_at: at,
};

export const topUpRoutes = [
  route(
    {
      id: 'createTopUp',
      method: 'POST',
      path: '/v1/panel/top-ups',
      tag,
      scope: 'panel:write',
      keyed: 'required',
      summary: 'Let a reseller top up their USD',
      description:
        'Answers where it can be paid, by any gateway. As it comes in it becomes USD, by the rate and the spread of that moment; what the reseller owes is paid first. Should it go back, so do the USD that were given. While no rate is fresh, what came in waits.',
      body: TopUpRequest,
      answer: TopUpAnswer,
      refusals: [
        'rate_unavailable',
        'below_minimum',
        'above_limit',
        'asset_not_supported',
        'not_found',
        'gateway_switched_off',
        'gateway_refused',
        'gateway_unavailable',
      ],
      example: {
        body: asked,
        answer: {
          payment: id,
          url: 'https://t.me/$abc',
          expected: usd('15.5'),
          expires_at: '2026-11-21T10:00:00.000Z',
        },
      },
    },
    async (needs, { workspace, body: { return_url: returnUrl, connection, ...body }, key }) => {
      const request = { workspace, ...body, key: `api:${key()}`, ...given({ connection, returnUrl }) };
      const { expiresAt, expected, ...told } = await startTopUp(needs, request);
      return { ...told, expected: amountToWire(expected), ...(expiresAt && { expires_at: toInstant(expiresAt) }) };
    },
  ),
  route(
    {
      id: 'listTopUps',
      method: 'GET',
      path: '/v1/panel/top-ups',
      tag,
      scope: 'panel:read',
      summary: 'Top-ups of resellers, newest first',
      description:
        'Of one reseller, in one state: or all. The statement of their USD is at `/v1/users/{user}/statement`.',
      query: z.strictObject({ user: User.exactOptional(), status: Status.exactOptional(), ...pageQuery }),
      answer: z.object({ top_ups: z.array(TopUpTold), cursor: NextCursor }).meta({ id: 'TopUpList' }),
      refusals: [],
      example: { query: { user: 'reseller_7' }, answer: { top_ups: [example] } },
    },
    async ({ pool }, { workspace, query }) => {
      const { topUps, cursor } = await listTopUps(pool, { workspace, ...query });
      return { top_ups: topUps.map(fromTopUp), ...given({ cursor }) };
    },
  ),
  route(
    {
      id: 'getTopUp',
      method: 'GET',
      path: '/v1/panel/top-ups/{id}',
      tag,
      scope: 'panel:read',
      summary: 'One top-up',
      description: 'By the id of its payment, with the rate it was converted at.',
      params: z.strictObject({ id: AnyId }),
      answer: TopUpTold,
      refusals: ['not_found'],
      example: { params: { id }, answer: example },
    },
    async ({ pool }, { workspace, params }) => fromTopUp(await getTopUp(pool, workspace, params.id)),
  ),
];
