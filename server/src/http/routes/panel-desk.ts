import { z } from 'zod';
import { listDesk, reportByHand, takeDeskItem } from '#reselling';
import { doneBy } from './actor.ts';
import { route } from './operation.ts';
import { panelOrderExample } from './panel-orders.ts';
import { given } from './wire/given.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { DeskItemTold, fromWork } from './wire/panel-order.ts';
import { AnyId, lines } from './wire/text.ts';

const tag = 'Panel';
const item = `${panelOrderExample.order}:1`;
const waiting = {
  item,
  kind: 'run',
  since: '2026-11-20T10:00:30.000Z',
  is_stop_wanted: false,
  order: { ...panelOrderExample, status: 'processing' },
} as const;
const taken = { taken_by: 'key:key_01', taken_at: '2026-11-20T10:05:00.000Z' } as const;

const params = z.strictObject({ id: AnyId });
const Desk = z.object({ items: z.array(DeskItemTold), cursor: NextCursor }).meta({ id: 'PanelDesk' });
const query = z.strictObject({
  kind: z.enum(['run', 'refill']).exactOptional(),
  mine: z.enum(['true', 'false']).exactOptional().describe('Only what this key has taken.'),
  ...pageQuery,
});
const TakeRequest = z
  .strictObject({ take_over: z.boolean().optional().describe('From somebody who has it.') })
  .meta({ id: 'PanelDeskTake' });

const Whole = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const ReportRequest = z
  .strictObject({
    start_count: Whole.optional().describe('The counter when the work began.'),
    delivered: Whole.optional().describe('How much is there now, in all; never less than was said before.'),
    ended: z.boolean().optional().describe('Nothing more comes of it: the money of the rest goes back.'),
    rejected: z.boolean().optional().describe('Of a refill: it is not made good.'),
    proof: lines(2000).optional().describe('What shows it: words, or a link.'),
    note: lines(2000).optional(),
  })
  .meta({ id: 'PanelDeskReport' });

export const panelDeskRoutes = [
  route(
    {
      id: 'listPanelDesk',
      method: 'GET',
      path: '/v1/panel/desk',
      tag,
      scope: 'panel:read',
      summary: 'What waits for a person, what waits longest first',
      description: 'Orders and refills of services that are done by hand.',
      query,
      answer: Desk,
      refusals: [],
      example: { query: { limit: 20 }, answer: { items: [waiting] } },
    },
    async ({ pool }, call) => {
      const { mine, ...filter } = call.query;
      const { workspace } = call;
      const page = await listDesk(pool, { workspace, ...filter, ...(mine === 'true' && { takenBy: doneBy(call) }) });
      return { items: page.work.map(fromWork), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'takePanelDeskItem',
      method: 'POST',
      path: '/v1/panel/desk-items/{id}/take',
      tag,
      scope: 'panel:write',
      summary: 'See to a piece of work',
      description: 'Its order is in progress from then on. Who has it may take it again.',
      params,
      body: TakeRequest,
      answer: DeskItemTold,
      refusals: ['not_found', 'already_claimed', 'already_decided'],
      example: {
        params: { id: item },
        body: {},
        answer: { ...waiting, ...taken, order: panelOrderExample },
      },
    },
    async (needs, call) => {
      const taking = { by: doneBy(call), ...given({ isTakenOver: call.body.take_over }) };
      return fromWork(await takeDeskItem(needs, call.workspace, call.params.id, taking));
    },
  ),
  route(
    {
      id: 'reportPanelDeskItem',
      method: 'POST',
      path: '/v1/panel/desk-items/{id}/report',
      tag,
      scope: 'panel:write',
      summary: 'Say how far a piece of work is, or what came of it',
      description:
        'It is over when all is delivered, or when you say that it ended: then the delivered part is sold, and the money of the rest goes back. A refill is over by its report.',
      params,
      body: ReportRequest,
      answer: DeskItemTold,
      refusals: ['not_found', 'already_claimed', 'already_decided'],
      example: {
        params: { id: item },
        body: { start_count: 3572, delivered: 400, proof: 'https://example.com/proof.png' },
        answer: { ...waiting, ...taken, proof: 'https://example.com/proof.png', order: panelOrderExample },
      },
    },
    async (needs, call) => {
      const { start_count: startCount, delivered, ended: isEnded, rejected: isRejected, proof, note } = call.body;
      const report = given({ startCount, delivered, isEnded, isRejected, proof, note });
      return fromWork(await reportByHand(needs, call.workspace, call.params.id, report, doneBy(call)));
    },
  ),
];
