import { z } from 'zod';
import { getPlacement, listPlacements, resolvePlacement, type Resolution } from '#upstream';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { fromPlacement, PlacementTold } from './wire/provider.ts';
import { parseUnits, scaleOf } from '#kernel';
import { AnyId, lines } from './wire/text.ts';

const tag = 'Panel';
const params = z.strictObject({ placement: AnyId });
const id = 'plc_0199d3a5c0de7a000b2c4d6e8f001122';
const example = {
  placement: id,
  order: 'ro_0199d3a5c0de7a000b2c4d6e8f001122',
  run: 1,
  provider: 'prv_0199d3a5c0de7a000b2c4d6e8f001122',
  offer: '4711',
  status: 'unknown',
  expected: { asset: 'USD', amount: '0.9' },
  delivered: 0,
  problem: 'The panel gave no answer and has no list of orders.',
  desk_since: '2026-11-20T10:00:05.000Z',
  sent_at: '2026-11-20T10:00:00.000Z',
} as const;

const note = lines(1000).describe('What you found, for the audit log.');
/** What a panel keeps may be nothing. */
const Kept = z.strictObject({
  asset: z.string().regex(/^[A-Z]{3,5}$/, { error: 'Name the currency, such as "USD".' }),
  amount: z.string().regex(/^(0|[1-9]\d{0,11})(\.\d{1,6})?$/, { error: 'Write a decimal string such as "0.27".' }),
});
const Resolve = z
  .discriminatedUnion('say', [
    z.strictObject({ say: z.literal('placed'), external_id: AnyId, note }).describe('The panel has it.'),
    z.strictObject({ say: z.literal('absent'), note }).describe('It surely never took it: it is placed anew.'),
    z
      .strictObject({ say: z.literal('ended'), delivered: z.int().min(0), charge: Kept, note })
      .describe('It is over there, and this came of it; `charge` is what the panel keeps.'),
    z.strictObject({ say: z.literal('settled'), note }).describe('There is nothing left to do.'),
  ])
  .meta({ id: 'PanelPlacementResolution' });

function toResolution(body: z.output<typeof Resolve>): Resolution & { readonly note: string } {
  if (body.say === 'placed') return { say: 'placed', externalId: body.external_id, note: body.note };
  if (body.say !== 'ended') return body;
  const { charge, ...rest } = body;
  return { ...rest, charge: { asset: charge.asset, units: parseUnits(charge.amount, scaleOf(charge.asset)) } };
}

export const panelPlacementRoutes = [
  route(
    {
      id: 'listPanelPlacements',
      method: 'GET',
      path: '/v1/panel/placements',
      tag,
      scope: 'panel:read',
      summary: 'Orders at upstream panels, newest first',
      description: 'All, those of one order of a reseller, or those that wait for a person.',
      query: z.strictObject({
        order: AnyId.exactOptional(),
        desk: z.enum(['yes']).exactOptional().describe('Only those that wait for a person.'),
        ...pageQuery,
      }),
      answer: z.object({ placements: z.array(PlacementTold), cursor: NextCursor }).meta({ id: 'PanelPlacementList' }),
      refusals: [],
      example: { query: { desk: 'yes' }, answer: { placements: [example] } },
    },
    async ({ pool }, { workspace, query: { desk, ...query } }) => {
      const filter = { ...query, ...(desk && { isAtDesk: true }) };
      const { items, cursor } = await listPlacements(pool, workspace, filter);
      return { placements: items.map(fromPlacement), ...given({ cursor }) };
    },
  ),
  route(
    {
      id: 'getPanelPlacement',
      method: 'GET',
      path: '/v1/panel/placements/{placement}',
      tag,
      scope: 'panel:read',
      summary: 'One order at an upstream panel',
      description:
        'Sending, placed, ended; or refused: the panel surely took nothing. `unknown`: it was sent, and nobody knows yet.',
      params,
      answer: PlacementTold,
      refusals: ['not_found'],
      example: { params: { placement: id }, answer: example },
    },
    async ({ pool }, { workspace, params: { placement } }) =>
      fromPlacement(await getPlacement(pool, workspace, placement)),
  ),
  route(
    {
      id: 'resolvePanelPlacement',
      method: 'POST',
      path: '/v1/panel/placements/{placement}/resolve',
      tag,
      scope: 'panel:write',
      summary: 'Say what became of an order at a panel',
      description:
        'For one that nobody is sure of. Look at the panel first: what is said to be `absent` is placed anew, and paid anew if it was not.',
      params,
      body: Resolve,
      answer: PlacementTold,
      refusals: ['not_found', 'already_decided', 'wrong_asset'],
      example: {
        params: { placement: id },
        body: { say: 'placed', external_id: '23501', note: 'Seen in the list of orders there.' },
        answer: { ...example, status: 'placed', external_id: '23501' },
      },
    },
    async (needs, call) => {
      const said = toResolution(call.body);
      return fromPlacement(await resolvePlacement(needs, call.workspace, call.params.placement, said, doneBy(call)));
    },
  ),
];
