import { z } from 'zod';
import {
  addSupplier,
  changeSupplier,
  checkSupplier,
  getSupplier,
  listSuppliers,
  recordFloat,
  supplierKinds,
  switchSupplier,
} from '#supply';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { Amount } from './wire/amount.ts';
import { given } from './wire/given.ts';
import { BalanceTold, fromBalance } from './wire/provider.ts';
import { fromSupplier, fromSupplierKind, SupplierKindTold, SupplierTold } from './wire/supplier.ts';
import { AnyId, lines, words } from './wire/text.ts';

const tag = 'Store';
const read = 'store:read';
const write = 'store:write';
const params = z.strictObject({ supplier: AnyId });
const id = 'sup_0199d3a5c0de7a000b2c4d6e8f001122';
const usd = (amount: string) => ({ asset: 'USD', amount });
const example = {
  supplier: id,
  kind: 'manual',
  name: 'our-desk',
  asset: 'USD',
  settings: { price_per_1000: '15', asset: 'USD' },
  rank: 100,
  is_on: true,
  webhook_url: `https://pay.example.org/hooks/supplier/${id}`,
  failures: 0,
  added_at: '2026-11-20T10:00:00.000Z',
  changed_at: '2026-11-20T10:00:00.000Z',
};
const kind = {
  kind: 'manual',
  name: 'By hand',
  fields: [
    {
      name: 'price_per_1000',
      about: 'What 1,000 Stars cost when people buy them, such as "15.5".',
      is_secret: false,
      pattern: '^[0-9.]+$',
    },
  ],
  min_stars: 50,
  max_stars: 1_000_000,
  by_hand: true,
  pays_on_chain: false,
  validates: false,
  tells: false,
};

const Values = z
  .record(z.string().max(64), z.string().max(8192))
  .refine((values) => Object.keys(values).length <= 50, { error: 'There are at most 50 fields.' });
const Name = words(64).describe('What you call it; no two are called the same.');
const Rank = z.int().min(1).max(1000).describe('Lower is asked first.');
const SupplierRequest = z
  .strictObject({
    kind: z.string().max(64).describe('A kind of `GET /v1/store/supplier-kinds`.'),
    name: Name,
    asset: z
      .string()
      .regex(/^[A-Z]{3,5}$/, { error: 'Name the asset, such as "USD".' })
      .optional()
      .describe('What it is paid in; USD when not given. Never changes.'),
    rank: Rank.optional(),
    alarm_below: Amount.optional().describe('Somebody is told when less is left there.'),
    settings: Values.optional(),
    secrets: Values.optional(),
  })
  .meta({ id: 'SupplierRequest' });
const SupplierChange = z
  .strictObject({
    name: Name.optional(),
    rank: Rank.optional(),
    alarm_below: Amount.nullable().optional().describe('`null`: nobody is told.'),
    settings: Values.optional(),
    secrets: Values.optional(),
  })
  .meta({ id: 'SupplierChange', description: 'What is not given stays; an empty text is the usual value again.' });

const accounts = [
  route(
    {
      id: 'listSupplierKinds',
      method: 'GET',
      path: '/v1/store/supplier-kinds',
      tag,
      scope: read,
      summary: 'Suppliers that Stars can be bought from',
      description: 'With what has to be entered for each, and what each can do.',
      answer: z.object({ kinds: z.array(SupplierKindTold) }).meta({ id: 'SupplierKindList' }),
      refusals: [],
      example: { answer: { kinds: [kind] } },
    },
    async (needs) => ({ kinds: supplierKinds(needs).map(fromSupplierKind) }),
  ),
  route(
    {
      id: 'listSuppliers',
      method: 'GET',
      path: '/v1/store/suppliers',
      tag,
      scope: read,
      summary: 'Accounts at suppliers, in the order they are asked',
      description: 'There are few, so they come all at once.',
      answer: z.object({ suppliers: z.array(SupplierTold) }).meta({ id: 'SupplierList' }),
      refusals: [],
      example: { answer: { suppliers: [example] } },
    },
    async (needs, { workspace }) => ({
      suppliers: (await listSuppliers(needs.pool, workspace)).map((one) => fromSupplier(needs, one)),
    }),
  ),
  route(
    {
      id: 'addSupplier',
      method: 'POST',
      path: '/v1/store/suppliers',
      tag,
      scope: write,
      summary: 'Take in an account at a supplier',
      description: 'Its secrets are sealed and shown to nobody again. Stars are bought there from now on.',
      body: SupplierRequest,
      answer: SupplierTold,
      refusals: ['already_exists', 'wrong_asset'],
      example: {
        body: { kind: 'manual', name: 'our-desk', settings: { price_per_1000: '15' } },
        answer: example,
      },
    },
    async (needs, call) => {
      const { kind: code, name, alarm_below: alarm, ...rest } = call.body;
      const input = { kind: code, name, ...given({ alarm, ...rest }) };
      return fromSupplier(needs, await addSupplier(needs, call.workspace, input, doneBy(call)));
    },
  ),
  route(
    {
      id: 'getSupplier',
      method: 'GET',
      path: '/v1/store/suppliers/{supplier}',
      tag,
      scope: read,
      summary: 'One account at a supplier',
      description: '`float` was brought there and is not spent; `books` is that less what open purchases take of it.',
      params,
      answer: SupplierTold.extend({ float: BalanceTold, books: BalanceTold }).meta({ id: 'SupplierStory' }),
      refusals: ['not_found'],
      example: { params: { supplier: id }, answer: { ...example, float: usd('100'), books: usd('92.5') } },
    },
    async (needs, { workspace, params: { supplier } }) => {
      const found = await getSupplier(needs.pool, workspace, supplier);
      const { float, books } = found;
      return { ...fromSupplier(needs, found), float: fromBalance(float), books: fromBalance(books) };
    },
  ),
  route(
    {
      id: 'changeSupplier',
      method: 'PUT',
      path: '/v1/store/suppliers/{supplier}',
      tag,
      scope: write,
      summary: 'Change an account at a supplier, or renew its secrets',
      description: 'Whoever uses it next uses what is new. Its kind and its asset never change.',
      params,
      body: SupplierChange,
      answer: SupplierTold,
      refusals: ['not_found', 'already_exists', 'wrong_asset'],
      example: { params: { supplier: id }, body: { rank: 100 }, answer: example },
    },
    async (needs, call) => {
      const { alarm_below: alarm, ...rest } = call.body;
      const change = given({ alarm, ...rest });
      const { supplier } = call.params;
      return fromSupplier(needs, await changeSupplier(needs, call.workspace, supplier, change, doneBy(call)));
    },
  ),
  route(
    {
      id: 'switchSupplier',
      method: 'POST',
      path: '/v1/store/suppliers/{supplier}/switch',
      tag,
      scope: write,
      summary: 'Switch a supplier on or off',
      description: 'Off, nothing new is bought there. What was is followed to its end.',
      params,
      body: z.strictObject({ is_on: z.boolean(), reason: lines(500) }),
      answer: SupplierTold,
      refusals: ['not_found'],
      example: {
        params: { supplier: id },
        body: { is_on: false, reason: 'It answers slowly.' },
        answer: { ...example, is_on: false },
      },
    },
    async (needs, call) => {
      const { is_on: isOn, reason } = call.body;
      const { supplier } = call.params;
      const changed = await switchSupplier(needs, call.workspace, supplier, { isOn, reason }, doneBy(call));
      return fromSupplier(needs, changed);
    },
  ),
];

const money = [
  route(
    {
      id: 'checkSupplier',
      method: 'POST',
      path: '/v1/store/suppliers/{supplier}/check',
      tag,
      scope: write,
      summary: 'Ask a supplier now what is left there',
      description: 'It happens each hour by itself. `told` is missing where no money of ours is held.',
      params,
      answer: z
        .object({
          told: BalanceTold.optional().describe('What it says is there.'),
          books: BalanceTold.describe('What should be there by our books.'),
          in_the_air: z.int().describe('Purchases nobody is sure of: by those the two may differ.'),
        })
        .meta({ id: 'SupplierCheck' }),
      refusals: ['not_found', 'supplier_unavailable'],
      example: { params: { supplier: id }, answer: { told: usd('92.5'), books: usd('92.5'), in_the_air: 0 } },
    },
    async (needs, { workspace, params: { supplier } }) => {
      const { told, books, inTheAir } = await checkSupplier(needs, workspace, supplier);
      return {
        books: fromBalance(books),
        in_the_air: inTheAir,
        ...given({ told: told ? fromBalance(told) : undefined }),
      };
    },
  ),
  route(
    {
      id: 'recordSupplierFloat',
      method: 'POST',
      path: '/v1/store/suppliers/{supplier}/float',
      tag,
      scope: write,
      keyed: 'required',
      summary: 'Record money that was brought to a supplier',
      description:
        'With `out`, what was taken back or has come back from there; with `lost`, what is gone. Nothing is sent: this is what the books are told.',
      params,
      body: z
        .strictObject({ amount: Amount, way: z.enum(['in', 'out', 'lost']), note: lines(500) })
        .meta({ id: 'SupplierFloatRequest' }),
      answer: z.object({ float: BalanceTold }),
      refusals: ['not_found', 'wrong_asset', 'invalid_amount', 'above_ceiling'],
      example: {
        params: { supplier: id },
        body: { amount: usd('100'), way: 'in', note: 'By card.' },
        answer: { float: usd('100') },
      },
    },
    async (needs, call) => {
      const { workspace, params: at, body } = call;
      const { float } = await recordFloat(
        needs,
        workspace,
        at.supplier,
        { ...body, key: `api:${call.key()}` },
        doneBy(call),
      );
      return { float: fromBalance(float) };
    },
  ),
];

export const storeSupplierRoutes = [...accounts, ...money];
