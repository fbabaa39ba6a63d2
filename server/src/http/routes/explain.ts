import { z } from 'zod';
import { explain, readScales, summarise, type LotTaken, type Scales, type Summary, type TimelineEntry } from '#billing';
import { Credits, Entitlement, GrantState } from './customers.ts';
import { subscriptionsOfCustomer } from '#subscriptions';
import { route } from './operation.ts';
import { fromSubscription, Subscription } from './wire/subscription.ts';
import { Reason } from './usage.ts';
import { fromCredits, fromEntitlement, fromGrant, fromTimeline } from './wire/customer.ts';
import { given } from './wire/given.ts';
import { Instant, InstantTold, toInstant } from './wire/instant.ts';
import { Digits, Quantity, toDigits } from './wire/quantity.ts';
import { fromNo, quotaNo } from './wire/quota.ts';
import { Code, Customer } from './wire/text.ts';
import { Entry } from './wire/timeline.ts';

const params = z.strictObject({ customer: Customer });
const tag = 'Customers';
const scope = 'customers:read';
const now = '2026-11-20T10:00:00.000Z';
const credits = { credit_type: 'credits', available: '490', reserved: '0', debt: '0' };

const Explanation = z
  .object({
    customer: z.string(),
    feature: z.string(),
    quantity: Digits,
    at: InstantTold,
    allowed: z.boolean(),
    rule: z
      .enum(['block', 'quota', 'entitlement', 'credits'])
      .describe('Which rule decided: the first that had something to say.'),
    reason: Reason.optional(),
    ...quotaNo,
    credit_type: z.string().optional(),
    cost: Digits.optional().describe('What the use costs without an entitlement, by the terms of today.'),
    lots: z
      .array(GrantState.extend({ takes: Digits.describe('What this use would have taken from the lot.') }))
      .describe('Lots that could be spent, in the order in which they are burnt.'),
    entitlements: z.array(Entitlement),
    credits: z.array(Credits),
    blocks: z
      .array(z.object({ credit_type: z.string(), payment: z.string(), since: InstantTold }))
      .describe('Debts of refunds that refused everything.'),
  })
  .meta({ id: 'Explanation' });

const SummaryAnswer = z
  .object({
    customer: z.string(),
    as_of: InstantTold,
    credits: z.array(
      Credits.extend({ next_expiry: z.object({ at: InstantTold, amount: Digits }).optional() }).meta({
        id: 'CreditSummary',
      }),
    ),
    entitlements: z.array(Entitlement),
    subscriptions: z.array(Subscription).describe('Those that were paid at least once, newest first.'),
    blocked: z.boolean().describe('A refund left a debt, and everything is refused until it is settled.'),
    entries: z
      .array(
        z.object({
          key: z.string().describe('The sentence to show, such as `timeline.use`.'),
          entry: Entry.describe('What goes into the sentence.'),
        }),
      )
      .describe('The last ten things that happened, newest first.'),
  })
  .meta({ id: 'CustomerSummary' });

const fromTaken = ({ takes, ...lot }: LotTaken, scale: number) => ({
  ...fromGrant(lot, scale),
  takes: toDigits(takes, scale),
});

/** One sentence per kind; of what can go two ways, one for each. What an operator wrote is not for the customer. */
function sentenceOf(entry: TimelineEntry, scales: Scales) {
  const kept = entry.kind === 'use' && entry.lots.some((move) => move.grant === undefined) ? 'use_free' : entry.kind;
  const { reason: _reason, actor: _actor, details: _details, ...shown } = entry;
  return { key: `timeline.${kept}`, entry: fromTimeline(shown, scales) };
}

const fromSummary = ({ customer, asOf, entitlements, blocked, entries, ...summary }: Summary, scales: Scales) => ({
  customer,
  as_of: toInstant(asOf),
  credits: summary.credits.map(({ nextExpiry, ...one }) => ({
    ...fromCredits(one, scales),
    ...given({
      next_expiry: nextExpiry && {
        at: toInstant(nextExpiry.at),
        amount: toDigits(nextExpiry.amount, scales(one.creditType)),
      },
    }),
  })),
  entitlements: entitlements.map(fromEntitlement),
  blocked,
  entries: entries.map((entry) => sentenceOf(entry, scales)),
});

export const explainRoutes = [
  route(
    {
      id: 'explainUse',
      method: 'GET',
      path: '/v1/customers/{customer}/explain',
      tag,
      scope,
      summary: 'Why was it allowed, or not?',
      description:
        'Whether the customer could have used the feature at an instant, by the rules of `check`: which rule decided, the lots in the order they would have been burnt, entitlements, debts and blocks.',
      params,
      query: z.strictObject({
        feature: Code,
        quantity: Quantity.exactOptional(),
        at: Instant.exactOptional().describe('Now, when not given.'),
      }),
      answer: Explanation,
      refusals: ['unknown_feature'],
      example: {
        params: { customer: '123456789' },
        query: { feature: 'image' },
        answer: {
          customer: '123456789',
          feature: 'image',
          quantity: '1',
          at: now,
          allowed: true,
          rule: 'credits',
          credit_type: 'credits',
          cost: '10',
          lots: [],
          entitlements: [],
          credits: [credits],
          blocks: [],
        },
      },
    },
    async (needs, { workspace, params: { customer }, query }) => {
      const told = await explain(needs, workspace, { customer, ...query });
      const scales = await readScales(needs.pool, workspace);
      const scale = scales(told.creditType);
      return {
        customer,
        feature: told.feature,
        quantity: toDigits(told.quantity),
        at: toInstant(told.at),
        allowed: told.allowed,
        rule: told.rule,
        ...given({
          reason: told.reason,
          ...fromNo(told),
          credit_type: told.creditType,
          cost: told.cost === undefined ? undefined : toDigits(told.cost, scale),
        }),
        lots: told.lots.map((lot) => fromTaken(lot, scale)),
        entitlements: told.entitlements.map(fromEntitlement),
        credits: told.credits.map((one) => fromCredits(one, scales)),
        blocks: told.blocks.map(({ creditType, payment, since }) => ({
          credit_type: creditType,
          payment,
          since: toInstant(since),
        })),
      };
    },
  ),
  route(
    {
      id: 'customerSummary',
      method: 'GET',
      path: '/v1/customers/{customer}/summary',
      tag,
      scope,
      summary: 'What a customer’s own page shows',
      description:
        'Balances with the next expiry, access until when, and the last ten entries, each with the key of its sentence. What support wrote is left out.',
      params,
      query: z.strictObject({ as_of: Instant.exactOptional() }),
      answer: SummaryAnswer,
      refusals: [],
      example: {
        params: { customer: '123456789' },
        answer: {
          customer: '123456789',
          as_of: now,
          credits: [credits],
          entitlements: [],
          subscriptions: [],
          blocked: false,
          entries: [],
        },
      },
    },
    async (needs, { workspace, params: { customer }, query }) => {
      const summary = await summarise(needs, workspace, customer, query.as_of);
      const subscriptions = await subscriptionsOfCustomer(needs, workspace, customer, summary.asOf);
      const told = fromSummary(summary, await readScales(needs.pool, workspace));
      return { ...told, subscriptions: subscriptions.map(fromSubscription) };
    },
  ),
];
