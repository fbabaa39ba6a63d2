import { z } from 'zod';
import { decideRefund, decisionPolicies, forgiveDebt, listDecisions, type Decision } from '#billing';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { Digits, Quantity, toDigits } from './wire/quantity.ts';
import { AnyId, Code, Customer, words } from './wire/text.ts';

const DecisionTold = z
  .object({
    refund: z.string(),
    payment: z.string(),
    customer: z.string(),
    asked_at: InstantTold,
    decided_at: InstantTold.optional(),
    policy: z.enum(decisionPolicies).optional(),
    actor: z.string().optional().describe('Who decided: an API key, or `asterism` when nobody did in time.'),
    reason: z.string().optional(),
  })
  .meta({ id: 'RefundDecision', description: 'A refund under the policy `ask`, and what was decided about it.' });

const fromDecision = ({ askedAt, decidedAt, ...decision }: Decision) => ({
  ...decision,
  asked_at: toInstant(askedAt),
  ...given({ decided_at: decidedAt && toInstant(decidedAt) }),
});

const tag = 'Payments';
const refund = 'rf_0199d3a5c0de7a000b2c4d6e8f001122';
const waiting = {
  refund,
  payment: 'pay_0199d3a5c0de7a000b2c4d6e8f001122',
  customer: '123456789',
  asked_at: '2026-11-20T10:00:00.000Z',
};
const decision = { policy: 'forgive', reason: 'It was our outage.' } as const;
const Why = words(500).describe('Shown in the customer’s timeline.');

export const refundRoutes = [
  route(
    {
      id: 'listRefundDecisions',
      method: 'GET',
      path: '/v1/refunds/decisions',
      tag,
      scope: 'payments:read',
      summary: 'Refunds that wait for your decision',
      description:
        'Under the policy `ask` the money goes back and what is left is taken; what becomes of the rest waits here, the oldest first. After fourteen days without a decision it stays as it is.',
      query: z.strictObject({
        state: z.enum(['waiting', 'decided']).exactOptional().describe('`waiting` when not given.'),
        ...pageQuery,
      }),
      answer: z.object({ decisions: z.array(DecisionTold), cursor: NextCursor }).meta({ id: 'RefundDecisionList' }),
      refusals: [],
      example: { query: { limit: 20 }, answer: { decisions: [waiting] } },
    },
    async (needs, { workspace, query: { state, ...page } }) => {
      const { decisions, cursor } = await listDecisions(needs, workspace, { open: state !== 'decided', ...page });
      return { decisions: decisions.map(fromDecision), ...given({ cursor }) };
    },
  ),
  route(
    {
      id: 'decideRefund',
      method: 'POST',
      path: '/v1/refunds/{refund}/decide',
      tag,
      scope: 'refunds:write',
      keyed: 'required',
      summary: 'Decide about a refund that waits',
      description:
        '`void_remaining` leaves it as it is; `debt` and `block` let what was spent be owed; `forgive` gives again what was taken, and the access.',
      params: z.strictObject({ refund: AnyId }),
      body: z.strictObject({ policy: z.enum(decisionPolicies), reason: Why }).meta({ id: 'RefundDecisionRequest' }),
      answer: DecisionTold,
      refusals: ['not_found', 'already_decided'],
      example: {
        params: { refund },
        body: decision,
        answer: { ...waiting, ...decision, decided_at: '2026-11-21T10:00:00.000Z', actor: 'key_0199d3a5' },
      },
    },
    async (needs, { workspace, caller, params, body, key }) =>
      fromDecision(await decideRefund(needs, workspace, params.refund, { ...body, key: key(), actor: caller.key })),
  ),
  route(
    {
      id: 'forgiveDebt',
      method: 'POST',
      path: '/v1/customers/{customer}/debts/forgive',
      tag,
      scope: 'refunds:write',
      keyed: 'required',
      summary: 'Write off what a customer owes',
      description: 'All of it, or a part. With the last of it ends what refused the customer everything.',
      params: z.strictObject({ customer: Customer }),
      body: z
        .strictObject({
          credit_type: Code,
          amount: Quantity.exactOptional().describe('All, when not given.'),
          reason: Why,
        })
        .meta({ id: 'ForgiveDebtRequest' }),
      answer: z.object({ forgiven: Digits, debt: Digits.describe('What is still owed.') }).meta({ id: 'ForgivenDebt' }),
      refusals: [],
      example: {
        params: { customer: '123456789' },
        body: { credit_type: 'credits', reason: 'Settled by phone.' },
        answer: { forgiven: '60', debt: '0' },
      },
    },
    async (needs, { workspace, caller, params: { customer }, body: { credit_type: creditType, ...body }, key }) => {
      const asked = { customer, creditType, ...body, key: key(), actor: caller.key };
      const { forgiven, debt } = await forgiveDebt(needs, workspace, asked);
      return { forgiven: toDigits(forgiven), debt: toDigits(debt) };
    },
  ),
];
