import { z } from 'zod';
import { getDeposit, listDeposits, readDepositLimits, setDepositLimits, startDeposit, type DepositLimit } from '#funds';
import { amountToWire, Refusal } from '#kernel';
import { paymentStatuses, type Payment } from '#payments';
import { route } from './operation.ts';
import { Amount, AmountTold } from './wire/amount.ts';
import { User } from './wire/asset.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { AnyId, Code } from './wire/text.ts';

const Status = z.enum(paymentStatuses as [(typeof paymentStatuses)[number], ...(typeof paymentStatuses)[number][]]);

const DepositRequest = z
  .strictObject({
    user: User,
    amount: Amount,
    gateway: Code.describe('`stars`, `cryptobot`, `ton` and so on.'),
    connection: AnyId.optional().describe('The bot, shop or wallet; the only one there is, when not given.'),
    return_url: z
      .url({ protocol: /^https?$/, error: 'Write an address that begins with https://.' })
      .max(500)
      .optional()
      .describe("Where the payer's browser goes afterwards."),
  })
  .meta({ id: 'DepositRequest' });

const DepositAnswer = z
  .object({
    payment: z.string(),
    url: z.string().describe('Where it can be paid.'),
    address: z.string().optional().describe('Where to send it, at gateways that are paid by a transfer.'),
    comment: z.string().optional().describe('What the transfer has to carry, exactly.'),
    expires_at: InstantTold.optional(),
  })
  .meta({ id: 'DepositAsked' });

const Deposit = z
  .object({
    payment: z.string(),
    user: z.string(),
    status: Status.describe('`settled`: the money is here; `fulfilled`: it is theirs.'),
    gateway: z.string(),
    connection: z.string(),
    amount: AmountTold.describe('What was asked for.'),
    paid: AmountTold.optional().describe('What came in.'),
    url: z.string().optional(),
    address: z.string().optional(),
    comment: z.string().optional(),
    problem: z.string().optional().describe('Why it waits, in a sentence.'),
    requested_at: InstantTold,
    expires_at: InstantTold.optional(),
    fulfilled_at: InstantTold.optional(),
    refunded_at: InstantTold.optional(),
  })
  .meta({ id: 'Deposit' });

const instant = (at: Date | null) => (at ? toInstant(at) : undefined);

const fromDeposit = (payment: Payment) => ({
  payment: payment.id,
  user: payment.customer ?? '',
  status: payment.status,
  gateway: payment.gateway,
  connection: payment.connection,
  amount: amountToWire(payment.amount),
  requested_at: toInstant(payment.requestedAt),
  ...given({
    paid: payment.paid ? amountToWire(payment.paid) : undefined,
    url: payment.url ?? undefined,
    address: payment.address ?? undefined,
    comment: payment.comment ?? undefined,
    problem: payment.problem ?? undefined,
    expires_at: instant(payment.expiresAt),
    fulfilled_at: instant(payment.fulfilledAt),
    refunded_at: instant(payment.refundedAt),
  }),
});

const LimitAsked = z
  .strictObject({ minimum: Amount, maximum: Amount.optional().describe('None, when not given.') })
  .meta({ id: 'DepositLimitAsked' });

const Limits = z
  .object({ limits: z.array(z.object({ minimum: AmountTold, maximum: AmountTold.optional() })) })
  .meta({ id: 'DepositLimits' });

const fromLimits = (limits: readonly DepositLimit[]) => ({
  limits: limits.map(({ asset, minimum, maximum }) => ({
    minimum: amountToWire({ asset, units: minimum }),
    ...(maximum !== null && { maximum: amountToWire({ asset, units: maximum }) }),
  })),
});

function toLimit({ minimum, maximum }: z.output<typeof LimitAsked>): DepositLimit {
  if (maximum && maximum.asset !== minimum.asset)
    throw new Refusal('invalid_request', 'Write a minimum and its maximum in one asset.');
  return { asset: minimum.asset, minimum: minimum.units, maximum: maximum?.units ?? null };
}

const tag = 'Funds';
const ton = (amount: string) => ({ asset: 'TON', amount });
const id = 'pay_0199d3a5c0de7a000b2c4d6e8f001122';
const url = 'https://app.tonkeeper.com/transfer/UQAb';
const example = {
  payment: id,
  user: '123456789',
  status: 'fulfilled',
  gateway: 'ton',
  connection: 'con_0199d3a5c0de7a000b2c4d6e8f001122',
  amount: ton('5'),
  paid: ton('5'),
  requested_at: '2026-11-20T10:00:00.000Z',
};
const limits = [{ minimum: ton('0.5'), maximum: ton('1000') }];

export const depositRoutes = [
  route(
    {
      id: 'createDeposit',
      method: 'POST',
      path: '/v1/deposits',
      tag,
      scope: 'deposits:write',
      keyed: 'required',
      summary: 'Let a person bring in money',
      description:
        'Answers where it can be paid. Once it is paid it is theirs, and what they owe of this asset is paid first. A transfer counts as it came; one below the minimum waits on the desk.',
      body: DepositRequest,
      answer: DepositAnswer,
      refusals: [
        'below_minimum',
        'above_limit',
        'asset_not_supported',
        'not_found',
        'gateway_switched_off',
        'gateway_refused',
        'gateway_unavailable',
      ],
      example: {
        body: { user: '123456789', amount: ton('5'), gateway: 'ton' },
        answer: { payment: id, url, address: 'UQAb', comment: id, expires_at: '2026-11-21T10:00:00.000Z' },
      },
    },
    async (needs, { workspace, body: { return_url: returnUrl, connection, ...body }, key }) => {
      const request = { workspace, ...body, key: `api:${key()}`, ...given({ connection, returnUrl }) };
      const { expiresAt, ...asked } = await startDeposit(needs, request);
      return { ...asked, ...(expiresAt && { expires_at: toInstant(expiresAt) }) };
    },
  ),
  route(
    {
      id: 'listDeposits',
      method: 'GET',
      path: '/v1/deposits',
      tag,
      scope: 'funds:read',
      summary: 'Deposits, newest first',
      description: 'Of one person, in one state: or all.',
      query: z.strictObject({ user: User.exactOptional(), status: Status.exactOptional(), ...pageQuery }),
      answer: z.object({ deposits: z.array(Deposit), cursor: NextCursor }).meta({ id: 'DepositList' }),
      refusals: [],
      example: { query: { user: '123456789' }, answer: { deposits: [example] } },
    },
    async ({ pool }, { workspace, query }) => {
      const { deposits, cursor } = await listDeposits(pool, { workspace, ...query });
      return { deposits: deposits.map(fromDeposit), ...given({ cursor }) };
    },
  ),
  route(
    {
      id: 'getDeposit',
      method: 'GET',
      path: '/v1/deposits/{id}',
      tag,
      scope: 'funds:read',
      summary: 'One deposit',
      description: 'By the id of its payment.',
      params: z.strictObject({ id: AnyId }),
      answer: Deposit,
      refusals: ['not_found'],
      example: { params: { id }, answer: example },
    },
    async ({ pool }, { workspace, params }) => fromDeposit(await getDeposit(pool, workspace, params.id)),
  ),
  route(
    {
      id: 'getDepositLimits',
      method: 'GET',
      path: '/v1/settings/deposits',
      tag,
      scope: 'funds:read',
      summary: 'What may be brought in at once',
      description: 'Assets that are not named have no limits.',
      answer: Limits,
      refusals: [],
      example: { answer: { limits } },
    },
    async ({ pool }, { workspace }) => fromLimits(await readDepositLimits(pool, workspace)),
  ),
  route(
    {
      id: 'setDepositLimits',
      method: 'PUT',
      path: '/v1/settings/deposits',
      tag,
      scope: 'deposits:write',
      summary: 'Set what may be brought in at once',
      description: 'Takes the place of all that was set. XTR and TON have 100 and 0.5 as their minimums until it is.',
      body: z.strictObject({ limits: z.array(LimitAsked).max(50) }).meta({ id: 'DepositLimitsAsked' }),
      answer: Limits,
      refusals: [],
      example: { body: { limits }, answer: { limits } },
    },
    async (needs, { workspace, caller, body }) =>
      fromLimits(await setDepositLimits(needs, workspace, body.limits.map(toLimit), `key:${caller.key}`)),
  ),
];
