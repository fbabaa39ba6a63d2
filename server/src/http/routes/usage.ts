import { z } from 'zod';
import { check, consume, consumeBatch, noReasons, type Checked, type Consumed } from '#billing';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { fromItem, ItemProblem } from './wire/item.ts';
import { Digits, Quantity, toDigits } from './wire/quantity.ts';
import { fromNo, fromState, quotaNo, QuotaStateTold } from './wire/quota.ts';
import { Code, Customer, IdempotencyKey } from './wire/text.ts';

export const Reason = z
  .enum(noReasons)
  .meta({ id: 'NoReason', description: 'Why the answer is no: a no is an answer, not an error.' });
export const Remaining = Digits.describe('What the customer can spend now, in the credit type of the feature.');

const CheckRequest = z
  .strictObject({ customer: Customer, feature: Code, quantity: Quantity.exactOptional() })
  .meta({ id: 'CheckRequest' });

const CheckAnswer = z
  .object({
    allowed: z.boolean(),
    reason: Reason.optional(),
    remaining: Remaining,
    debt: Digits.optional().describe('Credits the customer owes; not given when none.'),
    ...quotaNo,
    quotas: z.array(QuotaStateTold).optional().describe('Every quota of the feature with a limit for this customer.'),
  })
  .meta({ id: 'CheckAnswer' });

const use = { customer: Customer, feature: Code, quantity: Quantity };
const ConsumeRequest = z.strictObject(use).meta({ id: 'ConsumeRequest' });

const ConsumeAnswer = z
  .object({
    allowed: z.boolean(),
    reason: Reason.optional(),
    remaining: Remaining,
    debt: Digits.optional().describe('Credits the customer owes; only when blocked.'),
    ...quotaNo,
    transfer: z.string().optional().describe("The transfer's number in your book; only when allowed."),
  })
  .meta({ id: 'ConsumeAnswer' });

const BatchRequest = z
  .strictObject({
    items: z
      .array(z.strictObject({ ...use, idempotency_key: IdempotencyKey }))
      .min(1, { error: 'Give 1 to 1000 items.' })
      .max(1000, { error: 'Give 1 to 1000 items.' }),
  })
  .meta({ id: 'ConsumeBatchRequest' });

const BatchAnswer = z
  .object({ results: z.array(z.union([ConsumeAnswer, z.object({ problem: ItemProblem })])) })
  .meta({ id: 'ConsumeBatchAnswer' });

const fromCheck = ({
  allowed,
  reason,
  remaining,
  debt,
  scale,
  quotas,
  ...no
}: Checked): z.input<typeof CheckAnswer> => ({
  allowed,
  remaining: toDigits(remaining, scale),
  ...given({
    reason,
    debt: debt === undefined ? undefined : toDigits(debt, scale),
    quotas: quotas?.map(fromState),
  }),
  ...fromNo(no),
});

const fromConsume = ({
  allowed,
  reason,
  remaining,
  debt,
  transfer,
  scale,
  ...no
}: Consumed): z.input<typeof ConsumeAnswer> => ({
  allowed,
  remaining: toDigits(remaining, scale),
  ...given({ reason, debt: debt === undefined ? undefined : toDigits(debt, scale), transfer }),
  ...fromNo(no),
});

const tag = 'Usage';
const scope = 'usage:write';
const example = { customer: '123456789', feature: 'image', quantity: '1' };

export const usageRoutes = [
  route(
    {
      id: 'check',
      method: 'POST',
      path: '/v1/check',
      tag,
      scope,
      summary: 'May this customer use this feature?',
      description:
        'A question: it books nothing. `quantity` is 1 when not given. Between a check and a consume others may spend; to be sure, consume or reserve.',
      body: CheckRequest,
      answer: CheckAnswer,
      refusals: ['unknown_feature', 'amount_overflow'],
      example: { body: example, answer: { allowed: true, remaining: '490' } },
    },
    async (needs, { workspace, body }) => fromCheck(await check(needs, workspace, body)),
  ),
  route(
    {
      id: 'consume',
      method: 'POST',
      path: '/v1/consume',
      tag,
      scope,
      keyed: 'required',
      summary: 'Check and debit in one step',
      description:
        'Takes the cost from the customer’s grants in burn order, or answers no and takes nothing. The same key and body is one effect and hears the same answer; a no leaves its key free.',
      body: ConsumeRequest,
      answer: ConsumeAnswer,
      refusals: ['unknown_feature', 'feature_not_metered', 'amount_overflow'],
      example: { body: example, answer: { allowed: true, remaining: '480', transfer: '1042' } },
    },
    async (needs, call) => fromConsume(await consume(needs, call.workspace, { ...call.body, key: call.key() })),
  ),
  route(
    {
      id: 'consumeBatch',
      method: 'POST',
      path: '/v1/consume/batch',
      tag,
      scope,
      summary: 'Consume many, each on its own',
      description:
        'Up to 1000 items, each with its own key; each gets its own answer, in order. A no or a refusal of one changes nothing for its neighbours.',
      body: BatchRequest,
      answer: BatchAnswer,
      refusals: [],
      example: {
        body: { items: [{ ...example, idempotency_key: 'render-1042' }] },
        answer: { results: [{ allowed: true, remaining: '470', transfer: '1043' }] },
      },
    },
    async (needs, { workspace, body }) => {
      const uses = body.items.map(({ idempotency_key, ...item }) => ({ ...item, key: idempotency_key }));
      return { results: (await consumeBatch(needs, workspace, uses)).map((one) => fromItem(one, fromConsume)) };
    },
  ),
];
