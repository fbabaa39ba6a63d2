import { z } from 'zod';
import {
  addConnection,
  changeConnection,
  getConnection,
  listConnections,
  removeConnection,
  switchConnection,
} from '#connections';
import { listDeliveries, verdicts } from '#payments';
import { route } from './operation.ts';
import { ConnectionTold, fromConnection, fromGateway, GatewayTold } from './wire/connection.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { AnyId, Code, lines } from './wire/text.ts';

const Values = z
  .record(z.string().max(64), z.string().max(8192))
  .refine((values) => Object.keys(values).length <= 50, { error: 'There are at most 50 fields.' });
const Name = z
  .string()
  .regex(/^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}$/, {
    error: 'Give 1 to 64 letters, digits, "_", "-" or ".", no dot first.',
  })
  .describe('What you call it; no two are called the same.');

const ConnectionRequest = z
  .strictObject({
    gateway: z.string().max(64).describe('A code of `GET /v1/gateways`.'),
    name: Name,
    app: Code.optional().describe('Whose income it is when nobody asked for it; `main` when not given.'),
    is_test: z.boolean().optional().describe("An account of the gateway's test network or test mode. Never changes."),
    settings: Values.optional(),
    secrets: Values.optional(),
  })
  .meta({ id: 'ConnectionRequest' });

const ConnectionChange = z
  .strictObject({ name: Name.optional(), settings: Values.optional(), secrets: Values.optional() })
  .meta({ id: 'ConnectionChange', description: 'What is not given stays; an empty text is the usual value again.' });

const Reason = lines(500).describe('Why, for the audit log.');

const DeliveryTold = z
  .object({
    id: z.string(),
    verdict: z.enum(verdicts),
    mentions: z.array(z.object({ about: z.enum(['payment', 'charge', 'payout']), id: z.string() })),
    problem: z.string().optional().describe('Why nothing came of it, or of a part of it.'),
    address: z.string(),
    received_at: InstantTold,
  })
  .meta({ id: 'GatewayDelivery' });

const params = z.strictObject({ connection: AnyId });
const tag = 'Connections';
const id = 'con_0199d3a5c0de7a000b2c4d6e8f001122';
const example = {
  id,
  gateway: 'lava',
  name: 'my-shop',
  app: 'main',
  is_test: false,
  is_on: true,
  settings: { shop_id: '11111111-2222-4333-8444-555555555555' },
  webhook_url: `https://pay.example.org/hooks/lava/${id}`,
  added_at: '2026-11-20T10:00:00.000Z',
  changed_at: '2026-11-20T10:00:00.000Z',
};
const gateway = {
  code: 'lava',
  name: 'Lava.ru',
  fields: [{ name: 'secret_key', about: 'The secret key of the shop.', is_secret: true, pattern: '.{1,200}' }],
  pays_in: true,
  pays_out: true,
  refunds: false,
  delivers: true,
};

const readRoutes = [
  route(
    {
      id: 'listGateways',
      method: 'GET',
      path: '/v1/gateways',
      tag,
      scope: 'connections:write',
      summary: 'Payment systems that can be connected',
      description: 'With what has to be entered for each, and what each can do.',
      answer: z.object({ gateways: z.array(GatewayTold) }).meta({ id: 'GatewayList' }),
      refusals: [],
      example: { answer: { gateways: [gateway] } },
    },
    ({ gateways }) => ({
      gateways: Object.values(gateways)
        .filter(({ form }) => form !== undefined)
        .map(fromGateway),
    }),
  ),
  route(
    {
      id: 'listConnections',
      method: 'GET',
      path: '/v1/connections',
      tag,
      scope: 'connections:write',
      summary: 'Connected accounts at gateways',
      description: 'Oldest first. There are few, so they come all at once. Bots are at `GET /v1/bots`.',
      answer: z.object({ connections: z.array(ConnectionTold) }).meta({ id: 'ConnectionList' }),
      refusals: [],
      example: { answer: { connections: [example] } },
    },
    async (needs, { workspace }) => ({
      connections: (await listConnections(needs.pool, { workspace })).map((one) => fromConnection(needs, one)),
    }),
  ),
  route(
    {
      id: 'getConnection',
      method: 'GET',
      path: '/v1/connections/{connection}',
      tag,
      scope: 'connections:write',
      summary: 'One connection',
      description: 'By its id or its name. Without its secrets, which are shown to nobody.',
      params,
      answer: ConnectionTold,
      refusals: ['not_found'],
      example: { params: { connection: id }, answer: example },
    },
    async (needs, { workspace, params: { connection } }) =>
      fromConnection(needs, await getConnection(needs.pool, workspace, connection)),
  ),
  route(
    {
      id: 'listGatewayDeliveries',
      method: 'GET',
      path: '/v1/connections/{connection}/deliveries',
      tag,
      scope: 'connections:write',
      summary: 'What a gateway delivered',
      description:
        'Newest first. Kept for 90 days, forged ones for a week and at most a hundred of them. What a delivery names that is not of this account credits nobody, and `problem` says so.',
      params,
      query: z.strictObject(pageQuery),
      answer: z.object({ deliveries: z.array(DeliveryTold), cursor: NextCursor }).meta({ id: 'GatewayDeliveryList' }),
      refusals: ['not_found'],
      example: {
        params: { connection: id },
        answer: {
          deliveries: [
            {
              id: 'inc_0199d3a5c0de7a000b2c4d6e8f001122',
              verdict: 'genuine',
              mentions: [{ about: 'payment', id: 'pay_0199d3a5c0de7a000b2c4d6e8f001122' }],
              address: '203.0.113.7',
              received_at: '2026-11-20T10:00:00.000Z',
            },
          ],
        },
      },
    },
    async ({ pool }, { workspace, params: { connection }, query }) => {
      const { id: known } = await getConnection(pool, workspace, connection);
      const page = await listDeliveries(pool, workspace, { connection: known, ...query });
      const deliveries = page.deliveries.map(({ receivedAt, problem, mentions, ...rest }) => ({
        ...rest,
        mentions: mentions.map((one) => ({ about: one.about, id: namedBy(one) })),
        received_at: toInstant(receivedAt),
        ...given({ problem: problem ?? undefined }),
      }));
      return { deliveries, ...given({ cursor: page.cursor }) };
    },
  ),
];

type Mention = Awaited<ReturnType<typeof listDeliveries>>['deliveries'][number]['mentions'][number];

function namedBy(mention: Mention): string {
  if (mention.about === 'payment') return mention.payment;
  return mention.about === 'charge' ? mention.externalId : mention.payout;
}

const writeRoutes = [
  route(
    {
      id: 'addConnection',
      method: 'POST',
      path: '/v1/connections',
      tag,
      scope: 'connections:write',
      summary: 'Connect an account at a gateway',
      description:
        'Its secrets are sealed and never shown again. Then enter `webhook_url` at the gateway: without it payments are found by asking, later.',
      body: ConnectionRequest,
      answer: ConnectionTold,
      refusals: ['connection_invalid', 'already_exists'],
      example: {
        body: { gateway: 'lava', name: 'my-shop', settings: example.settings, secrets: { secret_key: '…' } },
        answer: example,
      },
    },
    async (needs, { workspace, caller, body: { is_test, settings = {}, secrets = {}, ...body } }) => {
      const input = {
        ...given({ ...body, isTest: is_test }),
        gateway: body.gateway,
        name: body.name,
        settings,
        secrets,
      };
      return fromConnection(needs, await addConnection(needs, workspace, input, `key:${caller.key}`));
    },
  ),
  route(
    {
      id: 'changeConnection',
      method: 'PUT',
      path: '/v1/connections/{connection}',
      tag,
      scope: 'connections:write',
      summary: 'Rename a connection, or renew what was entered',
      description: 'Whoever uses it next uses what is new. `is_test` and `gateway` never change.',
      body: ConnectionChange,
      params,
      answer: ConnectionTold,
      refusals: ['not_found', 'connection_invalid', 'already_exists'],
      example: { params: { connection: id }, body: { secrets: { secret_key: '…' } }, answer: example },
    },
    async (needs, { workspace, caller, params: { connection }, body }) => {
      const { id: known } = await getConnection(needs.pool, workspace, connection);
      return fromConnection(needs, await changeConnection(needs, workspace, known, given(body), `key:${caller.key}`));
    },
  ),
  route(
    {
      id: 'switchConnection',
      method: 'POST',
      path: '/v1/connections/{connection}/switch',
      tag,
      scope: 'connections:write',
      summary: 'Switch a connection on or off',
      description:
        'Off, nothing new is asked for or paid out through it, at once. What comes in on it is still received, and what is under way goes on.',
      body: z.strictObject({ is_on: z.boolean(), reason: Reason }).meta({ id: 'ConnectionSwitch' }),
      params,
      answer: ConnectionTold,
      refusals: ['not_found'],
      example: {
        params: { connection: id },
        body: { is_on: false, reason: 'The bank asks questions.' },
        answer: { ...example, is_on: false },
      },
    },
    async (needs, { workspace, caller, params: { connection }, body: { is_on: isOn, reason } }) => {
      const { id: known } = await getConnection(needs.pool, workspace, connection);
      return fromConnection(
        needs,
        await switchConnection(needs, workspace, known, { isOn, reason }, `key:${caller.key}`),
      );
    },
  ),
  route(
    {
      id: 'removeConnection',
      method: 'DELETE',
      path: '/v1/connections/{connection}',
      tag,
      scope: 'connections:write',
      summary: 'Take a connection away',
      description: 'It is off and in no list any more. What still comes in on it is received and on the books.',
      params,
      answer: ConnectionTold,
      refusals: ['not_found'],
      example: { params: { connection: id }, answer: { ...example, is_on: false } },
    },
    async (needs, { workspace, caller, params: { connection } }) => {
      const { id: known } = await getConnection(needs.pool, workspace, connection);
      return fromConnection(needs, await removeConnection(needs, workspace, known, `key:${caller.key}`));
    },
  ),
];

export const connectionRoutes = [...readRoutes, ...writeRoutes];
