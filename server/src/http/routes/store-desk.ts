import { z } from 'zod';
import { deskActions, listStoreDesk, resolveOrder } from '#store';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { storeOrderExample } from './store-orders.ts';
import { given } from './wire/given.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { fromDeskCase, fromStoreOrder, StoreDeskCaseTold, StoreOrderTold } from './wire/store-order.ts';
import { AnyId, lines } from './wire/text.ts';

const tag = 'Store';
const at = '2026-11-20T10:00:00.000Z';
const paid = { method: 'card', paid: { asset: 'USD', amount: '9' }, paid_at: at } as const;
const waiting = {
  kind: 'review',
  reason: 'The supplier does not say what came of it.',
  since: '2026-11-20T10:05:00.000Z',
  actions: ['deliver_again', 'delivered', 'give_back'],
  order: { ...storeOrderExample, ...paid, status: 'review' },
} as const;

const Desk = z.object({ cases: z.array(StoreDeskCaseTold), cursor: NextCursor }).meta({ id: 'StoreDesk' });
const about = {
  action:
    '`deliver_again`: the first purchase surely came to nothing, another is made. `delivered`: it is there. `give_back`: the buyer gets the money. `keep`: they do not. `seen`: nothing more is to be done.',
  proof: 'With `delivered`: what shows it.',
};
const ResolveRequest = z
  .strictObject({
    action: z.enum(deskActions).describe(about.action),
    reason: lines(500).describe('Why; kept with the order.'),
    proof: lines(500).optional().describe(about.proof),
  })
  .meta({ id: 'StoreResolution' });

export const storeDeskRoutes = [
  route(
    {
      id: 'listStoreDesk',
      method: 'GET',
      path: '/v1/store/desk',
      tag,
      scope: 'store:read',
      summary: 'Orders that wait for a person, what waits longest first',
      description: 'Each says why, and what can be done about it. Its money stays where it is until then.',
      query: z.strictObject({ ...pageQuery }),
      answer: Desk,
      refusals: [],
      example: { query: { limit: 20 }, answer: { cases: [{ ...waiting, actions: [...waiting.actions] }] } },
    },
    async ({ pool }, { workspace, query }) => {
      const page = await listStoreDesk(pool, workspace, query);
      return { cases: page.cases.map(fromDeskCase), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'resolveStoreOrder',
      method: 'POST',
      path: '/v1/store/orders/{id}/resolve',
      tag,
      scope: 'store:write',
      summary: 'Decide about an order on the desk',
      description:
        'What was bought somewhere and may still land is settled there first: `POST /v1/store/purchases/{id}/resolve`. That mostly settles the order as well.',
      params: z.strictObject({ id: AnyId.describe('The order, by its id or number.') }),
      body: ResolveRequest,
      answer: StoreOrderTold,
      refusals: ['not_found', 'order_not_open', 'purchase_not_open'],
      example: {
        params: { id: storeOrderExample.order },
        body: { action: 'delivered', reason: 'Found in their list.', proof: 'Order 77 there' },
        answer: { ...storeOrderExample, ...paid, status: 'delivered', proof: 'Order 77 there', ended_at: at },
      },
    },
    async (needs, call) => {
      const { action, reason, proof } = call.body;
      const resolution = { order: call.params.id, action, reason, actor: doneBy(call), ...given({ proof }) };
      return fromStoreOrder(await resolveOrder(needs, call.workspace, resolution));
    },
  ),
];
