import { z } from 'zod';
import type { Call, Operation, Route } from './operation.ts';
import { actions, answerPanel, answerProblem, shown, type PanelApiNeeds } from './panel/index.ts';

/** A thousand comments, with room to spare. */
const bytesMax = 256 * 1024;

const text = (description: string) => z.string().optional().meta({ description });

/** As panels name them. Every value may come as a text; where it is a number, as one of JSON as well. */
const fields = {
  key: text('Your key. Left out, `services` may answer all the same, where the operator allows it.'),
  action: z.enum([...actions.keys()] as [string, ...string[]]).meta({ description: 'What is asked.' }),
  service: text('`add`: the number of the service.'),
  link: text('`add`: what it is for.'),
  quantity: text('`add`: how many; of each run in a drip-feed. Not for packages and comments.'),
  comments: text('`add`, Custom Comments: one per line.'),
  runs: text('`add`, drip-feed: how often.'),
  interval: text('`add`, drip-feed: minutes from one run to the next.'),
  request_id: text('`add`: up to 128 characters. The same one is one order, however often it is sent.'),
  order: text('`status`, `cancel`, `refill`: one order.'),
  orders: text('The same of up to 100 orders: `1,2,3`.'),
  refill: text('`refill_status`: one refill.'),
  refills: text('The same of up to 100 refills: `1,2,3`.'),
  language: text('`services`: the language of the names, such as `ru`.'),
};
const Fields = z.object(fields).meta({ id: 'PanelRequest' });

const error = { error: 'Rate limit exceeded. Max 60 requests per minute.' };
const shared = {
  tag: 'Panel',
  path: '/api/v2',
  takesAnything: { bytesMax },
  answer: z.unknown().meta({ description: 'By the action; or `{"error": …}` and nothing else.' }),
  refusals: [],
} as const satisfies Partial<Operation>;

const dialect = {
  consumes: 'application/x-www-form-urlencoded',
  alsoAt: ['/api/v2/'],
  answerProblem,
  shown,
  problems: {
    429: { description: 'The requests of this minute are used up.', example: error },
    500: {
      description: 'Something broke on our side: what was asked may have happened.',
      example: { error: 'Temporarily unavailable. Please try again later.' },
    },
    503: {
      description: 'The platform cannot answer just now: what was asked may have happened.',
      example: { error: 'Temporarily unavailable. Please try again later.' },
    },
  },
} as const satisfies Operation['dialect'];

const description =
  'The API that JustAnotherPanel and its kin have: an address and a key are all that a client changes. Fields come as a form, as multipart, as JSON or in the address. Errors are `{"error": "…"}` with status 200; the header `X-Error-Code` has a code for programs. Repeat an `add` whose answer got lost with the same `request_id`.';

const status = { charge: '0.27819', start_count: '3572', status: 'Partial', remains: '157', currency: 'USD' };

const run: Route['run'] = async (needs: PanelApiNeeds, call: Call<unknown, unknown, unknown>): Promise<void> => {
  const { rawQuery, bytes, address, headers, answerAs } = call;
  const { authorization, 'content-type': contentType = '' } = headers;
  answerAs(await answerPanel(needs, { rawQuery, bytes, address, authorization, contentType }));
};

export const panelApiRoutes: readonly Route[] = [
  {
    operation: {
      ...shared,
      dialect,
      id: 'panel',
      method: 'POST',
      summary: 'The API of SMM panels, version 2',
      description,
      body: Fields,
      example: { body: { key: 'ak_…', action: 'status', order: '23501' }, answer: status },
    },
    run,
  },
  {
    operation: {
      ...shared,
      dialect,
      id: 'panelByGet',
      method: 'GET',
      summary: 'The API of SMM panels, version 2 (GET)',
      description: `${description} In the address a key is seen by every proxy on the way: use POST where you can.`,
      query: z.object(fields),
      example: { query: { key: 'ak_…', action: 'status', order: '23501' }, answer: status },
    },
    run,
  },
];
