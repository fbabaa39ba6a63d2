import { z } from 'zod';
import { getQuote, listMethods, makeQuote, setMethod } from '#quotes';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { User } from './wire/asset.ts';
import { given } from './wire/given.ts';
import { fromMethod, fromQuote, MethodAsked, MethodTold, QuoteTold, Stars, toMethod } from './wire/store-prices.ts';
import { AnyId, Code } from './wire/text.ts';

const tag = 'Store';
const usd = (amount: string) => ({ asset: 'USD', amount });
const names = { en: 'Card', ru: 'Карта' };

const method = {
  method: 'card',
  gateway: 'stripe',
  asset: 'USD',
  fee: { basis_points: 250, fixed: usd('0') },
  names,
  position: 1,
  is_on: true,
};
const byCard = { method: 'card', amount: usd('9'), price: usd('9'), fee: usd('0.23'), surcharge: usd('0') };
const quote = {
  quote: 'qt_0199d3a5c0de7a000b2c4d6e8f001122',
  stars: 500,
  price: usd('9'),
  cost: usd('8.25'),
  max_cost: usd('9'),
  methods: [byCard],
  made_at: '2026-11-20T10:00:00.000Z',
  ends_at: '2026-11-20T10:10:00.000Z',
};

export const storeQuoteRoutes = [
  route(
    {
      id: 'listStoreMethods',
      method: 'GET',
      path: '/v1/store/methods',
      tag,
      scope: 'store:read',
      summary: 'Ways of paying',
      description: 'In the order in which buyers see them; those that are off too.',
      answer: z.object({ methods: z.array(MethodTold) }).meta({ id: 'StoreMethodList' }),
      refusals: [],
      example: { answer: { methods: [method] } },
    },
    async ({ pool }, { workspace }) => ({ methods: (await listMethods(pool, workspace)).map(fromMethod) }),
  ),
  route(
    {
      id: 'setStoreMethod',
      method: 'PUT',
      path: '/v1/store/methods/{method}',
      tag,
      scope: 'store:write',
      summary: 'Offer a way of paying, change it, or switch it off',
      description:
        'All of it is given anew but `position`, which stays when not given. Orders whose invoice is out go on. `fee` is what the house is expected to bear; `surcharge` is what the buyer pays on top.',
      params: z.strictObject({ method: Code }),
      body: MethodAsked,
      answer: MethodTold,
      refusals: [
        'not_found',
        'gateway_switched_off',
        'method_unavailable',
        'wrong_asset',
        'invalid_amount',
        'above_limit',
      ],
      example: {
        params: { method: 'card' },
        body: { gateway: 'stripe', asset: 'USD', fee: { basis_points: 250 }, names },
        answer: method,
      },
    },
    async (needs, call) => {
      const wanted = toMethod(call.params.method, call.body, await needs.currencyOf(call.workspace));
      return fromMethod(await setMethod(needs, call.workspace, wanted, doneBy(call)));
    },
  ),
  route(
    {
      id: 'makeStoreQuote',
      method: 'POST',
      path: '/v1/store/quotes',
      tag,
      scope: 'store:write',
      summary: 'A price for so many Stars that stands until its end',
      description:
        'Whatever suppliers and rates do meanwhile. Nothing is booked, and nobody is bound to buy. Suppliers are asked now.',
      body: z
        .strictObject({ stars: Stars, reseller: User.optional().describe('Whose price; everybody’s, when not given.') })
        .meta({ id: 'StoreQuoteAsked' }),
      answer: QuoteTold,
      refusals: ['stars_too_few', 'stars_too_many', 'supplier_unavailable', 'amount_overflow'],
      example: { body: { stars: 500 }, answer: quote },
    },
    async (needs, { workspace, body: { stars, reseller } }) =>
      fromQuote(await makeQuote(needs, workspace, { stars, ...given({ reseller }) })),
  ),
  route(
    {
      id: 'getStoreQuote',
      method: 'GET',
      path: '/v1/store/quotes/{quote}',
      tag,
      scope: 'store:read',
      summary: 'A quote as it was made',
      description: 'Ended or not. One that no order took is forgotten a day after its end.',
      params: z.strictObject({ quote: AnyId }),
      answer: QuoteTold,
      refusals: ['not_found'],
      example: { params: { quote: quote.quote }, answer: quote },
    },
    async ({ pool }, { workspace, params }) => fromQuote(await getQuote(pool, workspace, params.quote)),
  ),
];
