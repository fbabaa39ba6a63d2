import { z } from 'zod';
import {
  changeKinds,
  constantsHistory,
  listChanges,
  previewPrices,
  readConstants,
  readMarkups,
  readWholesale,
  setConstants,
  setDiscount,
  setMarkup,
} from '#catalogue';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { AmountTold } from './wire/amount.ts';
import { User } from './wire/asset.ts';
import { given } from './wire/given.ts';
import { InstantTold } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import {
  ConstantsAsked,
  ConstantsTold,
  DiscountAsked,
  fromChange,
  fromConstants,
  fromMarkup,
  fromPreview,
  fromWholesale,
  MarkupAsked,
  MarkupTold,
  PreviewAsked,
  toConstants,
  toDiscount,
  toMarkup,
  toPriceChange,
  WholesaleTold,
} from './wire/pricing.ts';
import { words } from './wire/text.ts';

const tag = 'Panel';
const write = 'panel:write';
const read = 'panel:read';
const at = '2026-11-20T10:00:00.000Z';
const usd = (amount: string) => ({ asset: 'USD', amount });
const constants = { version: 1, fee_basis_points: 2500, usd_per_star: usd('0.02'), by: 'key:key_01', at };
const raised = { ...constants, version: 2, usd_per_star: usd('0.022') };
const markup = { scope: 'category' as const, category: 'members', basis_points: 3000, step: usd('0.01') };
const wholesale = { user: 'reseller-1', basis_points: 500, rates: [{ service: 13, rate: usd('8.9') }] };

const Pricing = z
  .object({
    constants: ConstantsTold,
    history: z.array(ConstantsTold).describe('What they were, newest first; the last hundred.'),
    markups: z.array(MarkupTold),
    wholesale: WholesaleTold.optional().describe('What the `user` asked for pays less.'),
  })
  .meta({ id: 'PanelPricing' });

const Preview = z
  .object({
    prices: z.array(
      z.object({
        service: z.int(),
        name: z.string(),
        is_enabled: z.boolean(),
        before: AmountTold,
        after: AmountTold,
      }),
    ),
  })
  .meta({ id: 'PanelPricePreview' });

const Changes = z
  .object({
    changes: z.array(
      z.object({
        n: z.string(),
        at: InstantTold,
        by: z.string(),
        what: z.enum(changeKinds),
        subject: z.string().describe('The number of the service, the user, or what else it is about.'),
        before: z.unknown().optional(),
        after: z.unknown().optional(),
      }),
    ),
    cursor: NextCursor,
  })
  .meta({ id: 'PanelChangeList' });

export const panelPricingRoutes = [
  route(
    {
      id: 'getPanelPricing',
      method: 'GET',
      path: '/v1/panel/pricing',
      tag,
      scope: read,
      summary: 'What prices follow from',
      description: 'Constants of the formula with their history, mark-ups on panels, and what one reseller pays less.',
      query: z.strictObject({ user: User.exactOptional() }),
      answer: Pricing,
      refusals: [],
      example: {
        query: { user: 'reseller-1' },
        answer: { constants, history: [constants], markups: [markup], wholesale },
      },
    },
    async ({ pool }, { workspace, query: { user } }) => ({
      constants: fromConstants(await readConstants(pool, workspace)),
      history: (await constantsHistory(pool, workspace)).map(fromConstants),
      markups: (await readMarkups(pool, workspace)).map(fromMarkup),
      ...(user !== undefined && { wholesale: fromWholesale(await readWholesale(pool, workspace, user)) }),
    }),
  ),
  route(
    {
      id: 'setPanelConstants',
      method: 'PUT',
      path: '/v1/panel/pricing/constants',
      tag,
      scope: write,
      summary: 'Set what the public formula is made of',
      description: 'Prices by formula change at once; what was ordered keeps its price. What is not given stays.',
      body: ConstantsAsked,
      answer: ConstantsTold,
      refusals: ['not_found', 'wrong_asset', 'invalid_amount'],
      example: { body: { usd_per_star: usd('0.022') }, answer: raised },
    },
    async (needs, call) =>
      fromConstants(await setConstants(needs, call.workspace, toConstants(call.body), doneBy(call))),
  ),
  route(
    {
      id: 'setPanelMarkup',
      method: 'PUT',
      path: '/v1/panel/pricing/markups',
      tag,
      scope: write,
      summary: 'Set what is put on the cost of services at panels',
      description:
        'The most specific one wins: customer, service, category, all. Prices are rounded up to a multiple of `step`, 0.000001 USD when not given. Without `basis_points` it is taken away.',
      body: MarkupAsked,
      answer: z.object({ markups: z.array(MarkupTold) }).meta({ id: 'PanelMarkupList' }),
      refusals: ['not_found', 'service_unknown', 'wrong_asset', 'invalid_amount', 'price_below_cost', 'above_limit'],
      example: { body: markup, answer: { markups: [markup] } },
    },
    async (needs, call) => ({
      markups: (await setMarkup(needs, call.workspace, toMarkup(call.body), doneBy(call))).map(fromMarkup),
    }),
  ),
  route(
    {
      id: 'setPanelDiscount',
      method: 'PUT',
      path: '/v1/panel/pricing/discounts',
      tag,
      scope: write,
      summary: 'Set what one reseller pays less',
      description:
        'Basis points of every price, or with `service` a price of their own, which then counts alone; without `rate` it is taken away. Never under cost.',
      body: DiscountAsked,
      answer: WholesaleTold,
      refusals: ['not_found', 'service_unknown', 'wrong_asset', 'invalid_amount', 'price_below_cost', 'above_limit'],
      example: { body: { user: 'reseller-1', service: 13, rate: usd('8.9') }, answer: wholesale },
    },
    async (needs, call) => fromWholesale(await setDiscount(needs, call.workspace, toDiscount(call.body), doneBy(call))),
  ),
  route(
    {
      id: 'previewPanelPrices',
      method: 'POST',
      path: '/v1/panel/pricing/preview',
      tag,
      scope: read,
      summary: 'See what a change would do to every price',
      description: 'Nothing is changed. Give one change; a refusal is the one the change itself would get.',
      body: PreviewAsked,
      answer: Preview,
      refusals: ['service_unknown', 'wrong_asset', 'invalid_amount', 'price_below_cost'],
      example: {
        body: { constants: { usd_per_star: usd('0.022') } },
        answer: {
          prices: [
            { service: 1, name: 'Channel or group members', is_enabled: true, before: usd('25'), after: usd('27.5') },
          ],
        },
      },
    },
    async ({ pool }, { workspace, body }) => ({
      prices: (await previewPrices(pool, workspace, toPriceChange(body))).map(fromPreview),
    }),
  ),
  route(
    {
      id: 'listPanelChanges',
      method: 'GET',
      path: '/v1/panel/pricing/changes',
      tag,
      scope: read,
      summary: 'Who changed what in the catalogue, newest first',
      description: 'From what to what: services, switches, costs, constants, mark-ups, discounts, categories.',
      query: z.strictObject({
        what: z.enum(changeKinds).exactOptional(),
        subject: words(140).exactOptional(),
        ...pageQuery,
      }),
      answer: Changes,
      refusals: [],
      example: {
        query: { what: 'constants' },
        answer: {
          changes: [
            {
              n: '2',
              at,
              by: 'key:key_01',
              what: 'constants',
              subject: '',
              before: { fee_basis_points: 2500, usd_per_star: usd('0.02') },
              after: { fee_basis_points: 2500, usd_per_star: usd('0.022') },
            },
          ],
        },
      },
    },
    async ({ pool }, { workspace, query }) => {
      const { changes, cursor } = await listChanges(pool, workspace, query);
      return { changes: changes.map(fromChange), ...given({ cursor }) };
    },
  ),
];
