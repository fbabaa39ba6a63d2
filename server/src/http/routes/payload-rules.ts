import { z } from 'zod';
import {
  getPayloadRule,
  listPayloadRules,
  longestPattern,
  matchForeignPayment,
  removePayloadRule,
  ruleCustomers,
  rulePrices,
  setPayloadRule,
  type PayloadRule,
  type PayloadRuleInput,
} from '#billing';
import { amountToWire } from '#kernel';
import { getBot } from '#telegram';
import { route } from './operation.ts';
import { Payment, paymentExample } from './payments.ts';
import { Amount, AmountTold } from './wire/amount.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { fromPayment } from './wire/payment.ts';
import { AnyId, Code, Customer, words } from './wire/text.ts';

const Price = z
  .enum(rulePrices)
  .describe("`product`: another sum than the product's price stays unmatched. `any`: whatever came is its price.");
const WhoseCustomer = z
  .enum(ruleCustomers)
  .describe(
    '`payer`: the Telegram number of the one who paid. `from_payload`: what `{customer}` in the payload names.',
  );

const looks = {
  bot: z.string().optional().describe('Only payments to this bot; to any, when not given.'),
  payload: z.string().optional(),
  subscription: z
    .boolean()
    .optional()
    .describe('`true`: only payments that repeat by themselves; `false`: only those that do not.'),
  product: z.string().optional().describe('What was bought.'),
  callback_url: z.string().optional(),
};

const RuleRequest = z
  .strictObject({
    ...looks,
    bot: AnyId.optional().describe('Only payments to this bot; to any, when not given.'),
    priority: z.int().min(0).max(1_000_000).optional().describe('The lower is tried first; 100, when not given.'),
    payload: words(longestPattern)
      .optional()
      .describe(
        'The whole payload: plain text, `*` for anything, `{customer}` for a customer; `\\` before a plain `*`.',
      ),
    amount: Amount.optional().describe('Exactly this sum.'),
    product: Code.optional().describe('What was bought; or leave it to a callback.'),
    callback_url: z
      .url({ protocol: /^https?$/, error: 'Give a web address.' })
      .max(2000)
      .optional()
      .describe('Asked what was bought, over HTTPS and signed as Standard Webhooks are.'),
    price: Price.optional(),
    customer: WhoseCustomer,
    rotate_secret: z.boolean().optional().describe('Make a new secret for the callback.'),
  })
  .meta({ id: 'PayloadRuleRequest' });

const RuleAnswer = z
  .object({
    code: z.string(),
    priority: z.int(),
    ...looks,
    amount: AmountTold.optional(),
    price: Price,
    customer: WhoseCustomer,
    changed_at: InstantTold,
  })
  .meta({ id: 'PayloadRule' });

const RuleMade = RuleAnswer.extend({
  callback_secret: z
    .string()
    .optional()
    .describe('What the questions are signed with. Shown when it was made, and never again.'),
}).meta({ id: 'PayloadRuleMade' });

const MatchRequest = z
  .strictObject({
    product: Code.optional().describe('What it was for; as the rules say now, when not given.'),
    customer: Customer.optional().describe('Who bought it; the one who paid, when not given.'),
    price: Price.optional(),
  })
  .optional()
  .meta({ id: 'MatchRequest' });

const toRule = (code: string, bot: string | undefined, body: z.output<typeof RuleRequest>): PayloadRuleInput => ({
  code,
  customer: body.customer,
  ...given({
    bot,
    priority: body.priority,
    payload: body.payload,
    amount: body.amount,
    subscription: body.subscription,
    product: body.product,
    callbackUrl: body.callback_url,
    price: body.price,
  }),
});

const fromRule = (rule: PayloadRule): z.input<typeof RuleAnswer> => ({
  code: rule.code,
  priority: rule.priority,
  price: rule.price,
  customer: rule.customer,
  changed_at: toInstant(rule.changedAt),
  ...given({
    bot: rule.bot,
    payload: rule.payload,
    amount: rule.amount && amountToWire(rule.amount),
    subscription: rule.subscription,
    product: rule.product,
    callback_url: rule.callbackUrl,
  }),
});

const tag = 'Payload rules';
const params = z.strictObject({ code: Code });
const body = { payload: 'credits_{customer}_*', product: 'pack_500', customer: 'from_payload' } as const;
const told = {
  code: 'old-packs',
  priority: 100,
  ...body,
  price: 'product' as const,
  changed_at: '2026-11-20T10:00:00.000Z',
};
const named = { code: 'old-packs' };

export const payloadRuleRoutes = [
  route(
    {
      id: 'setPayloadRule',
      method: 'PUT',
      path: '/v1/payload-rules/{code}',
      tag,
      scope: 'catalogue:write',
      summary: "Say what a bot's own invoices were for",
      description:
        'For payments whose payload we did not make. Rules are tried in the order of `priority`; the first that knows the payment decides. A rule names a product, or a `callback_url` that is asked for it. `callback_secret` is in the answer when it was made by this call.',
      body: RuleRequest,
      params,
      answer: RuleMade,
      refusals: ['invalid_amount', 'unknown_product', 'not_found', 'url_not_allowed'],
      example: { params: named, body, answer: told },
    },
    async (needs, { workspace, params: { code }, body: asked }) => {
      const bot = asked.bot === undefined ? undefined : (await getBot(needs.pool, workspace, asked.bot)).id;
      const { rule, secret } = await setPayloadRule(needs, workspace, toRule(code, bot, asked), asked.rotate_secret);
      return { ...fromRule(rule), ...given({ callback_secret: secret }) };
    },
  ),
  route(
    {
      id: 'listPayloadRules',
      method: 'GET',
      path: '/v1/payload-rules',
      tag,
      scope: 'catalogue:read',
      summary: 'Every payload rule',
      description: 'In the order in which they are tried. There are few, so they come all at once.',
      answer: z.object({ rules: z.array(RuleAnswer) }).meta({ id: 'PayloadRuleList' }),
      refusals: [],
      example: { answer: { rules: [told] } },
    },
    async (needs, { workspace }) => ({ rules: (await listPayloadRules(needs, workspace)).map(fromRule) }),
  ),
  route(
    {
      id: 'getPayloadRule',
      method: 'GET',
      path: '/v1/payload-rules/{code}',
      tag,
      scope: 'catalogue:read',
      summary: 'One payload rule',
      description: 'Without the secret of its callback, which is shown when it is made.',
      params,
      answer: RuleAnswer,
      refusals: ['not_found'],
      example: { params: named, answer: told },
    },
    async (needs, { workspace, params: { code } }) => fromRule(await getPayloadRule(needs, workspace, code)),
  ),
  route(
    {
      id: 'removePayloadRule',
      method: 'DELETE',
      path: '/v1/payload-rules/{code}',
      tag,
      scope: 'catalogue:write',
      summary: 'Take a payload rule away',
      description: 'What it has matched stays as it is. Answers the rule as it was.',
      params,
      answer: RuleAnswer,
      refusals: ['not_found'],
      example: { params: named, answer: told },
    },
    async (needs, { workspace, params: { code } }) => fromRule(await removePayloadRule(needs, workspace, code)),
  ),
  route(
    {
      id: 'matchPayment',
      method: 'POST',
      path: '/v1/payments/{id}/match',
      tag,
      scope: 'grants:write',
      keyed: 'required',
      summary: 'Match a payment that nobody here asked for',
      description:
        'Name what it was for, or send nothing to have the rules tried again. What was bought is given at once, and once. A payment that no rule knows stays `unmatched`, with the reason as its `problem`; the key is then free again.',
      body: MatchRequest,
      params: z.strictObject({ id: AnyId }),
      answer: Payment,
      refusals: ['not_found', 'payment_not_matchable'],
      example: {
        params: { id: paymentExample.id },
        body: { product: 'pack_500', customer: '123456789' },
        answer: paymentExample,
      },
    },
    async (needs, { workspace, params: { id: payment }, body: word = {}, key }) =>
      fromPayment(await matchForeignPayment(needs, workspace, { payment, key: key(), ...given(word) })),
  ),
];
