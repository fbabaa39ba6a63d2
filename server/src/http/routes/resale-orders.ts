import { z } from 'zod';
import { amountToWire } from '#kernel';
import {
  getResellerOrder,
  listResellerOrders,
  resellerMoney,
  resellerPackages,
  resellerPrice,
  type ResellerPrice,
} from '#store';
import { route } from './operation.ts';
import { resellerOf } from './reseller-caller.ts';
import { fromMoney, moneyExample, MoneyTold } from './resellers.ts';
import { AmountTold } from './wire/amount.ts';
import { given } from './wire/given.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { AnyId } from './wire/text.ts';
import {
  ClientRef,
  fromResellerOrder,
  orderExample,
  orderId,
  resellerTag as tag,
  Status,
  TopUpAnswer,
} from './wire/top-up.ts';

const PriceTold = z
  .object({ stars: z.int(), price: AmountTold.describe('What it costs you now.') })
  .meta({ id: 'ResalePrice' });
const PackageTold = PriceTold.extend({ name: z.string() }).meta({ id: 'ResalePackage' });
const price = { stars: 500, price: { asset: 'USD', amount: '8.5' } };

const fromPrice = ({ stars, price: asked }: ResellerPrice) => ({ stars, price: amountToWire(asked) });
const starsQuery = z.coerce.number({ error: 'Ask for a whole number of Stars.' }).pipe(z.int().min(1).max(1_000_000));

export const resaleOrderRoutes = [
  route(
    {
      id: 'getResaleOrder',
      method: 'GET',
      path: '/v1/orders/{id}',
      tag,
      scope: 'store',
      summary: 'How an order stands',
      description: 'One of yours. Those of others are not found, as are those that do not exist.',
      params: z.strictObject({ id: AnyId }),
      answer: TopUpAnswer,
      refusals: ['not_found', 'account_suspended'],
      example: { params: { id: orderId }, answer: orderExample },
    },
    async (needs, { caller, params: { id } }) =>
      fromResellerOrder(await getResellerOrder(needs, await resellerOf(needs, { caller }), id)),
  ),
  route(
    {
      id: 'listResaleOrders',
      method: 'GET',
      path: '/v1/orders',
      tag,
      scope: 'store',
      summary: 'Your orders, newest first',
      description: 'All of yours, or the one with this `client_ref`.',
      query: z.strictObject({ client_ref: ClientRef.exactOptional(), status: Status.exactOptional(), ...pageQuery }),
      answer: z.object({ orders: z.array(TopUpAnswer), cursor: NextCursor }).meta({ id: 'ResaleOrderList' }),
      refusals: ['account_suspended'],
      example: { query: { client_ref: 'shop-1001' }, answer: { orders: [orderExample] } },
    },
    async (needs, { caller, query: { client_ref: clientRef, ...query } }) => {
      const who = await resellerOf(needs, { caller });
      const { orders, cursor } = await listResellerOrders(needs, who, { ...query, ...given({ clientRef }) });
      return { orders: orders.map(fromResellerOrder), ...given({ cursor }) };
    },
  ),
  route(
    {
      id: 'listResalePackages',
      method: 'GET',
      path: '/v1/packages',
      tag,
      scope: 'store',
      summary: 'Packages at your prices',
      description:
        'Any other whole number of Stars can be ordered as well: ask for its price at `/v1/price`. What nobody can deliver now is left out.',
      answer: z.object({ packages: z.array(PackageTold) }).meta({ id: 'ResalePackageList' }),
      refusals: ['account_suspended'],
      example: { answer: { packages: [{ ...price, name: 'Standard' }] } },
    },
    async (needs, { caller }) => {
      const packages = await resellerPackages(needs, await resellerOf(needs, { caller }));
      return { packages: packages.map(({ name, ...one }) => ({ ...fromPrice(one), name })) };
    },
  ),
  route(
    {
      id: 'getResalePrice',
      method: 'GET',
      path: '/v1/price',
      tag,
      scope: 'store',
      summary: 'What so many Stars cost you now',
      description: 'Suppliers may be asked for it. Send it back as `max_price` with the order, and you never pay more.',
      query: z.strictObject({ stars: starsQuery }),
      answer: PriceTold,
      refusals: ['account_suspended', 'stars_too_few', 'stars_too_many', 'supplier_unavailable'],
      example: { query: { stars: 500 }, answer: price },
    },
    async (needs, { caller, query: { stars } }) =>
      fromPrice(await resellerPrice(needs, await resellerOf(needs, { caller }), stars)),
  ),
  route(
    {
      id: 'getResaleBalance',
      method: 'GET',
      path: '/v1/balance',
      tag,
      scope: 'store',
      summary: 'What you have, and what you owe',
      description: 'The prices of orders that are under way are held, and no part of it.',
      answer: MoneyTold,
      refusals: ['account_suspended'],
      example: { answer: moneyExample },
    },
    async (needs, { caller }) => fromMoney(await resellerMoney(needs, await resellerOf(needs, { caller }))),
  ),
];
