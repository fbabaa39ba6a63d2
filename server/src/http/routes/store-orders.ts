import { z } from 'zod';
import { cancelOrder, listOrders, payFromBalance, payOrder, readOrderStory, startOrder } from '#store';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { User } from './wire/asset.ts';
import { given } from './wire/given.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import {
  ChannelTold,
  fromStoreInvoice,
  fromStoreOrder,
  fromStoreStory,
  StoreInvoiceTold,
  StoreOrderStatusTold,
  StoreOrderStoryTold,
  StoreOrderTold,
} from './wire/store-order.ts';
import { AnyId, words } from './wire/text.ts';

const tag = 'Store';
const usd = (amount: string) => ({ asset: 'USD', amount });
const id = 'so_0199d3a5c0de7a000b2c4d6e8f001122';
const quote = 'qt_0199d3a5c0de7a000b2c4d6e8f001122';
const payment = 'pay_0199d3a5c0de7a000b2c4d6e8f001122';
const at = '2026-11-20T10:00:00.000Z';
const ends = '2026-11-20T10:30:00.000Z';
export const storeOrderExample = {
  order: id,
  number: 17,
  channel: 'desk',
  buyer: '1001',
  status: 'awaiting_payment',
  stars: 500,
  username: 'durov',
  name: 'Durov',
  verified: true,
  quote,
  price: usd('9'),
  surcharge: usd('0'),
  language: 'en',
  ordered_at: at,
  expires_at: ends,
} as const;
const paid = { method: 'balance', paid: usd('9'), paid_at: at, status: 'paid' } as const;

const params = z.strictObject({ id: AnyId });
const example = { params: { id } };
const Orders = z.object({ orders: z.array(StoreOrderTold), cursor: NextCursor }).meta({ id: 'StoreOrderList' });

const OrderRequest = z
  .strictObject({
    quote: AnyId.describe('A price that stands: `POST /v1/store/quotes`.'),
    buyer: User.describe('Whose order it is.'),
    recipient: words(64).describe('`@name`, `name`, or a numeric id that one of your bots knows.'),
    accept_unverified: z
      .boolean()
      .optional()
      .describe('The buyer knows that nobody could verify the recipient, and orders all the same.'),
    language: z
      .string()
      .regex(/^[A-Za-z-]{2,16}$/)
      .optional()
      .describe('What the buyer is told in; English, when not given.'),
    client_ref: words(128).optional().describe('The buyer’s own name for it: one order each.'),
  })
  .meta({ id: 'StoreOrderRequest' });
const PayRequest = z
  .strictObject({
    method: words(64).describe('One of the methods of the quote.'),
    return_url: z.url().max(500).optional().describe('Where the payer’s browser goes afterwards.'),
  })
  .meta({ id: 'StorePayRequest' });

export const storeOrderRoutes = [
  route(
    {
      id: 'listStoreOrders',
      method: 'GET',
      path: '/v1/store/orders',
      tag,
      scope: 'store:read',
      summary: 'Orders of the store, newest first',
      description: 'Of one buyer, in one state, from one channel, for one recipient: or all.',
      query: z.strictObject({
        buyer: User.exactOptional(),
        status: StoreOrderStatusTold.exactOptional(),
        channel: ChannelTold.exactOptional(),
        username: words(64).exactOptional(),
        ...pageQuery,
      }),
      answer: Orders,
      refusals: [],
      example: { query: { status: 'awaiting_payment' }, answer: { orders: [storeOrderExample] } },
    },
    async ({ pool }, { workspace, query }) => {
      const page = await listOrders(pool, { workspace, ...query });
      return { orders: page.orders.map(fromStoreOrder), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'startStoreOrder',
      method: 'POST',
      path: '/v1/store/orders',
      tag,
      scope: 'store:write',
      keyed: 'required',
      summary: 'Order Stars for somebody, at the price of a quote',
      description: 'The recipient is validated first. Nothing is paid yet: choose a way to pay next.',
      body: OrderRequest,
      answer: StoreOrderTold,
      refusals: ['not_found', 'quote_ended', 'recipient_invalid', 'store_disabled', 'read_only', 'already_exists'],
      example: { body: { quote, buyer: '1001', recipient: '@durov' }, answer: storeOrderExample },
    },
    async (needs, call) => {
      const { quote: named, buyer, recipient, language } = call.body;
      const { accept_unverified: acceptUnverified, client_ref: clientRef } = call.body;
      const more = given({ acceptUnverified, language, clientRef });
      const input = {
        channel: 'desk',
        quote: named,
        buyer,
        recipient,
        key: `api:${call.key()}`,
        actor: doneBy(call),
      } as const;
      return fromStoreOrder(await startOrder(needs, call.workspace, { ...input, ...more }));
    },
  ),
  route(
    {
      id: 'getStoreOrder',
      method: 'GET',
      path: '/v1/store/orders/{id}',
      tag,
      scope: 'store:read',
      summary: 'One order, with its payments and every step it took',
      description: 'By its id, or by the number its buyer knows it by.',
      params,
      answer: StoreOrderStoryTold,
      refusals: ['not_found'],
      example: {
        ...example,
        answer: {
          ...storeOrderExample,
          payments: [],
          steps: [{ at, actor: 'key:key_01', what: 'awaiting_payment', details: { channel: 'desk' } }],
          notices: [],
        },
      },
    },
    async ({ pool }, { workspace, params: named }) => fromStoreStory(await readOrderStory(pool, workspace, named.id)),
  ),
  route(
    {
      id: 'payStoreOrder',
      method: 'POST',
      path: '/v1/store/orders/{id}/invoices',
      tag,
      scope: 'store:write',
      summary: 'How an order can be paid by a method',
      description: 'The same method answers the same invoice. Of several invoices the first that is paid counts.',
      params,
      body: PayRequest,
      answer: StoreInvoiceTold,
      refusals: [
        'not_found',
        'order_not_open',
        'method_unavailable',
        'store_disabled',
        'read_only',
        'gateway_refused',
        'gateway_unavailable',
        'gateway_switched_off',
      ],
      example: {
        ...example,
        body: { method: 'ton' },
        answer: {
          order: id,
          method: 'ton',
          payment,
          amount: { asset: 'TON', amount: '3.6' },
          surcharge: usd('0'),
          url: 'ton://transfer/UQ…',
          address: 'UQ…',
          comment: payment,
          expires_at: ends,
        },
      },
    },
    async (needs, call) => {
      const { method, return_url: returnUrl } = call.body;
      const paying = { order: call.params.id, method, actor: doneBy(call), ...given({ returnUrl }) };
      return fromStoreInvoice(await payOrder(needs, call.workspace, paying));
    },
  ),
  route(
    {
      id: 'payStoreOrderFromBalance',
      method: 'POST',
      path: '/v1/store/orders/{id}/pay-from-balance',
      tag,
      scope: 'store:write',
      summary: 'Pay an order out of what its buyer has here',
      description: 'In the currency of the store. An order that was paid so already is answered as it stands.',
      params,
      answer: StoreOrderTold,
      refusals: ['not_found', 'order_not_open', 'insufficient_funds', 'store_disabled', 'read_only'],
      example: { ...example, answer: { ...storeOrderExample, ...paid } },
    },
    async (needs, call) =>
      fromStoreOrder(await payFromBalance(needs, call.workspace, { order: call.params.id, actor: doneBy(call) })),
  ),
  route(
    {
      id: 'cancelStoreOrder',
      method: 'POST',
      path: '/v1/store/orders/{id}/cancel',
      tag,
      scope: 'store:write',
      summary: 'Give an unpaid order up',
      description: 'Money that comes for it all the same goes back. Again it is answered as it stands.',
      params,
      answer: StoreOrderTold,
      refusals: ['not_found', 'order_not_open'],
      example: { ...example, answer: { ...storeOrderExample, status: 'canceled', ended_at: at } },
    },
    async (needs, call) =>
      fromStoreOrder(await cancelOrder(needs, call.workspace, { order: call.params.id, actor: doneBy(call) })),
  ),
];
