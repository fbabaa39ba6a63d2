import { z } from 'zod';
import { grantAccess, revokeAccess } from '#billing';
import { Entitlement } from './customers.ts';
import { route } from './operation.ts';
import { fromEntitlement } from './wire/customer.ts';
import { given } from './wire/given.ts';
import { Instant } from './wire/instant.ts';
import { AnyId, Code, Customer, words } from './wire/text.ts';

const Reason = words(500).describe('Why: kept in the audit log and shown in the customer’s timeline.');

const AccessRequest = z
  .strictObject({
    feature: Code,
    until: Instant.optional().describe('For ever, when not given.'),
    reason: Reason,
  })
  .meta({ id: 'AccessRequest' });

const EndRequest = z.strictObject({ entitlement: AnyId, reason: Reason }).meta({ id: 'AccessEndRequest' });

const params = z.strictObject({ customer: Customer });
const tag = 'Customers';
const scope = 'customers:write';
const told = {
  id: 'ent_0199d3a5c0de7a000b2c4d6e8f001122',
  feature: 'vip',
  starts_at: '2026-11-20T10:00:00.000Z',
  ends_at: '2026-12-20T10:00:00.000Z',
  actor: 'key:key_0199d3a5c0de7a000b2c4d6e8f001122',
  reason: 'Won the contest.',
};

export const entitlementRoutes = [
  route(
    {
      id: 'grantEntitlement',
      method: 'POST',
      path: '/v1/customers/{customer}/entitlements',
      tag,
      scope,
      keyed: 'required',
      summary: 'Give access by hand',
      description: 'From now on, beside whatever was bought: no refund of a payment takes it.',
      body: AccessRequest,
      params,
      answer: Entitlement,
      refusals: ['unknown_feature'],
      example: {
        params: { customer: '123456789' },
        body: { feature: 'vip', until: '2099-12-20T10:00:00Z', reason: 'Won the contest.' },
        answer: told,
      },
    },
    async (needs, { workspace, caller, params: { customer }, body: { until, ...body }, key }) => {
      const by = { customer, key: key(), actor: `key:${caller.key}` };
      return fromEntitlement(await grantAccess(needs, workspace, { ...body, ...by, ...given({ until }) }));
    },
  ),
  route(
    {
      id: 'revokeEntitlement',
      method: 'POST',
      path: '/v1/customers/{customer}/entitlements/revoke',
      tag,
      scope,
      summary: 'End access now',
      description:
        'Bought or given by hand. No money goes back: to give it back, refund the payment. What was bought to follow it moves up.',
      body: EndRequest,
      params,
      answer: Entitlement,
      refusals: ['not_found'],
      example: {
        params: { customer: '123456789' },
        body: { entitlement: told.id, reason: 'Shared the account.' },
        answer: told,
      },
    },
    async (needs, { workspace, caller, params: { customer }, body }) =>
      fromEntitlement(await revokeAccess(needs, workspace, { ...body, customer, actor: `key:${caller.key}` })),
  ),
];
