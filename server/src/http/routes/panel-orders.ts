import { z } from 'zod';
import { cancelOrder, getOrder, getRefill, listOrders, listRefills, requestRefill } from '#reselling';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { User } from './wire/asset.ts';
import { ServiceNumberText } from './wire/catalogue.ts';
import { given } from './wire/given.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import {
  fromOrder,
  fromRefill,
  fromStory,
  OrderStatusTold,
  OrderStoryTold,
  OrderTold,
  RefillStatusTold,
  RefillTold,
} from './wire/panel-order.ts';
import { AnyId } from './wire/text.ts';

const tag = 'Panel';
const usd = (amount: string) => ({ asset: 'USD', amount });
const id = 'ro_0199d3a5c0de7a000b2c4d6e8f001122';
export const panelOrderExample = {
  order: id,
  number: 23_501,
  user: 'reseller-1',
  key: 'key_0199d3a5c0de7a000b2c4d6e8f001122',
  service: 13,
  name: 'Members, worldwide',
  fulfilled_by: 'desk',
  link: 'https://t.me/example',
  quantity: 1000,
  runs: 1,
  comments: [],
  rate: usd('9.5'),
  charged: usd('9.5'),
  given_back: usd('0'),
  charge: usd('9.5'),
  status: 'in_progress',
  start_count: 3572,
  delivered: 400,
  remains: 600,
  created_at: '2026-11-20T10:00:00.000Z',
} as const;
const refillExample = {
  refill: 'prf_0199d3a5c0de7a000b2c4d6e8f001122',
  number: 17,
  order: id,
  order_number: 23_501,
  user: 'reseller-1',
  status: 'pending',
  requested_at: '2026-11-27T10:00:00.000Z',
} as const;

const params = z.strictObject({ id: AnyId });
const example = { params: { id } };
const Orders = z.object({ orders: z.array(OrderTold), cursor: NextCursor }).meta({ id: 'PanelOrderList' });
const Refills = z.object({ refills: z.array(RefillTold), cursor: NextCursor }).meta({ id: 'PanelRefillList' });

export const panelOrderRoutes = [
  route(
    {
      id: 'listPanelOrders',
      method: 'GET',
      path: '/v1/panel/orders',
      tag,
      scope: 'panel:read',
      summary: 'Orders of resellers, newest first',
      description: 'Of one reseller, in one state, of one service: or all.',
      query: z.strictObject({
        user: User.exactOptional(),
        status: OrderStatusTold.exactOptional(),
        service: ServiceNumberText.exactOptional(),
        ...pageQuery,
      }),
      answer: Orders,
      refusals: [],
      example: { query: { status: 'in_progress' }, answer: { orders: [panelOrderExample] } },
    },
    async ({ pool }, { workspace, query }) => {
      const page = await listOrders(pool, { workspace, ...query });
      return { orders: page.orders.map(fromOrder), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'getPanelOrder',
      method: 'GET',
      path: '/v1/panel/orders/{id}',
      tag,
      scope: 'panel:read',
      summary: 'One order, with every step it took',
      description: 'By its id, or by the number its buyer knows it by.',
      params,
      answer: OrderStoryTold,
      refusals: ['not_found'],
      example: {
        ...example,
        answer: {
          ...panelOrderExample,
          steps: [{ at: '2026-11-20T10:01:00.000Z', actor: 'platform', what: 'processing', details: {} }],
          parts: [{ run: 1, quantity: 1000, charged: usd('9.5'), delivered: 400, start_count: 3572, status: 'begun' }],
          refills: [],
        },
      },
    },
    async ({ pool }, { workspace, params: named }) => fromStory(await getOrder(pool, workspace, named.id)),
  ),
  route(
    {
      id: 'cancelPanelOrder',
      method: 'POST',
      path: '/v1/panel/orders/{id}/cancel',
      tag,
      scope: 'panel:write',
      summary: 'Ask that no more of an order is done',
      description:
        'What nobody has begun goes back at once. Whoever does the rest is told; what it comes to shows in the order. The operator may cancel orders of services whose buyers may not.',
      params,
      answer: OrderTold,
      refusals: ['not_found', 'order_not_cancellable'],
      example: { ...example, answer: { ...panelOrderExample, cancel_asked_at: '2026-11-20T11:00:00.000Z' } },
    },
    async (needs, call) => {
      const number = await numberOf(needs, call);
      return fromOrder(await cancelOrder(needs, call.workspace, { number, actor: doneBy(call) }));
    },
  ),
  route(
    {
      id: 'requestPanelRefill',
      method: 'POST',
      path: '/v1/panel/orders/{id}/refills',
      tag,
      scope: 'panel:write',
      summary: 'Have what dropped of an order made good',
      description: 'Once in 24 hours, inside the service’s days after the end of the order.',
      params,
      answer: RefillTold,
      refusals: ['not_found', 'refill_disabled', 'order_not_completed', 'refill_too_late', 'refill_too_soon'],
      example: { ...example, answer: refillExample },
    },
    async (needs, call) =>
      fromRefill(await requestRefill(needs, call.workspace, { number: await numberOf(needs, call) })),
  ),
  route(
    {
      id: 'listPanelRefills',
      method: 'GET',
      path: '/v1/panel/refills',
      tag,
      scope: 'panel:read',
      summary: 'Refills of orders, newest first',
      description: 'Of one reseller, in one state: or all.',
      query: z.strictObject({ user: User.exactOptional(), status: RefillStatusTold.exactOptional(), ...pageQuery }),
      answer: Refills,
      refusals: [],
      example: { query: { status: 'pending' }, answer: { refills: [refillExample] } },
    },
    async ({ pool }, { workspace, query }) => {
      const page = await listRefills(pool, { workspace, ...query });
      return { refills: page.refills.map(fromRefill), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'getPanelRefill',
      method: 'GET',
      path: '/v1/panel/refills/{id}',
      tag,
      scope: 'panel:read',
      summary: 'One refill of an order',
      description: 'Pending, in progress, and at the end completed or rejected, with the reason.',
      params,
      answer: RefillTold,
      refusals: ['not_found'],
      example: { params: { id: refillExample.refill }, answer: refillExample },
    },
    async ({ pool }, { workspace, params: named }) => fromRefill(await getRefill(pool, workspace, named.id)),
  ),
];

type Named = { readonly workspace: number; readonly params: { readonly id: string } };
type Reading = { readonly pool: Parameters<typeof getOrder>[0] };

/** An order is named by its id or its number. */
const numberOf = async ({ pool }: Reading, { workspace, params: { id: name } }: Named): Promise<number> =>
  (await getOrder(pool, workspace, name)).order.number;
