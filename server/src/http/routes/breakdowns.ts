import { z } from 'zod';
import { readScales } from '#billing';
import { compareFeatures, compareProducts, rankCustomers, readCohorts } from '#analytics';
import { route } from './operation.ts';
import { AmountTold } from './wire/amount.ts';
import { Amounts, creditTypeOf, period, Share, toAmounts, told, Zone } from './wire/figures.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { pageQuery } from './wire/page.ts';
import { Digits, toDigits } from './wire/quantity.ts';

const Count = z.int().min(0);
const money = { gross: AmountTold, refunded: AmountTold, net: AmountTold };

const tag = 'Analytics';
const scope = 'analytics:read';
const refusals = [] as const;
const dates = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };
const xtr = (amount: string) => ({ asset: 'XTR', amount });
const sums = { gross: xtr('1250'), refunded: xtr('250'), net: xtr('1000') };

export const breakdownRoutes = [
  route(
    {
      id: 'analyticsProducts',
      method: 'GET',
      path: '/v1/analytics/products',
      tag,
      scope,
      summary: 'Revenue by product',
      description: 'Largest first. Money that was paid for nothing known has no product.',
      query: z.strictObject(period),
      answer: z
        .object({
          products: z.array(
            z.object({
              product: z.string().optional(),
              ...money,
              payments: Count,
              refunds: Count,
              refund_rate: Share,
              payers: Count,
            }),
          ),
        })
        .meta({ id: 'AnalyticsProducts' }),
      refusals,
      example: {
        query: dates,
        answer: {
          products: [{ product: 'pack_500', ...sums, payments: 5, refunds: 1, refund_rate: '0.2', payers: 4 }],
        },
      },
    },
    async (needs, { workspace, query }) => {
      const products = await compareProducts(needs, workspace, query);
      return {
        products: products.map(({ product, asset, gross, refunded, net, refundRate, ...counts }) => ({
          ...given({ product: product ?? undefined }),
          gross: told(asset, gross),
          refunded: told(asset, refunded),
          net: told(asset, net),
          refund_rate: refundRate,
          ...counts,
        })),
      };
    },
  ),
  route(
    {
      id: 'analyticsFeatures',
      method: 'GET',
      path: '/v1/analytics/features',
      tag,
      scope,
      summary: 'Use, revenue, cost and margin by feature',
      description:
        'Revenue is what the used credits were bought for; cost is units × the unit cost you said; Stars count in the asset of the cost at the value of a Star you said. Use under a pass earns nothing here: the pass is in the figures of its product.',
      query: z.strictObject(period),
      answer: z
        .object({
          features: z.array(
            z.object({
              feature: z.string(),
              customers: Count,
              uses: Count,
              quantity: Digits,
              credit_type: z.string(),
              credits: Digits,
              revenue: Amounts,
              costs: Amounts,
              margins: z.array(z.object({ revenue: AmountTold, cost: AmountTold, margin: AmountTold })),
            }),
          ),
        })
        .meta({ id: 'AnalyticsFeatures' }),
      refusals,
      example: { query: dates, answer: { features: [] } },
    },
    async (needs, { workspace, query }) => {
      const features = await compareFeatures(needs, workspace, query);
      const scaleOf = await readScales(needs.pool, workspace);
      return {
        features: features.map(({ creditAsset, quantity, credits, revenue, costs, margins, ...rest }) => ({
          ...rest,
          quantity: toDigits(quantity),
          credit_type: creditTypeOf(creditAsset),
          credits: toDigits(credits, scaleOf(creditTypeOf(creditAsset))),
          revenue: toAmounts(revenue),
          costs: toAmounts(costs),
          margins: margins.map((one) => ({
            revenue: told(one.revenue.asset, one.revenue.units),
            cost: told(one.cost.asset, one.cost.units),
            margin: told(one.margin.asset, one.margin.units),
          })),
        })),
      };
    },
  ),
  route(
    {
      id: 'analyticsCohorts',
      method: 'GET',
      path: '/v1/analytics/cohorts',
      tag,
      scope,
      summary: 'How customers stay, by the month of their first payment',
      description: 'Month 0 is the month of the first payment. Net is in Stars.',
      query: z.strictObject({ ...period, zone: Zone.exactOptional() }),
      answer: z
        .object({
          cohorts: z.array(
            z.object({
              month: InstantTold,
              customers: Count,
              months: z.array(z.object({ month: Count, active: Count, paying: Count, net: AmountTold })),
            }),
          ),
        })
        .meta({ id: 'AnalyticsCohorts' }),
      refusals,
      example: { query: dates, answer: { cohorts: [] } },
    },
    async (needs, { workspace, query }) => {
      const cohorts = await readCohorts(needs, workspace, query);
      return {
        cohorts: cohorts.map(({ month, customers, months }) => ({
          month: toInstant(month),
          customers,
          months: months.map(({ net, ...one }) => ({ ...one, net: told('XTR', net) })),
        })),
      };
    },
  ),
  route(
    {
      id: 'analyticsCustomers',
      method: 'GET',
      path: '/v1/analytics/customers',
      tag,
      scope,
      summary: 'The customers who brought most',
      description: 'By what they paid, less what went back to them.',
      query: z.strictObject({ ...period, limit: pageQuery.limit }),
      answer: z
        .object({ customers: z.array(z.object({ customer: z.string(), ...money, payments: Count })) })
        .meta({ id: 'AnalyticsCustomers' }),
      refusals,
      example: { query: dates, answer: { customers: [{ customer: '123456789', ...sums, payments: 5 }] } },
    },
    async (needs, { workspace, query }) => {
      const customers = await rankCustomers(needs, workspace, query);
      return {
        customers: customers.map(({ customer, asset, gross, refunded, net, payments }) => ({
          customer,
          gross: told(asset, gross),
          refunded: told(asset, refunded),
          net: told(asset, net),
          payments,
        })),
      };
    },
  ),
];
