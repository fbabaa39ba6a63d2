import { z } from 'zod';
import { grantBatch, grantCategories, grantCredits, type Granted } from '#billing';
import { route } from './operation.ts';
import { Remaining } from './usage.ts';
import { given } from './wire/given.ts';
import { fromItem, ItemProblem } from './wire/item.ts';
import { Instant } from './wire/instant.ts';
import { CreditsAsked, toDigits } from './wire/quantity.ts';

import { Code, Customer, IdempotencyKey, words } from './wire/text.ts';

const fields = {
  customer: Customer,
  amount: CreditsAsked,
  credit_type: Code.optional().describe('`credits` when not given.'),
  category: z.enum(grantCategories).optional().describe('`promo` when not given.'),
  priority: z.int().min(0).max(1000).optional().describe('Lower is spent first; 50 when not given.'),
  expires_at: Instant.optional().describe('Never, when not given.'),
  reason: words(500).describe('Why: shown in the customer’s timeline.'),
  once_key: words(100).optional().describe('The same customer is given credits under the same name once only.'),
};
const GrantRequest = z.strictObject(fields).meta({ id: 'GrantRequest' });

const BatchRequest = z
  .strictObject({
    items: z
      .array(z.strictObject({ ...fields, idempotency_key: IdempotencyKey }))
      .min(1, { error: 'Give 1 to 1000 items.' })
      .max(1000, { error: 'Give 1 to 1000 items.' }),
  })
  .meta({ id: 'GrantBatchRequest' });

const GrantAnswer = z.object({ grant: z.string(), remaining: Remaining }).meta({ id: 'GrantAnswer' });

const BatchAnswer = z
  .object({ results: z.array(z.union([GrantAnswer, z.object({ problem: ItemProblem })])) })
  .meta({ id: 'GrantBatchAnswer' });

const fromGranted = ({ grant, remaining, scale }: Granted) => ({ grant, remaining: toDigits(remaining, scale) });

const toGrant = ({
  credit_type,
  category,
  priority,
  expires_at,
  once_key,
  ...same
}: z.output<typeof GrantRequest>) => ({
  ...same,
  ...given({ creditType: credit_type, category, priority, expiresAt: expires_at, onceKey: once_key }),
});

export const grantRoutes = [
  route(
    {
      id: 'grantCredits',
      method: 'POST',
      path: '/v1/grants',
      tag: 'Customers',
      scope: 'grants:write',
      keyed: 'required',
      summary: 'Give credits by hand',
      description: 'A promotion, a trial, a compensation. An open debt of the customer is paid from it first.',
      body: GrantRequest,
      answer: GrantAnswer,
      refusals: ['invalid_amount', 'amount_overflow', 'already_granted'],
      example: {
        body: {
          customer: '123456789',
          amount: '50',
          category: 'compensation',
          reason: 'The render of 20 November failed.',
        },
        answer: { grant: 'gr_0199d3a5c0de7a000b2c4d6e8f001122', remaining: '550' },
      },
    },
    async (needs, { workspace, caller, body, key }) =>
      fromGranted(await grantCredits(needs, workspace, { ...toGrant(body), key: key(), actor: caller.key })),
  ),
  route(
    {
      id: 'grantCreditsBatch',
      method: 'POST',
      path: '/v1/grants/batch',
      tag: 'Customers',
      scope: 'grants:write',
      summary: 'Give credits to many, each on their own',
      description:
        'Up to 1000 items, each with its own key; each gets its own answer, in order. Sent again after a lost answer, nobody is given twice.',
      body: BatchRequest,
      answer: BatchAnswer,
      refusals: [],
      example: {
        body: {
          items: [{ customer: '123456789', amount: '50', reason: 'Birthday.', idempotency_key: 'birthday-2026-1' }],
        },
        answer: { results: [{ grant: 'gr_0199d3a5c0de7a000b2c4d6e8f001122', remaining: '550' }] },
      },
    },
    async (needs, { workspace, caller, body }) => {
      const grants = body.items.map(({ idempotency_key: key, ...item }) => ({
        ...toGrant(item),
        key,
        actor: caller.key,
      }));
      return { results: (await grantBatch(needs, workspace, grants)).map((one) => fromItem(one, fromGranted)) };
    },
  ),
];
