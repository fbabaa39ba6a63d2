import { z } from 'zod';
import { acceptCost, importOffers, listOffers, listSources, setSources } from '#upstream';
import { amountToWire } from '#kernel';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { AmountTold } from './wire/amount.ts';
import { CategoryCode, ServiceNumberText } from './wire/catalogue.ts';
import { given } from './wire/given.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { fromOffer, fromSource, OfferTold, SourceTold } from './wire/provider.ts';
import { AnyId, words } from './wire/text.ts';

const tag = 'Panel';
const read = 'panel:read';
const write = 'panel:write';
const params = z.strictObject({ provider: AnyId });
const provider = 'prv_0199d3a5c0de7a000b2c4d6e8f001122';
const offer = {
  offer: '4711',
  name: 'Telegram members',
  type: 'Default',
  category: 'Telegram',
  rate: { asset: 'USD', amount: '0.9' },
  min: 10,
  max: 10_000,
  dripfeed: false,
  refill: true,
  cancel: true,
  is_there: true,
  seen_at: '2026-11-20T10:00:00.000Z',
};
const Sources = z.object({ sources: z.array(SourceTold) }).meta({ id: 'PanelSourceList' });
const source = { provider, offer: '4711', rank: 1 };
const ofService = z.strictObject({ service: ServiceNumberText });

export const panelSourceRoutes = [
  route(
    {
      id: 'listPanelOffers',
      method: 'GET',
      path: '/v1/panel/providers/{provider}/offers',
      tag,
      scope: read,
      summary: 'What a panel offers',
      description: 'As it was last read, in the order of its ids. `words` are looked for in names and categories.',
      params,
      query: z.strictObject({ words: words(100).exactOptional(), ...pageQuery }),
      answer: z.object({ offers: z.array(OfferTold), cursor: NextCursor }).meta({ id: 'PanelOfferList' }),
      refusals: ['not_found'],
      example: { params: { provider }, query: { words: 'members' }, answer: { offers: [offer] } },
    },
    async ({ pool }, { workspace, params: at, query }) => {
      const { items, cursor } = await listOffers(pool, workspace, at.provider, query);
      return { offers: items.map(fromOffer), ...given({ cursor }) };
    },
  ),
  route(
    {
      id: 'importPanelOffers',
      method: 'POST',
      path: '/v1/panel/providers/{provider}/import',
      tag,
      scope: write,
      summary: 'Sell services of a panel',
      description:
        'Puts them in the list, priced by their cost and the mark-up. What is sold already stays as it is. All of them, or none.',
      params,
      body: z
        .strictObject({ offers: z.array(AnyId).min(1).max(100), category: CategoryCode.optional() })
        .meta({ id: 'PanelImportRequest' }),
      answer: z
        .object({ services: z.array(z.object({ offer: z.string(), service: z.int() })) })
        .meta({ id: 'PanelImport' }),
      refusals: ['not_found', 'rate_unavailable'],
      example: {
        params: { provider },
        body: { offers: ['4711'], category: 'members' },
        answer: { services: [{ offer: '4711', service: 100 }] },
      },
    },
    async (needs, call) => {
      const { offers: services, category } = call.body;
      const wanted = { services, ...given({ category }) };
      return { services: await importOffers(needs, call.workspace, call.params.provider, wanted, doneBy(call)) };
    },
  ),
  route(
    {
      id: 'listPanelSources',
      method: 'GET',
      path: '/v1/panel/services/{service}/sources',
      tag,
      scope: read,
      summary: 'Where a service is bought',
      description: 'First the one that is asked first.',
      params: ofService,
      answer: Sources,
      refusals: ['service_unknown'],
      example: { params: { service: '100' }, answer: { sources: [source] } },
    },
    async (needs, { workspace, params: { service } }) => ({
      sources: (await listSources(needs, workspace, service)).map(fromSource),
    }),
  ),
  route(
    {
      id: 'setPanelSources',
      method: 'PUT',
      path: '/v1/panel/services/{service}/sources',
      tag,
      scope: write,
      summary: 'Say where a service is bought',
      description: 'The second is asked only when the first surely did not take the order.',
      params: ofService,
      body: z
        .strictObject({ sources: z.array(z.strictObject({ provider: AnyId, offer: AnyId })).max(10) })
        .meta({ id: 'PanelSourcesRequest' }),
      answer: Sources,
      refusals: ['service_unknown', 'not_found'],
      example: {
        params: { service: '100' },
        body: { sources: [{ provider, offer: '4711' }] },
        answer: { sources: [source] },
      },
    },
    async (needs, call) => {
      const set = await setSources(needs, call.workspace, call.params.service, call.body.sources, doneBy(call));
      return { sources: set.map(fromSource) };
    },
  ),
  route(
    {
      id: 'acceptPanelCost',
      method: 'POST',
      path: '/v1/panel/services/{service}/accept-cost',
      tag,
      scope: write,
      summary: 'Take what a service costs now',
      description: 'After a rise above the margin: a price made of the cost follows, and the service is open again.',
      params: ofService,
      answer: z.object({ provider: z.string(), cost: AmountTold.describe('Per 1,000.') }).meta({ id: 'PanelCost' }),
      refusals: ['service_unknown', 'provider_unavailable', 'rate_unavailable'],
      example: { params: { service: '100' }, answer: { provider, cost: offer.rate } },
    },
    async (needs, { workspace, params: { service } }) => {
      const accepted = await acceptCost(needs, workspace, service);
      return { provider: accepted.provider, cost: amountToWire(accepted.cost) };
    },
  ),
];
