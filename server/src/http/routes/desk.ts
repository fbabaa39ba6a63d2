import { z } from 'zod';
import { acceptPayment, deskActions, deskKinds, listDesk, lookUpNow } from '#payments';
import { route } from './operation.ts';
import { Payment, paymentExample } from './payments.ts';
import { given } from './wire/given.ts';
import { InstantTold, toInstant } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { fromPayment } from './wire/payment.ts';
import { AnyId, lines } from './wire/text.ts';

const DeskCase = z
  .object({
    kind: z.enum(deskKinds),
    payment: Payment,
    problem: z.string().describe('Why it waits, in a sentence.'),
    actions: z.array(z.enum(deskActions)).describe('What can be done: `match`, `accept`, `refund` or `look`.'),
    since: InstantTold,
  })
  .meta({ id: 'DeskCase' });

const params = z.strictObject({ id: AnyId });
const tag = 'Desk';
const id = paymentExample.id;
const waiting = {
  ...paymentExample,
  status: 'settled',
  paid: { asset: 'XTR', amount: '240' },
  problem: '250 XTR was asked for and 240 XTR came.',
};

export const deskRoutes = [
  route(
    {
      id: 'listDesk',
      method: 'GET',
      path: '/v1/desk',
      tag,
      scope: 'payments:read',
      summary: 'Payments that wait for a person',
      description:
        'Newest first. `unmatched`: nobody knows what it was for. `differs`: another sum came than was asked for. `unfulfilled`: the product does not take it. `strange`: the gateway says something that only a person can judge.',
      query: z.strictObject(pageQuery),
      answer: z.object({ cases: z.array(DeskCase), cursor: NextCursor }).meta({ id: 'Desk' }),
      refusals: [],
      example: {
        answer: {
          cases: [
            {
              kind: 'differs',
              payment: waiting,
              problem: waiting.problem,
              actions: ['accept', 'refund'],
              since: '2026-11-20T10:00:00.000Z',
            },
          ],
        },
      },
    },
    async (needs, { workspace, query }) => {
      const { cases, cursor } = await listDesk(needs, workspace, query);
      const told = cases.map(({ payment, since, actions, ...rest }) => ({
        ...rest,
        payment: fromPayment(payment),
        actions: [...actions],
        since: toInstant(since),
      }));
      return { cases: told, ...given({ cursor }) };
    },
  ),
  route(
    {
      id: 'acceptPayment',
      method: 'POST',
      path: '/v1/payments/{id}/accept',
      tag,
      scope: 'refunds:write',
      summary: 'Fulfil a payment with what came',
      description:
        'For a payment on the desk. A product that takes any amount gives for what came; another one gives what was asked for, and the difference is booked as a loss of the house or as income of the app. Accepting twice changes nothing.',
      body: z.strictObject({ reason: lines(500).describe('Why, for the audit log.') }).meta({ id: 'AcceptRequest' }),
      params,
      answer: Payment,
      refusals: ['not_found', 'action_unavailable'],
      example: { params: { id }, body: { reason: 'A regular customer; ten Stars short.' }, answer: paymentExample },
    },
    async (needs, { workspace, caller, params: { id: payment }, body: { reason } }) =>
      fromPayment(await acceptPayment(needs, workspace, { payment, reason, actor: `key:${caller.key}` })),
  ),
  route(
    {
      id: 'lookUpPayment',
      method: 'POST',
      path: '/v1/payments/{id}/look',
      tag,
      scope: 'payments:write',
      summary: 'Ask the gateway now how a payment stands',
      description:
        'Gateways are asked by themselves, again and again; this asks at once and answers the payment as it is then. An answer that does not come now is waited for.',
      params,
      answer: Payment,
      refusals: ['not_found', 'action_unavailable'],
      example: { params: { id }, answer: paymentExample },
    },
    async (needs, { workspace, params: { id: payment } }) => fromPayment(await lookUpNow(needs, workspace, payment)),
  ),
];
