import { z } from 'zod';
import { approvePayout, cancelPayout, rejectPayout, resolvePayout, type PayoutResolution } from '#payouts';
import { route } from './operation.ts';
import { payoutExample } from './payouts.ts';
import { Amount } from './wire/amount.ts';
import { fromPayout, PayoutTold } from './wire/payout.ts';
import { AnyId, words } from './wire/text.ts';

const params = z.strictObject({ id: AnyId });
const tag = 'Payouts';
const id = payoutExample.payout;
const scope = 'payouts:approve';

const ResolutionRequest = z
  .discriminatedUnion('action', [
    z.strictObject({
      action: z.literal('confirm').describe('It was paid.'),
      external_id: z
        .string()
        .regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u, { error: 'Write 1 to 200 visible characters.' })
        .describe('The payment as the outer system names it.'),
      proof: words(1000).describe('How anybody can see that: a link, a receipt, a statement.'),
      supplier: z
        .string()
        .regex(/^[A-Za-z0-9_.-]{1,48}$/, { error: 'Name the supplier in 1 to 48 letters, digits, "_", "." or "-".' })
        .optional()
        .describe('Where somebody we buy from has paid: who. `manual`, when not given.'),
      cost: Amount.optional().describe('What it took of what is kept with the supplier.'),
    }),
    z.strictObject({ action: z.literal('fail').describe('It was not paid, and never will be.'), reason: words(500) }),
    z.strictObject({ action: z.literal('look_up').describe('Ask the gateway once more.') }),
    z.strictObject({
      action: z.literal('acknowledge').describe('It was paid after its money had gone back: somebody has seen that.'),
      reason: words(500),
    }),
  ])
  .meta({ id: 'PayoutResolution' });

const resolutionOf = (body: z.output<typeof ResolutionRequest>): PayoutResolution => {
  if (body.action !== 'confirm') return body;
  const { action, external_id: externalId, proof, supplier, cost } = body;
  return { action, externalId, proof, ...(supplier !== undefined && { supplier }), ...(cost && { cost }) };
};

export const payoutDecisionRoutes = [
  route(
    {
      id: 'approvePayout',
      method: 'POST',
      path: '/v1/payouts/{id}/approve',
      tag,
      scope,
      summary: 'Let a payout go',
      description:
        'Above the limit of four eyes two different keys approve, and the one that asked is never the first of them. Repeating one’s approval changes nothing.',
      params,
      answer: PayoutTold,
      refusals: ['not_found', 'payout_not_open', 'another_person_needed', 'payouts_stopped'],
      example: { params: { id }, answer: { ...payoutExample, status: 'approved' } },
    },
    async (needs, { workspace, caller, params: { id: payout } }) =>
      fromPayout(await approvePayout(needs, { workspace, payout, actor: `key:${caller.key}` })),
  ),
  route(
    {
      id: 'rejectPayout',
      method: 'POST',
      path: '/v1/payouts/{id}/reject',
      tag,
      scope,
      summary: 'Turn a payout down',
      description: 'The money is the user’s again. Possible as long as it is not on its way.',
      params,
      body: z.strictObject({ reason: words(500).describe('Shown with the payout.') }).meta({ id: 'PayoutRejection' }),
      answer: PayoutTold,
      refusals: ['not_found', 'payout_not_open'],
      example: {
        params: { id },
        body: { reason: 'The name does not match.' },
        answer: { ...payoutExample, status: 'returned', outcome: 'rejected', problem: 'The name does not match.' },
      },
    },
    async (needs, { workspace, caller, params: { id: payout }, body: { reason } }) =>
      fromPayout(await rejectPayout(needs, { workspace, payout, actor: `key:${caller.key}`, reason })),
  ),
  route(
    {
      id: 'cancelPayout',
      method: 'POST',
      path: '/v1/payouts/{id}/cancel',
      tag,
      scope: 'payouts:write',
      summary: 'Take a request back',
      description: 'The money is the user’s again. Possible as long as it is not on its way.',
      params,
      answer: PayoutTold,
      refusals: ['not_found', 'payout_not_open'],
      example: { params: { id }, answer: { ...payoutExample, status: 'returned', outcome: 'canceled' } },
    },
    async (needs, { workspace, caller, params: { id: payout } }) =>
      fromPayout(await cancelPayout(needs, { workspace, payout, actor: `key:${caller.key}` })),
  ),
  route(
    {
      id: 'resolvePayout',
      method: 'POST',
      path: '/v1/payouts/{id}/resolve',
      tag,
      scope,
      summary: 'Say what became of a payout at the desk',
      description:
        'Nothing is sent by this. Above the limit of four eyes the one who asked cannot say it. Who said it and why is kept with the payout and in the audit log.',
      params,
      body: ResolutionRequest,
      answer: PayoutTold,
      refusals: ['not_found', 'payout_not_open', 'action_unavailable', 'another_person_needed', 'above_ceiling'],
      example: {
        params: { id },
        body: { action: 'confirm', external_id: 'transfer 1017', proof: 'https://example.org/receipts/1017' },
        answer: {
          ...payoutExample,
          status: 'confirmed',
          external_id: 'transfer 1017',
          proof: 'https://example.org/receipts/1017',
        },
      },
    },
    async (needs, { workspace, caller, params: { id: payout }, body }) =>
      fromPayout(
        await resolvePayout(needs, {
          workspace,
          payout,
          actor: `key:${caller.key}`,
          resolution: resolutionOf(body),
        }),
      ),
  ),
];
