import { z } from 'zod';
import { boughtByHand, cannotBuy, getPurchase, listPurchases, resolvePurchase, takePurchase, type Said } from '#supply';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { Amount } from './wire/amount.ts';
import { given } from './wire/given.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { AmountOrNone, fromPurchase, PurchaseTold } from './wire/supplier.ts';
import { AnyId, lines, words } from './wire/text.ts';

const tag = 'Store';
const write = 'store:write';
const params = z.strictObject({ purchase: AnyId });
const id = 'pur_0199d3a5c0de7a000b2c4d6e8f001122';
const usd = (amount: string) => ({ asset: 'USD', amount });
const example = {
  purchase: id,
  order: 'so_0199d3a5c0de7a000b2c4d6e8f001122',
  supplier: 'sup_0199d3a5c0de7a000b2c4d6e8f001122',
  status: 'placed',
  username: 'ann',
  stars: 500,
  external_id: id,
  max_cost: usd('8.25'),
  expected: usd('7.5'),
  sent_at: '2026-11-20T10:00:00.000Z',
  placed_at: '2026-11-20T10:00:00.000Z',
} as const;
const doubtful = {
  ...example,
  status: 'unknown',
  problem: 'Nobody knows whether the supplier took it: No answer.',
  desk_since: '2026-11-20T10:01:00.000Z',
} as const;

const note = lines(1000).describe('What you found, for the audit log.');
const Proof = words(500).describe('What shows it: a transaction, a receipt.');
const Resolve = z
  .discriminatedUnion('say', [
    z.strictObject({ say: z.literal('placed'), external_id: AnyId, note }).describe('The supplier has it.'),
    z
      .strictObject({ say: z.literal('absent'), note })
      .describe('It surely never took it: the next supplier is asked, and paid.'),
    z.strictObject({ say: z.literal('delivered'), cost: AmountOrNone.optional(), proof: Proof.optional(), note }),
    z
      .strictObject({ say: z.literal('failed'), returned: AmountOrNone.optional(), note })
      .describe('It surely did not deliver, now or later: the next supplier is asked.'),
    z
      .strictObject({ say: z.literal('reversed'), returned: AmountOrNone.optional(), note })
      .describe('What it delivered was taken back; `returned` is what the supplier gave back.'),
    z.strictObject({ say: z.literal('settled'), note }).describe('There is nothing left to do.'),
  ])
  .meta({ id: 'StorePurchaseResolution' });

function toSaid(body: z.output<typeof Resolve>): Said {
  if (body.say === 'placed') return { say: 'placed', externalId: body.external_id, note: body.note };
  if (body.say === 'delivered')
    return { say: body.say, note: body.note, ...given({ cost: body.cost, proof: body.proof }) };
  if (body.say === 'failed' || body.say === 'reversed')
    return { say: body.say, note: body.note, ...given({ returned: body.returned }) };
  return body;
}

const looking = [
  route(
    {
      id: 'listStorePurchases',
      method: 'GET',
      path: '/v1/store/purchases',
      tag,
      scope: 'store:read',
      summary: 'What was bought at suppliers, newest first',
      description:
        'All, those of one order or supplier, those a person has to decide on, or those a person has to buy.',
      query: z.strictObject({
        order: AnyId.exactOptional(),
        supplier: AnyId.exactOptional(),
        desk: z.enum(['decide', 'buy']).exactOptional().describe('Only those that wait for a person, and for what.'),
        ...pageQuery,
      }),
      answer: z.object({ purchases: z.array(PurchaseTold), cursor: NextCursor }).meta({ id: 'StorePurchaseList' }),
      refusals: [],
      example: { query: { desk: 'buy' }, answer: { purchases: [example] } },
    },
    async (needs, { workspace, query: { desk, ...query } }) => {
      const which = { ...(desk === 'decide' && { isAtDesk: true }), ...(desk === 'buy' && { isToBuy: true }) };
      const { items, cursor } = await listPurchases(needs, workspace, { ...query, ...which });
      return { purchases: items.map(fromPurchase), ...given({ cursor }) };
    },
  ),
  route(
    {
      id: 'getStorePurchase',
      method: 'GET',
      path: '/v1/store/purchases/{purchase}',
      tag,
      scope: 'store:read',
      summary: 'One purchase at a supplier',
      description:
        '`unknown`: it was sent, and nobody knows yet. `refused`, `failed`: surely nothing was bought. `held`: the supplier keeps it back for now.',
      params,
      answer: PurchaseTold,
      refusals: ['not_found'],
      example: { params: { purchase: id }, answer: example },
    },
    async ({ pool }, { workspace, params: { purchase } }) => fromPurchase(await getPurchase(pool, workspace, purchase)),
  ),
];

const deciding = [
  route(
    {
      id: 'resolveStorePurchase',
      method: 'POST',
      path: '/v1/store/purchases/{purchase}/resolve',
      tag,
      scope: write,
      summary: 'Say what became of a purchase',
      description:
        'For one that nobody is sure of. Look at the supplier first: what is said to be `absent` or `failed` is bought elsewhere, and paid there.',
      params,
      body: Resolve,
      answer: PurchaseTold,
      refusals: ['not_found', 'purchase_not_open', 'wrong_asset', 'invalid_amount'],
      example: {
        params: { purchase: id },
        body: { say: 'placed', external_id: 'A-23501', note: 'Seen in the list of orders there.' },
        answer: { ...doubtful, status: 'placed', external_id: 'A-23501' },
      },
    },
    async (needs, call) =>
      fromPurchase(await resolvePurchase(needs, call.workspace, call.params.purchase, toSaid(call.body), doneBy(call))),
  ),
  route(
    {
      id: 'takeStorePurchase',
      method: 'POST',
      path: '/v1/store/purchases/{purchase}/take',
      tag,
      scope: write,
      summary: 'Take a purchase from the queue of the desk',
      description: 'From then on nobody else buys it. With `give_back` it lies in the queue again.',
      params,
      body: z.strictObject({ give_back: z.boolean().optional() }).meta({ id: 'StorePurchaseTake' }),
      answer: PurchaseTold,
      refusals: ['not_found', 'purchase_not_open', 'already_decided'],
      example: {
        params: { purchase: id },
        body: {},
        answer: { ...example, taken_by: 'key:key_1', taken_at: '2026-11-20T10:01:00.000Z' },
      },
    },
    async (needs, call) => {
      const taking = given({ giveBack: call.body.give_back });
      return fromPurchase(await takePurchase(needs, call.workspace, call.params.purchase, taking, doneBy(call)));
    },
  ),
  route(
    {
      id: 'buyStorePurchase',
      method: 'POST',
      path: '/v1/store/purchases/{purchase}/bought',
      tag,
      scope: write,
      summary: 'Say that it was bought by hand',
      description: 'By who took it, with what it cost and what shows it. The buyer is told, and the cost is booked.',
      params,
      body: z.strictObject({ cost: Amount, proof: Proof }).meta({ id: 'StorePurchaseBought' }),
      answer: PurchaseTold,
      refusals: ['not_found', 'purchase_not_open', 'another_person_needed', 'wrong_asset', 'invalid_amount'],
      example: {
        params: { purchase: id },
        body: { cost: usd('7.4'), proof: 'Receipt 12' },
        answer: { ...example, status: 'delivered', cost: usd('7.4'), proof: 'Receipt 12' },
      },
    },
    async (needs, call) =>
      fromPurchase(await boughtByHand(needs, call.workspace, call.params.purchase, call.body, doneBy(call))),
  ),
  route(
    {
      id: 'cannotBuyStorePurchase',
      method: 'POST',
      path: '/v1/store/purchases/{purchase}/cannot',
      tag,
      scope: write,
      summary: 'Say that it cannot be bought by hand',
      description: 'By who took it. Surely nothing was bought: the next supplier is asked, or the money goes back.',
      params,
      body: z.strictObject({ reason: lines(500) }).meta({ id: 'StorePurchaseCannot' }),
      answer: PurchaseTold,
      refusals: ['not_found', 'purchase_not_open', 'another_person_needed'],
      example: {
        params: { purchase: id },
        body: { reason: 'The card was declined.' },
        answer: { ...example, status: 'failed', words: 'The card was declined.' },
      },
    },
    async (needs, call) =>
      fromPurchase(await cannotBuy(needs, call.workspace, call.params.purchase, call.body, doneBy(call))),
  ),
];

export const storePurchaseRoutes = [...looking, ...deciding];
