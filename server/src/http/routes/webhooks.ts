import { z } from 'zod';
import {
  addEndpoint,
  changeEndpoint,
  deleteEndpoint,
  disableEndpoint,
  enableEndpoint,
  getEndpoint,
  listEndpoints,
  rotateSecret,
  testEndpoint,
} from '#webhooks';
import { route } from './operation.ts';
import { Duration } from './wire/duration.ts';
import { given } from './wire/given.ts';
import { toInstant } from './wire/instant.ts';
import {
  fromEndpoint,
  params,
  tag,
  WebhookAdded,
  WebhookAnswer,
  WebhookDeleted,
  webhookExample,
  webhookId,
  WebhookList,
  WebhookRequest,
  WebhookRotated,
  WebhookTested,
} from './wire/webhook.ts';

const RotateRequest = z
  .strictObject({
    overlap: z
      .union([Duration, z.literal(0), z.literal('0').transform(() => 0)])
      .optional()
      .describe('For how long the old secret signs as well; a day when not given, 7 days at most, 0 ends it at once.'),
  })
  .meta({ id: 'WebhookRotateRequest' });

const scope = 'webhooks:write';
const secret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const body = { url: webhookExample.url, events: ['*'], description: 'The shop' };
const path = '/v1/webhooks/{webhook}';
const one = {
  params,
  answer: WebhookAnswer,
  refusals: ['not_found'],
  example: { params: { webhook: webhookId }, answer: webhookExample },
} as const;

export const webhookEndpointRoutes = [
  route(
    {
      id: 'addWebhook',
      method: 'POST',
      path: '/v1/webhooks',
      tag,
      scope,
      summary: 'Be told of events',
      description:
        'Everything that is announced from now on and that you ask for is posted to this address, signed by Standard Webhooks, in order per customer, at least once. The secret is shown this once.',
      body: WebhookRequest,
      answer: WebhookAdded,
      refusals: ['webhook_limit_reached', 'url_not_allowed'],
      example: { body, answer: { id: webhookId, secret } },
    },
    async (needs, { workspace, body: { description, ...input } }) => {
      const added = await addEndpoint(needs, workspace, { ...input, ...given({ description }) });
      return { id: added.endpoint.id, secret: added.secret };
    },
  ),
  route(
    {
      id: 'listWebhooks',
      method: 'GET',
      path: '/v1/webhooks',
      tag,
      scope,
      summary: 'Your webhooks',
      description: 'Oldest first. There are few, so they come all at once. Secrets are shown to nobody.',
      answer: WebhookList,
      refusals: [],
      example: { answer: { webhooks: [webhookExample] } },
    },
    async ({ pool }, { workspace }) => ({ webhooks: (await listEndpoints(pool, workspace)).map(fromEndpoint) }),
  ),
  route(
    {
      id: 'getWebhook',
      method: 'GET',
      path,
      tag,
      scope,
      summary: 'One webhook',
      description: 'Without its secret.',
      ...one,
    },
    async ({ pool }, { workspace, params: { webhook } }) => fromEndpoint(await getEndpoint(pool, workspace, webhook)),
  ),
  route(
    {
      id: 'setWebhook',
      method: 'PUT',
      path,
      tag,
      scope,
      summary: 'Change a webhook',
      description:
        'Address, events and description are set anew; the secret stays. What waits already goes to the new address, from the next turn of sending on.',
      body: WebhookRequest,
      ...one,
      refusals: ['not_found', 'url_not_allowed'],
      example: { params: { webhook: webhookId }, body, answer: webhookExample },
    },
    async (needs, { workspace, params: { webhook }, body: { description, ...input } }) =>
      fromEndpoint(await changeEndpoint(needs, workspace, webhook, { ...input, ...given({ description }) })),
  ),
  route(
    {
      id: 'disableWebhook',
      method: 'POST',
      path: `${path}/disable`,
      tag,
      scope,
      summary: 'Stop sending',
      description:
        'What waits stays and goes on when it is enabled. What is announced meanwhile is not put in line; replay it afterwards.',
      ...one,
      example: { params: { webhook: webhookId }, answer: { ...webhookExample, status: 'disabled' as const } },
    },
    async (needs, { workspace, params: { webhook } }) => fromEndpoint(await disableEndpoint(needs, workspace, webhook)),
  ),
  route(
    {
      id: 'enableWebhook',
      method: 'POST',
      path: `${path}/enable`,
      tag,
      scope,
      summary: 'Send again',
      description: 'Also after the platform disabled it. What waited goes first.',
      ...one,
    },
    async (needs, { workspace, params: { webhook } }) => fromEndpoint(await enableEndpoint(needs, workspace, webhook)),
  ),
  route(
    {
      id: 'rotateWebhookSecret',
      method: 'POST',
      path: `${path}/rotate`,
      tag,
      scope,
      summary: 'A new secret',
      description:
        'Until `previous_until` every message carries the signatures of both secrets, so that your receiver can be changed in between.',
      params,
      body: RotateRequest,
      answer: WebhookRotated,
      refusals: ['not_found'],
      example: {
        params: { webhook: webhookId },
        body: { overlap: '24h' },
        answer: { id: webhookId, secret, previous_until: '2026-11-21T10:00:00.000Z' },
      },
    },
    async (needs, { workspace, params: { webhook }, body: { overlap } }) => {
      const rotated = await rotateSecret(needs, workspace, webhook, given({ overlapSeconds: overlap }));
      return { id: webhook, secret: rotated.secret, previous_until: toInstant(rotated.previousUntil) };
    },
  ),
  route(
    {
      id: 'testWebhook',
      method: 'POST',
      path: `${path}/test`,
      tag,
      scope,
      summary: 'Send a test event',
      description:
        'An event `webhook.test`, beside everything that waits. What came of it is in the log of deliveries.',
      params,
      answer: WebhookTested,
      refusals: ['not_found', 'webhook_disabled'],
      example: { params: { webhook: webhookId }, answer: { event: 'evt_0199d3a5c0de7a000b2c4d6e8f001122' } },
    },
    async (needs, { workspace, params: { webhook } }) => testEndpoint(needs, workspace, webhook),
  ),
  route(
    {
      id: 'deleteWebhook',
      method: 'DELETE',
      path,
      tag,
      scope,
      summary: 'Delete a webhook',
      description: 'Nothing more is sent, not even what waits. Its secret is gone.',
      params,
      answer: WebhookDeleted,
      refusals: ['not_found'],
      example: { params: { webhook: webhookId }, answer: { id: webhookId, deleted: true } },
    },
    async (needs, { workspace, params: { webhook } }) => {
      await deleteEndpoint(needs, workspace, webhook);
      return { id: webhook, deleted: true as const };
    },
  ),
];
