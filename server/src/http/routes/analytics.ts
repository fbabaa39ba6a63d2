import { z } from 'zod';
import { readScales } from '#billing';
import { intervals, readSeries, summarise, type CreditFigures, type MoneyFigures } from '#analytics';
import { route } from './operation.ts';
import { Amounts, creditTypeOf, period, Share, toAmounts, told, Zone } from './wire/figures.ts';
import { AmountTold } from './wire/amount.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { Digits, toDigits } from './wire/quantity.ts';

const Count = z.int().min(0);

const Money = z
  .object({
    gross: AmountTold,
    refunded: AmountTold,
    net: AmountTold,
    payments: Count,
    refunds: Count,
    refund_rate: Share,
    payers: Count,
    per_customer: AmountTold.describe('ARPU: net per active customer, rounded down.'),
    per_payer: AmountTold.describe('ARPPU: net per payer, rounded down.'),
  })
  .meta({ id: 'MoneyFigures' });

const Credits = z
  .object({
    credit_type: z.string(),
    sold: Digits,
    given: Digits,
    used: Digits,
    expired: Digits,
    revoked: Digits,
    outstanding: Digits.describe('What customers can still use at the end of the period.'),
    outstanding_paid: Digits.describe('The part of it that was paid for.'),
    liability: Amounts.describe('That part at the price it was bought for, rounded down.'),
  })
  .meta({ id: 'CreditFigures' });

const fromMoney = (one: MoneyFigures) => ({
  gross: told(one.asset, one.gross),
  refunded: told(one.asset, one.refunded),
  net: told(one.asset, one.net),
  payments: one.payments,
  refunds: one.refunds,
  refund_rate: one.refundRate,
  payers: one.payers,
  per_customer: told(one.asset, one.perCustomer),
  per_payer: told(one.asset, one.perPayer),
});

const fromCredits = (one: CreditFigures, scale: number) => ({
  credit_type: creditTypeOf(one.asset),
  sold: toDigits(one.sold, scale),
  given: toDigits(one.given, scale),
  used: toDigits(one.used, scale),
  expired: toDigits(one.expired, scale),
  revoked: toDigits(one.revoked, scale),
  outstanding: toDigits(one.outstanding, scale),
  outstanding_paid: toDigits(one.outstandingPaid, scale),
  liability: toAmounts(one.liability),
});

const tag = 'Analytics';
const scope = 'analytics:read';
const refusals = [] as const;
const dates = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
export const analyticsRoutes = [
  route(
    {
      id: 'analyticsSummary',
      method: 'GET',
      path: '/v1/analytics/summary',
      tag,
      scope,
      summary: 'The figures of a period',
      description: 'Money in and back, credits sold, used, expired and outstanding, active and paying customers.',
      query: z.strictObject(period),
      answer: z
        .object({ money: z.array(Money), credits: z.array(Credits), active_customers: Count, paying_share: Share })
        .meta({ id: 'AnalyticsSummary' }),
      refusals,
      example: {
        query: dates,
        answer: { money: [], credits: [], active_customers: 4, paying_share: '0.75' },
      },
    },
    async (needs, { workspace, query }) => {
      const found = await summarise(needs, workspace, query);
      const scaleOf = await readScales(needs.pool, workspace);
      return {
        money: found.money.map(fromMoney),
        credits: found.credits.map((one) => fromCredits(one, scaleOf(creditTypeOf(one.asset)))),
        active_customers: found.activeCustomers,
        paying_share: found.payingShare,
      };
    },
  ),
  route(
    {
      id: 'analyticsSeries',
      method: 'GET',
      path: '/v1/analytics/series',
      tag,
      scope,
      summary: 'The figures of a period, step by step',
      description: 'For charts. Steps without anything are there as well; a step may begin before the period does.',
      query: z.strictObject({ ...period, interval: z.enum(intervals), zone: Zone.exactOptional() }),
      answer: z
        .object({
          steps: z.array(
            z.object({
              from: InstantTold,
              money: z.array(z.object({ gross: AmountTold, refunded: AmountTold, payers: Count })),
              credits: z.array(
                z.object({
                  credit_type: z.string(),
                  kind: z.enum(['sold', 'given', 'used', 'expired', 'revoked']),
                  amount: Digits,
                }),
              ),
            }),
          ),
        })
        .meta({ id: 'AnalyticsSeries' }),
      refusals,
      example: { query: { ...dates, interval: 'day', zone: 'Europe/Berlin' }, answer: { steps: [] } },
    },
    async (needs, { workspace, query }) => {
      const steps = await readSeries(needs, workspace, query);
      const scaleOf = await readScales(needs.pool, workspace);
      return {
        steps: steps.map((step) => ({
          from: toInstant(step.from),
          money: step.money.map(({ asset, gross, refunded, payers }) => ({
            gross: told(asset, gross),
            refunded: told(asset, refunded),
            payers,
          })),
          credits: step.credits.map(({ asset, kind, units }) => ({
            credit_type: creditTypeOf(asset),
            kind: kind as 'sold',
            amount: toDigits(units, scaleOf(creditTypeOf(asset))),
          })),
        })),
      };
    },
  ),
];
