import { z } from 'zod';
import { eventTypes, type Delivery, type Endpoint } from '#webhooks';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';
import { AnyId, words } from './text.ts';

/** What the routes of webhooks share. */
export const tag = 'Webhooks';
export const webhookId = 'whe_0199d3a5c0de7a000b2c4d6e8f001122';
export const params = z.strictObject({ webhook: AnyId });

export const EventName = z.enum(eventTypes).meta({ id: 'EventType', description: 'What happened.' });

export const WebhookRequest = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/, error: 'Give a web address such as https://shop.example.org/hooks.' })
      .max(2048)
      .describe('Where to post. https, and nothing inside a private network.'),
    events: z
      .array(z.union([z.literal('*'), EventName]))
      .min(1)
      .max(eventTypes.length + 1)
      .describe('`["*"]` for everything, those that come later included.'),
    description: words(200).optional(),
  })
  .meta({ id: 'WebhookRequest' });

export const WebhookAnswer = z
  .object({
    id: z.string(),
    url: z.string(),
    events: z.array(z.string()),
    description: z.string(),
    audience: z.string().optional().describe('The partner whose events alone it hears; not given for your own.'),
    status: z.enum(['enabled', 'disabled']),
    problem: z.string().optional().describe('Why the platform disabled it.'),
    failing_since: InstantTold.optional().describe('Since when every try has failed.'),
    previous_secret_until: InstantTold.optional().describe('Until when the secret before the last one signs as well.'),
    made_at: InstantTold,
    changed_at: InstantTold,
  })
  .meta({ id: 'Webhook' });

const SecretTold = z.string().meta({ description: 'Shown this once. Keep it where your receiver reads it.' });
export const WebhookAdded = z.object({ id: z.string(), secret: SecretTold }).meta({ id: 'WebhookAdded' });
export const WebhookRotated = z
  .object({ id: z.string(), secret: SecretTold, previous_until: InstantTold })
  .meta({ id: 'WebhookRotated' });
export const WebhookDeleted = z.object({ id: z.string(), deleted: z.literal(true) }).meta({ id: 'WebhookDeleted' });
export const WebhookList = z.object({ webhooks: z.array(WebhookAnswer) }).meta({ id: 'WebhookList' });
export const WebhookTested = z.object({ event: z.string() }).meta({ id: 'WebhookTested' });

const instant = (at: Date | null) => (at ? toInstant(at) : undefined);

export const fromEndpoint = (endpoint: Endpoint): z.input<typeof WebhookAnswer> => ({
  id: endpoint.id,
  url: endpoint.url,
  events: [...endpoint.events],
  description: endpoint.description,
  status: endpoint.status,
  made_at: toInstant(endpoint.madeAt),
  changed_at: toInstant(endpoint.changedAt),
  ...given({
    audience: endpoint.audience ?? undefined,
    problem: endpoint.problem ?? undefined,
    failing_since: instant(endpoint.failingSince),
    previous_secret_until: instant(endpoint.previousUntil),
  }),
});

export const webhookExample = {
  id: webhookId,
  url: 'https://shop.example.org/hooks',
  events: ['*'],
  description: 'The shop',
  status: 'enabled' as 'enabled' | 'disabled',
  made_at: '2026-11-20T10:00:00.000Z',
  changed_at: '2026-11-20T10:00:00.000Z',
};

const AttemptTold = z
  .object({
    at: InstantTold,
    duration_ms: z.int(),
    status: z.int().optional().describe('The status of the answer, if there was one.'),
    response: z.string().optional().describe('How its body began.'),
    error: z.string().optional().describe('Why there was no answer.'),
  })
  .meta({ id: 'WebhookAttempt' });

export const DeliveryTold = z
  .object({
    id: z.string(),
    event: z.string().describe('The `webhook-id` of every try and replay.'),
    type: z.string(),
    customer: z.string().optional(),
    status: z.enum(['pending', 'delivered', 'dead']).describe('`dead`: given up after three days. Replay it.'),
    tries: z.int(),
    attempts: z.array(AttemptTold).describe('The newest twenty tries, oldest first.'),
    occurred_at: InstantTold,
    data: z.record(z.string(), z.unknown()).describe('What is told.'),
    queued_at: InstantTold,
    done_at: InstantTold.optional(),
    next_try_at: InstantTold.optional().describe('Not given while another event of the same customer goes first.'),
  })
  .meta({ id: 'WebhookDelivery' });

export const fromDelivery = (delivery: Delivery): z.input<typeof DeliveryTold> => ({
  id: delivery.id,
  event: delivery.event,
  type: delivery.type,
  status: delivery.status,
  tries: delivery.tries,
  attempts: [...delivery.attempts],
  occurred_at: toInstant(delivery.occurredAt),
  data: delivery.data,
  queued_at: toInstant(delivery.queuedAt),
  ...given({
    customer: delivery.customer ?? undefined,
    done_at: instant(delivery.doneAt),
    next_try_at: instant(delivery.nextTryAt),
  }),
});
