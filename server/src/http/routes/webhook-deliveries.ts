import { z } from 'zod';
import { deliveryStatuses, listDeliveries, replayDelivery, replayEvents, replayMax } from '#webhooks';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { Instant } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { AnyId, Customer } from './wire/text.ts';
import { DeliveryTold, EventName, fromDelivery, params, tag, webhookId } from './wire/webhook.ts';

const query = z.strictObject({
  status: z.enum(deliveryStatuses as ['pending', 'delivered', 'dead']).exactOptional(),
  customer: Customer.exactOptional(),
  type: EventName.exactOptional(),
  from: Instant.exactOptional().describe('Put in line at this instant or later.'),
  to: Instant.exactOptional().describe('Put in line before this instant.'),
  ...pageQuery,
});

const DeliveryList = z
  .object({ deliveries: z.array(DeliveryTold), cursor: NextCursor })
  .meta({ id: 'WebhookDeliveryList' });

const ReplayRequest = z
  .strictObject({
    from: Instant.describe('Announced at this instant or later …'),
    to: Instant.describe('… and before this one.'),
    types: z.array(EventName).min(1).optional().describe('What the webhook wants to hear of, when not given.'),
  })
  .meta({ id: 'WebhookReplayRequest' });

const ReplayAnswer = z
  .object({ queued: z.int().describe('How many events were put in line again.') })
  .meta({ id: 'WebhookReplayAnswer' });

const scope = 'webhooks:write';
const deliveryId = 'dlv_0199d3a5c0de7a000b2c4d6e8f001122';

export const webhookDeliveryRoutes = [
  route(
    {
      id: 'listWebhookDeliveries',
      method: 'GET',
      path: '/v1/webhooks/{webhook}/deliveries',
      tag,
      scope,
      summary: 'What was sent, and what came of it',
      description:
        'Newest first, with every try: when, how long it took, the answer or why there was none. Kept for 30 days.',
      params,
      query,
      answer: DeliveryList,
      refusals: ['not_found'],
      example: {
        params: { webhook: webhookId },
        query: { status: 'pending' },
        answer: {
          deliveries: [
            {
              id: deliveryId,
              event: 'evt_0199d3a5c0de7a000b2c4d6e8f001122',
              type: 'payment.fulfilled',
              customer: '123456789',
              status: 'pending',
              tries: 1,
              attempts: [{ at: '2026-11-20T10:00:01.000Z', duration_ms: 41, status: 500, response: 'oops' }],
              occurred_at: '2026-11-20T10:00:00.000Z',
              data: { payment: 'pay_0199d3a5c0de7a000b2c4d6e8f001122' },
              queued_at: '2026-11-20T10:00:01.000Z',
              next_try_at: '2026-11-20T10:00:06.000Z',
            },
          ],
        },
      },
    },
    async ({ pool }, { workspace, params: { webhook }, query: filter }) => {
      const { deliveries, cursor } = await listDeliveries(pool, workspace, webhook, filter);
      return { deliveries: deliveries.map(fromDelivery), ...given({ cursor }) };
    },
  ),
  route(
    {
      id: 'replayWebhook',
      method: 'POST',
      path: '/v1/webhooks/{webhook}/replay',
      tag,
      scope,
      keyed: 'required',
      summary: 'Send the events of a span of time again',
      description: `Delivered before or not, each under its own \`webhook-id\`, in order per customer, behind what waits already; what still waits is left where it is. At most ${replayMax} events at once.`,
      params,
      body: ReplayRequest,
      answer: ReplayAnswer,
      refusals: ['not_found', 'webhook_disabled'],
      example: {
        params: { webhook: webhookId },
        body: { from: '2026-11-20T10:00:00Z', to: '2026-11-20T12:00:00Z', types: ['payment.fulfilled'] },
        answer: { queued: 42 },
      },
    },
    async (needs, { workspace, params: { webhook }, body: { types, ...span }, key }) =>
      replayEvents(needs, workspace, webhook, { ...span, ...given({ types }), key: key() }),
  ),
  route(
    {
      id: 'replayWebhookDelivery',
      method: 'POST',
      path: '/v1/webhooks/{webhook}/deliveries/{delivery}/replay',
      tag,
      scope,
      summary: 'Send one event again',
      description: 'Under its own `webhook-id`, behind what waits already. Nothing happens while it still waits.',
      params: z.strictObject({ webhook: AnyId, delivery: AnyId }),
      answer: ReplayAnswer,
      refusals: ['not_found', 'webhook_disabled'],
      example: { params: { webhook: webhookId, delivery: deliveryId }, answer: { queued: 1 } },
    },
    async (needs, { workspace, params: { webhook, delivery } }) => replayDelivery(needs, workspace, webhook, delivery),
  ),
];
