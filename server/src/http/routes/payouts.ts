import { z } from 'zod';
import { getPayout, listPayouts, quotePayout, requestPayout } from '#payouts';
import { route } from './operation.ts';
import { Amount } from './wire/amount.ts';
import { given } from './wire/given.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import {
  DestinationFields,
  fromPayout,
  fromQuote,
  fromStory,
  PayoutStatus,
  PayoutStoryTold,
  PayoutTold,
  QuoteTold,
  RailCode,
  User,
} from './wire/payout.ts';
import { AnyId, words } from './wire/text.ts';

const amount = (text: string) => ({ asset: 'TON', amount: text });
const id = 'po_0199d3a5c0de7a000b2c4d6e8f001122';
export const payoutExample = {
  payout: id,
  status: 'requested',
  source: 'user',
  user: '123456789',
  rail: 'ton',
  connection: 'con_0199d3a5c0de7a000b2c4d6e8f001122',
  amount: amount('10'),
  fee: amount('0.1'),
  net: amount('9.9'),
  destination: { address: 'UQDkVKRO6zddwChVnSGC6d8vEQhiF0SoSlhoPAeaTO7U9PjL' },
  asked_by: 'key:key_01',
  requested_at: '2026-11-20T10:00:00.000Z',
} as const;

const PayoutRequest = z
  .strictObject({
    user: User,
    amount: Amount.describe('What is taken from the user, our fee included. Stars leave whole: the rest stays.'),
    rail: RailCode,
    destination: DestinationFields.optional().describe('Either this or `address`.'),
    address: AnyId.optional().describe('An entry of the address book.'),
    connection: AnyId.optional().describe('The account that pays; the only one at this gateway, when not given.'),
    comment: words(128).optional().describe('Words for the receiver, where the rail carries any.'),
  })
  .meta({ id: 'PayoutRequest' });

const QuoteRequest = z
  .strictObject({ amount: Amount, rail: RailCode })
  .meta({ id: 'PayoutQuoteRequest', description: 'What would be asked for.' });

export const PayoutPageTold = z.object({ payouts: z.array(PayoutTold), cursor: NextCursor }).meta({ id: 'PayoutList' });
const query = z.strictObject({
  user: User.exactOptional(),
  status: PayoutStatus.exactOptional(),
  rail: RailCode.exactOptional(),
  ...pageQuery,
});
const tag = 'Payouts';

export const payoutRoutes = [
  route(
    {
      id: 'requestPayout',
      method: 'POST',
      path: '/v1/payouts',
      tag,
      scope: 'payouts:write',
      keyed: 'required',
      summary: 'Pay money of a user out',
      description:
        'The money leaves the user’s account at once; it is sent when it is approved, which small amounts are by themselves where the rules say so. Follow `status`, or the `payout.*` events.',
      body: PayoutRequest,
      answer: PayoutTold,
      refusals: [
        'insufficient_funds',
        'below_minimum',
        'above_limit',
        'invalid_amount',
        'asset_not_supported',
        'destination_invalid',
        'destination_cooling',
        'payouts_stopped',
        'gateway_switched_off',
        'not_found',
      ],
      example: {
        body: { user: '123456789', amount: amount('10'), rail: 'ton', destination: payoutExample.destination },
        answer: payoutExample,
      },
    },
    async (needs, { workspace, caller, body, key }) => {
      const asked = { workspace, key: `api:${key()}`, actor: `key:${caller.key}` };
      const { user, amount: sum, rail, ...rest } = body;
      return fromPayout(await requestPayout(needs, { ...asked, user, amount: sum, rail, ...given(rest) }));
    },
  ),
  route(
    {
      id: 'quotePayout',
      method: 'POST',
      path: '/v1/payout-quotes',
      tag,
      scope: 'payouts:write',
      summary: 'What a payout would cost, and whether somebody would have to approve it',
      description: 'Nothing happens. Refuses what a request would be refused for its amount alone.',
      body: QuoteRequest,
      answer: QuoteTold,
      refusals: ['below_minimum', 'above_limit', 'asset_not_supported'],
      example: {
        body: { amount: amount('10'), rail: 'ton' },
        answer: {
          amount: amount('10'),
          fee: amount('0.1'),
          net: amount('9.9'),
          minimum: amount('5'),
          approvals: 1,
          hold_seconds: 0,
        },
      },
    },
    async (needs, { workspace, body }) => fromQuote(await quotePayout(needs, { workspace, ...body })),
  ),
  route(
    {
      id: 'listPayouts',
      method: 'GET',
      path: '/v1/payouts',
      tag,
      scope: 'payments:read',
      summary: 'Payouts, newest first',
      description: 'Of one user, in one state, by one rail: or all.',
      query,
      answer: PayoutPageTold,
      refusals: [],
      example: { query: { status: 'requested' }, answer: { payouts: [payoutExample] } },
    },
    async ({ pool }, { workspace, query: filter }) => {
      const page = await listPayouts(pool, { workspace, ...filter });
      return { payouts: page.payouts.map(fromPayout), ...given({ cursor: page.cursor }) };
    },
  ),
  route(
    {
      id: 'listPayoutDesk',
      method: 'GET',
      path: '/v1/payouts/desk',
      tag,
      scope: 'payments:read',
      summary: 'Payouts that wait for a person, newest first',
      description:
        'Nobody knows what became of them, or somebody has to pay them by hand. Say what is with `POST /v1/payouts/{id}/resolve`.',
      query: z.strictObject(pageQuery),
      answer: PayoutPageTold,
      refusals: [],
      example: { query: { limit: 20 }, answer: { payouts: [payoutExample] } },
    },
    async ({ pool }, { workspace, query: page }) => {
      const found = await listPayouts(pool, { workspace, isAtDesk: true, ...page });
      return { payouts: found.payouts.map(fromPayout), ...given({ cursor: found.cursor }) };
    },
  ),
  route(
    {
      id: 'getPayout',
      method: 'GET',
      path: '/v1/payouts/{id}',
      tag,
      scope: 'payments:read',
      summary: 'One payout, with every step it took',
      description:
        'Requested, approved, sending, sent, confirmed (the receiver has it); or returned, and `outcome` says why. `unknown`: it was sent, and nobody knows yet what came of it.',
      params: z.strictObject({ id: AnyId }),
      answer: PayoutStoryTold,
      refusals: ['not_found'],
      example: {
        params: { id },
        answer: {
          ...payoutExample,
          approvals: [],
          steps: [{ status: 'requested', at: payoutExample.requested_at, actor: 'key:key_01' }],
        },
      },
    },
    async ({ pool }, { workspace, params }) => fromStory(await getPayout(pool, workspace, params.id)),
  ),
];
