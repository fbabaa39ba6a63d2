import { z } from 'zod';
import { grantCategories } from '#billing';
import {
  listOffers,
  listRefills,
  offerStatuses,
  paces,
  setRefill,
  type Offer,
  type RefillPolicy,
  type TermsInput,
} from '#refills';
import { route } from './operation.ts';
import { fromRollOver, RollOver, RollOverTold, toRollOver } from './products.ts';
import { Duration, Seconds } from './wire/duration.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { CreditsAsked, Digits, toDigits } from './wire/quantity.ts';
import { AnyId, Code, Customer } from './wire/text.ts';

const Pace = z.enum(paces);
const Active = z.boolean().default(true).describe('False stops it; what was given stays.');

const ScheduledRequest = z
  .strictObject({
    kind: z.literal('scheduled'),
    credit_type: Code.default('credits'),
    amount: CreditsAsked,
    mode: z.enum(['add', 'fill_to']).default('add').describe('`fill_to` gives only what is missing to the amount.'),
    category: z.enum(grantCategories).default('promo'),
    expires_in: z
      .union([z.literal('period'), Duration])
      .optional()
      .describe('From the beginning of the period; `period` ends with it. Never, when not given.'),
    roll_over: RollOver.optional().describe('What is left when the next refill comes is carried over.'),
    every: Pace,
    by: z.enum(['calendar', 'anniversary']).default('calendar'),
    zone: z.string().max(64).default('UTC').describe('A time zone such as `Europe/Madrid`.'),
    to: z.enum(['all', 'entitled', 'named']).default('all'),
    feature: Code.optional().describe('With `to: entitled`: those who have access to it.'),
    customers: z.array(Customer).max(1000).optional().describe('With `to: named`.'),
    active: Active,
  })
  .meta({ id: 'ScheduledRefillRequest' });

const LowBalanceRequest = z
  .strictObject({
    kind: z.literal('low_balance'),
    credit_type: Code.default('credits'),
    threshold: CreditsAsked.describe('Below it, an offer is made: once, until the balance was at or above it again.'),
    product: Code.optional().describe('What is offered; without it only webhooks are told (`credits.low`).'),
    bot: AnyId.optional().describe('The bot that writes and sells; the only one there is, when not given.'),
    cap: z
      .strictObject({ times: z.int().min(1).max(1000), per: Pace })
      .optional()
      .describe('At most so many offers.'),
    cool_down: Duration.optional(),
    language: z.enum(['en', 'ru']).default('en').describe('For people whose language is not known.'),
    active: Active,
  })
  .meta({ id: 'LowBalanceRefillRequest' });

const RefillRequest = z.discriminatedUnion('kind', [ScheduledRequest, LowBalanceRequest]).meta({ id: 'RefillRequest' });

const RefillAnswer = z
  .object({
    code: z.string(),
    kind: z.enum(['scheduled', 'low_balance']),
    credit_type: z.string(),
    active: z.boolean(),
    amount: Digits.optional(),
    mode: z.string().optional(),
    category: z.string().optional(),
    expires_in: z.union([z.literal('period'), Seconds]).optional(),
    roll_over: RollOverTold.optional(),
    every: Pace.optional(),
    by: z.string().optional(),
    zone: z.string().optional(),
    to: z.string().optional(),
    feature: z.string().optional(),
    customers: z.array(z.string()).optional(),
    threshold: Digits.optional(),
    product: z.string().optional(),
    bot: z.string().optional(),
    cap: z.object({ times: z.int(), per: Pace }).optional(),
    cool_down: Seconds.optional(),
    language: z.string().optional(),
    created_at: InstantTold,
    changed_at: InstantTold,
  })
  .meta({ id: 'Refill' });

const OfferAnswer = z
  .object({
    id: z.string(),
    customer: z.string(),
    remaining: Digits.describe('What was left when the threshold was crossed.'),
    status: z.enum(offerStatuses),
    payment: z.string().optional(),
    problem: z.string().optional(),
    crossed_at: InstantTold,
    changed_at: InstantTold,
  })
  .meta({ id: 'RefillOffer' });

function toTerms(body: z.output<typeof RefillRequest>): TermsInput {
  const same = { creditType: body.credit_type };
  if (body.kind === 'low_balance') {
    const { kind, threshold, language, product, bot, cap, cool_down } = body;
    return { kind, ...same, threshold, language, ...given({ product, bot, cap, coolDown: cool_down }) };
  }
  const { kind, amount, mode, category, expires_in, roll_over, every, by, zone } = body;
  return {
    kind,
    ...same,
    amount,
    mode,
    category,
    schedule: { every, by, zone },
    audience: toAudience(body),
    ...given({ expiresIn: expires_in, rollOver: roll_over && toRollOver(roll_over) }),
  };
}

function toAudience({ to, feature = '', customers = [] }: z.output<typeof ScheduledRequest>) {
  if (to === 'entitled') return { to, feature };
  return to === 'named' ? { to, customers } : { to };
}

const fromPolicy = ({ code, terms, active, scale, createdAt, changedAt }: RefillPolicy) => ({
  code,
  kind: terms.kind,
  credit_type: terms.creditType,
  active,
  ...(terms.kind === 'scheduled' ? fromScheduled(terms, scale) : fromLow(terms, scale)),
  created_at: toInstant(createdAt),
  changed_at: toInstant(changedAt),
});

type Of<K> = Extract<RefillPolicy['terms'], { kind: K }>;

const fromScheduled = (terms: Of<'scheduled'>, scale?: number) => ({
  amount: toDigits(terms.amount, scale),
  mode: terms.mode,
  category: terms.category,
  ...terms.schedule,
  to: terms.audience.to,
  ...(terms.audience.to === 'entitled' && { feature: terms.audience.feature }),
  ...(terms.audience.to === 'named' && { customers: [...terms.audience.customers] }),
  ...given({ expires_in: terms.expiresIn, roll_over: terms.rollOver && fromRollOver(terms.rollOver, scale) }),
});

const fromLow = ({ threshold, language, product, bot, cap, coolDown }: Of<'low_balance'>, scale?: number) => ({
  threshold: toDigits(threshold, scale),
  language,
  ...given({ product, bot, cap, cool_down: coolDown }),
});

const fromOffer = (offer: Offer, scale: number) => ({
  id: offer.id,
  customer: offer.customer,
  remaining: toDigits(offer.units, scale),
  status: offer.status,
  crossed_at: toInstant(offer.crossedAt),
  changed_at: toInstant(offer.changedAt),
  ...given({ payment: offer.payment, problem: offer.problem }),
});

const tag = 'Refills';
const params = z.strictObject({ code: Code });
const low = {
  kind: 'low_balance',
  credit_type: 'credits',
  threshold: '20',
  cap: { times: 3, per: 'day' },
  language: 'en',
};
const instants = { created_at: '2026-11-20T10:00:00.000Z', changed_at: '2026-11-20T10:00:00.000Z' };
const told = { code: 'low', ...low, active: true, ...instants };

export const refillRoutes = [
  route(
    {
      id: 'setRefill',
      method: 'PUT',
      path: '/v1/refills/{code}',
      tag,
      scope: 'catalogue:write',
      summary: 'Define credits that come by themselves, or an offer when they run low',
      description:
        'Scheduled: credits for each day, week or month, once per customer and period; the period that runs comes at once. Low balance: once per fall below the threshold the bot sends an invoice. Telegram takes no Stars without the person, so nothing is ever charged by itself.',
      body: RefillRequest,
      params,
      answer: RefillAnswer,
      refusals: ['invalid_amount', 'unknown_feature', 'unknown_product'],
      example: { params: { code: 'low' }, body: low, answer: told },
    },
    async (needs, { workspace, params: { code }, body }) =>
      fromPolicy(await setRefill(needs, workspace, { code, terms: toTerms(body), active: body.active })),
  ),
  route(
    {
      id: 'listRefills',
      method: 'GET',
      path: '/v1/refills',
      tag,
      scope: 'catalogue:read',
      summary: 'Every refill',
      description: 'By code.',
      answer: z.object({ refills: z.array(RefillAnswer) }).meta({ id: 'RefillList' }),
      refusals: [],
      example: { answer: { refills: [told] } },
    },
    async (needs, { workspace }) => ({ refills: (await listRefills(needs, workspace)).map(fromPolicy) }),
  ),
  route(
    {
      id: 'listRefillOffers',
      method: 'GET',
      path: '/v1/refills/{code}/offers',
      tag,
      scope: 'customers:read',
      summary: 'The latest offers of a low-balance refill',
      description: 'Each with what became of it: sent, blocked by the person, skipped by the cap. At most 200.',
      params,
      answer: z.object({ offers: z.array(OfferAnswer) }).meta({ id: 'RefillOfferList' }),
      refusals: ['not_found'],
      example: { params: { code: 'low' }, answer: { offers: [] } },
    },
    async (needs, { workspace, params: { code } }) => {
      const { offers, scale } = await listOffers(needs, workspace, code);
      return { offers: offers.map((offer) => fromOffer(offer, scale)) };
    },
  ),
];
