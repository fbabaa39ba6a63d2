import { z } from 'zod';
import { Refusal } from '#kernel';
import { audienceOf, resellerEvents, type StoreKey } from '#store';
import { addEndpoint, deleteEndpoint, getEndpoint, listEndpoints, rotateSecret, testEndpoint } from '#webhooks';
import type { HttpNeeds } from './needs.ts';
import { route } from './operation.ts';
import { resellerOf } from './reseller-caller.ts';
import { given } from './wire/given.ts';
import { toInstant } from './wire/instant.ts';
import { words } from './wire/text.ts';
import { resellerTag as tag } from './wire/top-up.ts';
import {
  fromEndpoint,
  params,
  WebhookAdded,
  WebhookDeleted,
  webhookExample,
  webhookId,
  WebhookList,
  WebhookRotated,
  WebhookTested,
} from './wire/webhook.ts';

const names = Object.values(resellerEvents);
const Request = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/, error: 'Give a web address such as https://shop.example.org/hooks.' })
      .max(2048)
      .describe('Where to post. https, and nothing inside a private network.'),
    events: z.array(z.enum(names)).min(1).max(names.length).optional().describe('All of them, when not given.'),
    description: words(200).optional(),
  })
  .meta({ id: 'ResaleWebhookRequest' });
const path = '/v1/resale/webhooks';
const secret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const example = { ...webhookExample, events: [...names], audience: 'reseller:their_shop' };
const refusals = ['not_found', 'account_suspended'] as const;

/** Of this reseller: anybody else's is not found. */
async function ownOf({ pool }: HttpNeeds, who: StoreKey, id: string): Promise<void> {
  const { audience } = await getEndpoint(pool, who.workspace, id);
  if (audience !== audienceOf(who)) throw new Refusal('not_found', 'There is no such webhook in this workspace.');
}

export const resaleWebhookRoutes = [
  route(
    {
      id: 'addResaleWebhook',
      method: 'POST',
      path,
      tag,
      scope: 'store',
      summary: 'Be told what becomes of your orders',
      description:
        '`order.delivered`, `order.failed` and `order.refunded` of your own orders are posted to this address, signed by Standard Webhooks, in order, at least once. A key of the sandbox makes webhooks that hear of the sandbox, and of nothing else. There may be three of each.',
      body: Request,
      answer: WebhookAdded,
      refusals: ['account_suspended', 'webhook_limit_reached', 'url_not_allowed'],
      example: { body: { url: example.url }, answer: { id: webhookId, secret } },
    },
    async (needs, { workspace, caller, body: { url, events = names, description } }) => {
      const audience = audienceOf(await resellerOf(needs, { caller }));
      const added = await addEndpoint(needs, workspace, { url, events, audience, ...given({ description }) });
      return { id: added.endpoint.id, secret: added.secret };
    },
  ),
  route(
    {
      id: 'listResaleWebhooks',
      method: 'GET',
      path,
      tag,
      scope: 'store',
      summary: 'Where you are told',
      description: 'Your webhooks, oldest first. Secrets are shown to nobody.',
      answer: WebhookList,
      refusals: ['account_suspended'],
      example: { answer: { webhooks: [example] } },
    },
    async (needs, { workspace, caller }) => {
      const who = await resellerOf(needs, { caller });
      return { webhooks: (await listEndpoints(needs.pool, workspace, audienceOf(who))).map(fromEndpoint) };
    },
  ),
  route(
    {
      id: 'deleteResaleWebhook',
      method: 'DELETE',
      path: `${path}/{webhook}`,
      tag,
      scope: 'store',
      summary: 'Be told there no more',
      description: 'What waits is not sent.',
      params,
      answer: WebhookDeleted,
      refusals,
      example: { params: { webhook: webhookId }, answer: { id: webhookId, deleted: true } },
    },
    async (needs, { workspace, caller, params: { webhook } }) => {
      await ownOf(needs, await resellerOf(needs, { caller }), webhook);
      await deleteEndpoint(needs, workspace, webhook);
      return { id: webhook, deleted: true as const };
    },
  ),
  route(
    {
      id: 'rotateResaleWebhook',
      method: 'POST',
      path: `${path}/{webhook}/rotate`,
      tag,
      scope: 'store',
      summary: 'A new secret for a webhook of yours',
      description: 'For a day every message carries the signatures of both, so that your receiver can be changed.',
      params,
      answer: WebhookRotated,
      refusals,
      example: {
        params: { webhook: webhookId },
        answer: { id: webhookId, secret, previous_until: '2026-11-21T10:00:00.000Z' },
      },
    },
    async (needs, { workspace, caller, params: { webhook } }) => {
      await ownOf(needs, await resellerOf(needs, { caller }), webhook);
      const { secret: made, previousUntil } = await rotateSecret(needs, workspace, webhook);
      return { id: webhook, secret: made, previous_until: toInstant(previousUntil) };
    },
  ),
  route(
    {
      id: 'testResaleWebhook',
      method: 'POST',
      path: `${path}/{webhook}/test`,
      tag,
      scope: 'store',
      summary: 'See whether your receiver works',
      description: 'Sends `webhook.test` to this address alone.',
      params,
      answer: WebhookTested,
      refusals: [...refusals, 'webhook_disabled'],
      example: { params: { webhook: webhookId }, answer: { event: 'evt_0199d3a5c0de7a000b2c4d6e8f001122' } },
    },
    async (needs, { workspace, caller, params: { webhook } }) => {
      await ownOf(needs, await resellerOf(needs, { caller }), webhook);
      return testEndpoint(needs, workspace, webhook);
    },
  ),
];
