import { z } from 'zod';
import { changeKinds, listPriceChanges, listPriceRules, previewPrices, priceNow, setPriceRule } from '#quotes';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { AmountTold } from './wire/amount.ts';
import { User } from './wire/asset.ts';
import { given } from './wire/given.ts';
import { InstantTold } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import {
  fromPrice,
  fromPriceChange,
  fromPricePreview,
  fromRule,
  PriceTold,
  RuleAsked,
  RuleTold,
  StarsQuery,
  toRule,
} from './wire/store-prices.ts';
import { words } from './wire/text.ts';

const tag = 'Store';
const write = 'store:write';
const read = 'store:read';
const usd = (amount: string) => ({ asset: 'USD', amount });

const starPackage = { stars: 500, names: { en: 'Standard', ru: 'Стандартный' }, is_on: true };
const rule = { currency: 'USD', basis_points: 900, fixed: usd('0'), step: usd('0.01'), may_lose: false };
const ofPackage = { currency: 'USD', stars: 500, price: usd('9'), may_lose: false };
const byTon = {
  method: 'ton',
  amount: { asset: 'TON', amount: '3.75' },
  price: usd('9'),
  fee: usd('0.05'),
  surcharge: usd('0'),
  rate: '2.4',
};
const now = { stars: 500, price: usd('9'), cost: usd('8.25'), max_cost: usd('9'), methods: [byTon] };

const Rules = z
  .object({ rules: z.array(RuleTold).describe('The most specific one wins: both, reseller, package, neither.') })
  .meta({ id: 'StoreRuleList' });
const Preview = z
  .object({
    prices: z.array(
      z.object({
        stars: z.int(),
        cost: AmountTold,
        before: AmountTold,
        after: AmountTold,
        margin_after: z.int().describe('What is kept of the price afterwards, in basis points, before payment fees.'),
      }),
    ),
  })
  .meta({ id: 'StorePricePreview' });
const Changes = z
  .object({
    changes: z.array(
      z.object({
        n: z.string(),
        at: InstantTold,
        by: z.string(),
        what: z.enum(changeKinds),
        subject: z.string().describe('The Stars of the package, the scope of the rule, or the code of the method.'),
        before: z.unknown().optional(),
        after: z.unknown().optional(),
      }),
    ),
    cursor: NextCursor,
  })
  .meta({ id: 'StorePriceChangeList' });

export const storePriceRoutes = [
  route(
    {
      id: 'getStorePrice',
      method: 'GET',
      path: '/v1/store/prices/now',
      tag,
      scope: read,
      summary: 'What so many Stars come to now',
      description: 'By every way of paying that can be priced. Binds nobody: a quote does.',
      query: z.strictObject({ stars: StarsQuery, reseller: User.exactOptional() }),
      answer: PriceTold,
      refusals: ['stars_too_few', 'stars_too_many', 'supplier_unavailable', 'amount_overflow'],
      example: { query: { stars: 500 }, answer: now },
    },
    async (needs, { workspace, query }) => fromPrice(await priceNow(needs, workspace, query)),
  ),
  route(
    {
      id: 'listStoreRules',
      method: 'GET',
      path: '/v1/store/prices/rules',
      tag,
      scope: read,
      summary: 'How prices come about',
      description: 'Where no rule fits, it is the cost of the cheapest supplier and a tenth, rounded up to the cent.',
      answer: Rules,
      refusals: [],
      example: { answer: { rules: [rule, ofPackage] } },
    },
    async ({ pool }, { workspace }) => ({ rules: (await listPriceRules(pool, workspace)).map(fromRule) }),
  ),
  route(
    {
      id: 'setStoreRule',
      method: 'PUT',
      path: '/v1/store/prices/rules',
      tag,
      scope: write,
      summary: 'Set how prices come about: a margin or a fixed price',
      description:
        'In the currency of the store, or in another one for the methods that are paid in it. A price is never under the cost of the moment, unless `may_lose` says so. Without `price` and `basis_points` the rule is taken away.',
      body: RuleAsked,
      answer: Rules,
      refusals: ['wrong_asset', 'invalid_amount', 'price_below_cost', 'above_limit'],
      example: { body: { currency: 'USD', stars: 500, price: usd('9') }, answer: { rules: [rule, ofPackage] } },
    },
    async (needs, call) => ({
      rules: (await setPriceRule(needs, call.workspace, toRule(call.body), doneBy(call))).map(fromRule),
    }),
  ),
  route(
    {
      id: 'previewStorePrices',
      method: 'POST',
      path: '/v1/store/prices/preview',
      tag,
      scope: read,
      summary: 'See what a rule would do to the price of every package',
      description: 'Nothing is changed. A refusal is the one the change itself would get.',
      body: RuleAsked,
      answer: Preview,
      refusals: ['wrong_asset', 'invalid_amount', 'price_below_cost', 'supplier_unavailable', 'amount_overflow'],
      example: {
        body: { currency: 'USD', basis_points: 1200 },
        answer: {
          prices: [{ stars: 500, cost: usd('8.25'), before: usd('9'), after: usd('9.24'), margin_after: 1071 }],
        },
      },
    },
    async (needs, { workspace, body }) => ({
      prices: (await previewPrices(needs, workspace, toRule(body))).map(fromPricePreview),
    }),
  ),
  route(
    {
      id: 'listStorePriceChanges',
      method: 'GET',
      path: '/v1/store/prices/changes',
      tag,
      scope: read,
      summary: 'Who changed what in prices, packages and methods, newest first',
      description: 'From what to what.',
      query: z.strictObject({
        what: z.enum(changeKinds).exactOptional(),
        subject: words(140).exactOptional(),
        ...pageQuery,
      }),
      answer: Changes,
      refusals: [],
      example: {
        query: { what: 'package' },
        answer: {
          changes: [
            {
              n: '1',
              at: '2026-11-20T10:00:00.000Z',
              by: 'key:key_01',
              what: 'package',
              subject: '500',
              before: starPackage,
              after: { ...starPackage, is_on: false },
            },
          ],
        },
      },
    },
    async ({ pool }, { workspace, query }) => {
      const { changes, cursor } = await listPriceChanges(pool, workspace, query);
      return { changes: changes.map(fromPriceChange), ...given({ cursor }) };
    },
  ),
];
