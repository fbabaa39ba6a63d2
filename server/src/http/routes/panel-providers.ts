import { z } from 'zod';
import {
  addProvider,
  changeProvider,
  checkProvider,
  getProvider,
  guards,
  listProviders,
  recordFloat,
  switchProvider,
} from '#upstream';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { Amount } from './wire/amount.ts';
import { given } from './wire/given.ts';
import { BalanceTold, fromBalance, fromProvider, ProviderTold } from './wire/provider.ts';
import { AnyId, lines, words } from './wire/text.ts';

const tag = 'Panel';
const read = 'panel:read';
const write = 'panel:write';
const params = z.strictObject({ provider: AnyId });
const id = 'prv_0199d3a5c0de7a000b2c4d6e8f001122';
const usd = (amount: string) => ({ asset: 'USD', amount });
const example = {
  provider: id,
  kind: 'smm-panel',
  name: 'first-panel',
  url: 'https://panel.example.org/api/v2',
  currency: 'USD',
  is_on: true,
  honours_request_id: false,
  guard: 'disable',
  margin_basis_points: 500,
  failures: 0,
  added_at: '2026-11-20T10:00:00.000Z',
  changed_at: '2026-11-20T10:00:00.000Z',
} as const;

const Name = words(64).describe('What you call it; no two are called the same.');
const Url = z.string().max(500).describe('The address of its API, such as `https://…/api/v2`.');
const Key = z
  .string()
  .regex(/^[\x21-\x7e]{1,500}$/, { error: 'Give the key as the panel shows it.' })
  .describe('Sealed when it is stored, and shown to nobody again.');
const terms = {
  honours_request_id: z
    .boolean()
    .optional()
    .describe('The same `request_id` is the same order there, as with Asterism. Say so only if the panel promises it.'),
  guard: z.enum(guards).optional().describe('What happens to a service whose cost rises above its margin.'),
  margin_basis_points: z.int().min(0).max(1_000_000).optional().describe('What has to remain above the cost.'),
};
const ProviderRequest = z
  .strictObject({
    name: Name,
    url: Url,
    key: Key,
    currency: z
      .string()
      .regex(/^[A-Z]{3,5}$/, { error: 'Name the currency, such as "USD".' })
      .optional(),
    alarm_below: Amount.optional().describe('Somebody is told when less is left there.'),
    ...terms,
  })
  .meta({ id: 'PanelProviderRequest' });
const ProviderChange = z
  .strictObject({
    name: Name.optional(),
    url: Url.optional(),
    key: Key.optional(),
    alarm_below: Amount.nullable().optional().describe('`null`: nobody is told.'),
    ...terms,
  })
  .meta({ id: 'PanelProviderChange', description: 'What is not given stays.' });

type Terms = z.output<typeof ProviderChange>;
const toTerms = ({
  honours_request_id,
  margin_basis_points,
  alarm_below,
  guard,
}: Omit<Terms, 'name' | 'url' | 'key'>) =>
  given({ honoursRequestId: honours_request_id, marginBasisPoints: margin_basis_points, alarm: alarm_below, guard });

const accounts = [
  route(
    {
      id: 'listPanelProviders',
      method: 'GET',
      path: '/v1/panel/providers',
      tag,
      scope: read,
      summary: 'Accounts at upstream panels',
      description: 'Oldest first. There are few, so they come all at once.',
      answer: z.object({ providers: z.array(ProviderTold) }).meta({ id: 'PanelProviderList' }),
      refusals: [],
      example: { answer: { providers: [example] } },
    },
    async ({ pool }, { workspace }) => ({ providers: (await listProviders(pool, workspace)).map(fromProvider) }),
  ),
  route(
    {
      id: 'addPanelProvider',
      method: 'POST',
      path: '/v1/panel/providers',
      tag,
      scope: write,
      summary: 'Take in an account at an upstream panel',
      description:
        'Its key is sealed. Its list of services and its balance are read soon after; `check` does so at once.',
      body: ProviderRequest,
      answer: ProviderTold,
      refusals: ['url_not_allowed', 'already_exists', 'wrong_asset'],
      example: {
        body: { name: 'first-panel', url: example.url, key: '0123456789abcdef', margin_basis_points: 500 },
        answer: example,
      },
    },
    async (needs, call) => {
      const { name, url, key, currency, ...rest } = call.body;
      const input = { name, url, key, ...given({ currency }), ...toTerms(rest) };
      return fromProvider(await addProvider(needs, call.workspace, input, doneBy(call)));
    },
  ),
  route(
    {
      id: 'getPanelProvider',
      method: 'GET',
      path: '/v1/panel/providers/{provider}',
      tag,
      scope: read,
      summary: 'One account at a panel',
      description: 'With what lies there by our books.',
      params,
      answer: ProviderTold.extend({ books: BalanceTold }).meta({ id: 'PanelProviderStory' }),
      refusals: ['not_found'],
      example: { params: { provider: id }, answer: { ...example, books: usd('99.1') } },
    },
    async ({ pool }, { workspace, params: { provider } }) => {
      const found = await getProvider(pool, workspace, provider);
      return { ...fromProvider(found), books: fromBalance(found.books) };
    },
  ),
  route(
    {
      id: 'changePanelProvider',
      method: 'PUT',
      path: '/v1/panel/providers/{provider}',
      tag,
      scope: write,
      summary: 'Change an account at a panel, or renew its key',
      description: 'Whoever uses it next uses what is new. The currency never changes.',
      params,
      body: ProviderChange,
      answer: ProviderTold,
      refusals: ['not_found', 'url_not_allowed', 'already_exists', 'wrong_asset'],
      example: { params: { provider: id }, body: { margin_basis_points: 500 }, answer: example },
    },
    async (needs, call) => {
      const { name, url, key, ...rest } = call.body;
      const change = { ...given({ name, url, key }), ...toTerms(rest) };
      return fromProvider(await changeProvider(needs, call.workspace, call.params.provider, change, doneBy(call)));
    },
  ),
  route(
    {
      id: 'switchPanelProvider',
      method: 'POST',
      path: '/v1/panel/providers/{provider}/switch',
      tag,
      scope: write,
      summary: 'Switch a panel on or off',
      description: 'Off, nothing new is placed there. What lies there is followed to its end.',
      params,
      body: z.strictObject({ is_on: z.boolean(), reason: lines(500) }).meta({ id: 'PanelProviderSwitch' }),
      answer: ProviderTold,
      refusals: ['not_found'],
      example: {
        params: { provider: id },
        body: { is_on: false, reason: 'It answers slowly.' },
        answer: { ...example, is_on: false },
      },
    },
    async (needs, call) => {
      const { is_on: isOn, reason } = call.body;
      const change = { isOn, reason };
      return fromProvider(await switchProvider(needs, call.workspace, call.params.provider, change, doneBy(call)));
    },
  ),
];

const money = [
  route(
    {
      id: 'checkPanelProvider',
      method: 'POST',
      path: '/v1/panel/providers/{provider}/check',
      tag,
      scope: write,
      summary: 'Ask a panel now',
      description: 'Reads its list of services and its balance, and takes both in. It happens each hour by itself.',
      params,
      answer: z
        .object({
          told: BalanceTold.describe('What the panel says is there.'),
          books: BalanceTold.describe('What should be there by our books.'),
          in_the_air: z.int().describe('Orders nobody is sure of: by those the two may differ.'),
          services: z.int().describe('How many services it lists.'),
        })
        .meta({ id: 'PanelProviderCheck' }),
      refusals: ['not_found', 'provider_unavailable'],
      example: {
        params: { provider: id },
        answer: { told: usd('99.1'), books: usd('99.1'), in_the_air: 0, services: 412 },
      },
    },
    async (needs, { workspace, params: { provider } }) => {
      const { told, books, inTheAir, services } = await checkProvider(needs, workspace, provider);
      return { told: fromBalance(told), books: fromBalance(books), in_the_air: inTheAir, services };
    },
  ),
  route(
    {
      id: 'recordPanelFloat',
      method: 'POST',
      path: '/v1/panel/providers/{provider}/float',
      tag,
      scope: write,
      keyed: 'required',
      summary: 'Record money that was brought to a panel',
      description: 'Or, with `out`, what was taken back from there. Nothing is sent: this is what the books are told.',
      params,
      body: z
        .strictObject({ amount: Amount, way: z.enum(['in', 'out']), note: lines(500) })
        .meta({ id: 'PanelFloatRequest' }),
      answer: z.object({ float: BalanceTold }).meta({ id: 'PanelFloat' }),
      refusals: ['not_found', 'wrong_asset', 'invalid_amount', 'above_ceiling'],
      example: {
        params: { provider: id },
        body: { amount: usd('100'), way: 'in', note: 'By card.' },
        answer: { float: usd('100') },
      },
    },
    async (needs, call) => {
      const { workspace, params: at, body } = call;
      const move = { ...body, key: `api:${call.key()}` };
      const { float } = await recordFloat(needs, workspace, at.provider, move, doneBy(call));
      return { float: fromBalance(float) };
    },
  ),
];

export const panelProviderRoutes = [...accounts, ...money];
