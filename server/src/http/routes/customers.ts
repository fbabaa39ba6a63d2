import { z } from 'zod';
import { subscriptionsOfCustomer } from '#subscriptions';
import { fromSubscription, Subscription } from './wire/subscription.ts';
import { customerStatement, getCustomer, grantCategories, listGrants, readScales } from '#billing';
import { route } from './operation.ts';
import { fromCustomer, fromGrant, fromStatement } from './wire/customer.ts';
import { Instant, InstantTold } from './wire/instant.ts';
import { NextCursor, pageQuery } from './wire/page.ts';
import { given } from './wire/given.ts';
import { Digits } from './wire/quantity.ts';
import { Customer } from './wire/text.ts';
import { Entry } from './wire/timeline.ts';

export const Credits = z
  .object({ credit_type: z.string(), available: Digits, reserved: Digits, debt: Digits })
  .meta({ id: 'CreditState', description: 'What a customer has of one credit type.' });

export const Entitlement = z
  .object({
    id: z.string(),
    feature: z.string(),
    starts_at: InstantTold,
    ends_at: InstantTold.optional().describe('For ever, when not given.'),
    payment: z.string().optional(),
    actor: z.string().optional().describe('Who gave it, when no payment did.'),
    reason: z.string().optional(),
  })
  .meta({ id: 'Entitlement' });

const CustomerAnswer = z
  .object({
    customer: z.string(),
    credits: z.array(Credits),
    entitlements: z.array(Entitlement),
    subscriptions: z.array(Subscription).describe('Those that were paid at least once, newest first.'),
    as_of: InstantTold,
  })
  .meta({ id: 'CustomerState' });

export const GrantState = z
  .object({
    id: z.string(),
    credit_type: z.string(),
    category: z.enum(grantCategories),
    priority: z.int(),
    status: z.enum(['live', 'used', 'expired', 'revoked']),
    granted: Digits,
    available: Digits,
    reserved: Digits,
    spent: Digits,
    expired: Digits,
    revoked: Digits,
    rolled_over: Digits.describe('Carried over to another lot.'),
    starts_at: InstantTold,
    expires_at: InstantTold.optional(),
    payment: z.string().optional(),
    reason: z.string().optional(),
    rolled_from: z.string().optional().describe('The lot that these credits were carried over from.'),
    once_key: z.string().optional(),
  })
  .meta({ id: 'Grant', description: 'A lot of credits: `granted` is the sum of where its credits are.' });

const Statement = z
  .object({ credit_type: z.string(), opening: Digits, closing: Digits, movements: z.array(Entry) })
  .meta({ id: 'CreditStatement', description: '`opening` plus every movement is `closing`, to the unit.' });

const asOf = { as_of: Instant.optional().describe('How it was at that instant; now, when not given.') };
const params = z.strictObject({ customer: Customer });
const page = z.strictObject({ ...asOf, ...pageQuery });
const period = z.strictObject({ from: Instant, to: Instant, ...asOf });
const tag = 'Customers';
const scope = 'customers:read';
const example = { params: { customer: '123456789' } };
const now = '2026-11-20T10:00:00.000Z';
const entry = {
  at: now,
  kind: 'use',
  transfer: '1042',
  credit_type: 'credits',
  available: '-10',
  reserved: '0',
  debt: '0',
  lots: [{ grant: 'gr_0199d3a5c0de7a000b2c4d6e8f001122', amount: '-10' }],
  feature: 'image',
};

export const customerRoutes = [
  route(
    {
      id: 'getCustomer',
      method: 'GET',
      path: '/v1/customers/{customer}',
      tag,
      scope,
      summary: 'What a customer has',
      description: 'Credits and entitlements, now or at any past instant. A customer nobody has heard of has nothing.',
      params,
      query: z.strictObject(asOf),
      answer: CustomerAnswer,
      refusals: [],
      example: {
        ...example,
        answer: {
          customer: '123456789',
          credits: [{ credit_type: 'credits', available: '490', reserved: '0', debt: '0' }],
          entitlements: [],
          subscriptions: [],
          as_of: now,
        },
      },
    },
    async (needs, { workspace, params: { customer }, query }) => {
      const state = await getCustomer(needs, workspace, customer, query.as_of);
      const subscriptions = await subscriptionsOfCustomer(needs, workspace, customer, state.asOf);
      const told = fromCustomer(state, await readScales(needs.pool, workspace));
      return { ...told, subscriptions: subscriptions.map(fromSubscription) };
    },
  ),
  route(
    {
      id: 'listGrants',
      method: 'GET',
      path: '/v1/customers/{customer}/grants',
      tag,
      scope,
      summary: 'The lots of a customer, newest first',
      description: 'Each lot with where its credits are: available, reserved, spent, expired, revoked, rolled over.',
      params,
      query: page,
      answer: z.object({ grants: z.array(GrantState), cursor: NextCursor }).meta({ id: 'GrantList' }),
      refusals: [],
      example: { ...example, query: { limit: 20 }, answer: { grants: [] } },
    },
    async (needs, { workspace, params: { customer }, query }) => {
      const { grants, cursor } = await listGrants(needs, workspace, customer, sliceOf(query));
      const scales = await readScales(needs.pool, workspace);
      return { grants: grants.map((lot) => fromGrant(lot, scales(lot.creditType))), ...given({ cursor }) };
    },
  ),
  route(
    {
      id: 'customerStatement',
      method: 'GET',
      path: '/v1/customers/{customer}/statement',
      tag,
      scope,
      summary: 'A statement for a period',
      description: 'What the customer could spend at `from`, each change up to `to`, and what was left then.',
      params,
      query: period,
      answer: z
        .object({
          customer: z.string(),
          from: InstantTold,
          to: InstantTold,
          as_of: InstantTold,
          statements: z.array(Statement),
        })
        .meta({ id: 'Statement' }),
      refusals: [],
      example: {
        ...example,
        query: { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' },
        answer: {
          customer: '123456789',
          from: '2026-11-01T00:00:00.000Z',
          to: '2026-12-01T00:00:00.000Z',
          as_of: now,
          statements: [{ credit_type: 'credits', opening: '500', closing: '490', movements: [entry] }],
        },
      },
    },
    async (needs, { workspace, params: { customer }, query: { from, to, as_of } }) =>
      fromStatement(
        await customerStatement(needs, workspace, customer, { from, to, ...given({ asOf: as_of }) }),
        await readScales(needs.pool, workspace),
      ),
  ),
];

const sliceOf = ({ as_of, ...slice }: z.output<typeof page>) => ({ ...slice, ...given({ asOf: as_of }) });
