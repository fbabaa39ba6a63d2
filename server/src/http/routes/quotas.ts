import { z } from 'zod';
import { customerQuotas, deleteQuota, overrideCustomerQuota, setQuota } from '#billing';
import { quotaScopes, selectQuota, selectQuotas, type Quota, type QuotaInput } from '#quotas';
import { route } from './operation.ts';
import { given } from './wire/given.ts';
import { Instant, InstantTold, toInstant } from './wire/instant.ts';
import { Digits } from './wire/quantity.ts';
import * as wire from './wire/quota.ts';
import { Code, Customer, words } from './wire/text.ts';

const Concurrency = z.strictObject({ kind: z.literal('concurrency') }).meta({
  id: 'Concurrency',
  description: 'No window: at most `limit` reservations open at once.',
});

const QuotaRequest = z
  .strictObject({
    features: z.array(Code).min(1).max(50).describe('They share the limit.'),
    scope: z.enum(quotaScopes).optional().describe('Each customer (the default), or everybody together.'),
    limit: wire.Limit.nullish().describe('Units per window. Not given: only the plans have a limit.'),
    plans: z
      .array(wire.PlanAsked)
      .max(50)
      .optional()
      .describe('Other limits for who holds a plan; the highest counts.'),
    window: z.union([wire.WindowAsked, Concurrency]),
  })
  .meta({ id: 'QuotaRequest' });

const QuotaAnswer = z
  .object({
    code: z.string(),
    features: z.array(z.string()),
    scope: z.enum(quotaScopes),
    limit: Digits.optional(),
    plans: z.array(wire.PlanTold),
    window: z.union([wire.WindowTold, z.object({ kind: z.literal('concurrency') })]),
  })
  .meta({ id: 'Quota' });

const toQuota = (code: string, body: z.output<typeof QuotaRequest>): QuotaInput => ({
  code,
  features: body.features,
  limit: body.limit ?? null,
  window: body.window.kind === 'concurrency' ? 'concurrency' : wire.toWindow(body.window),
  ...given({ scope: body.scope, plans: body.plans }),
});

const fromQuota = ({ code, features, scope, limit, plans, window }: Quota): z.input<typeof QuotaAnswer> => ({
  code,
  features: [...features],
  scope,
  ...given({ limit: limit?.toString() }),
  plans: plans.map(wire.fromPlan),
  window: window === 'concurrency' ? { kind: window } : wire.fromWindow(window),
});

const States = z
  .object({ customer: z.string(), quotas: z.array(wire.QuotaStateTold), as_of: InstantTold })
  .meta({ id: 'CustomerQuotas' });

const Override = z
  .strictObject({
    limit: wire.Limit.nullable().describe('null: the limit of the quota again.'),
    until: Instant.optional().describe('For good, when not given.'),
    reason: words(500),
  })
  .meta({ id: 'QuotaOverrideRequest' });

const tag = 'Quotas';
const params = z.strictObject({ code: Code });
const window = { kind: 'calendar', period: 'day', zone: 'Europe/Berlin' };
const asked = { features: ['image'], limit: '3', plans: [{ product: 'pass', limit: '50' }], window };
const daily = { code: 'daily_images', scope: 'customer', ...asked };
const state = { quota: 'daily_images', limit: '3', used: '2', remaining: '1', resets_at: '2026-11-20T23:00:00.000Z' };
const states = { customer: '123456789', quotas: [state], as_of: '2026-11-20T10:00:00.000Z' };

export const quotaRoutes = [
  route(
    {
      id: 'setQuota',
      method: 'PUT',
      path: '/v1/quotas/{code}',
      tag,
      scope: 'catalogue:write',
      summary: 'Limit features, or change the limit from now on',
      description:
        'At most so many units per window, or so many reservations at once. Checked and taken in the same step as credits; a change keeps what was counted.',
      body: QuotaRequest,
      params,
      answer: QuotaAnswer,
      refusals: ['unknown_feature', 'feature_not_metered'],
      example: { params: { code: daily.code }, body: asked, answer: daily },
    },
    async (needs, { workspace, params: { code }, body }) =>
      fromQuota(await setQuota(needs, workspace, toQuota(code, body))),
  ),
  route(
    {
      id: 'getQuota',
      method: 'GET',
      path: '/v1/quotas/{code}',
      tag,
      scope: 'catalogue:read',
      summary: 'One quota',
      description: 'As it is now.',
      params,
      answer: QuotaAnswer,
      refusals: ['not_found'],
      example: { params: { code: daily.code }, answer: daily },
    },
    async ({ pool }, { workspace, params: { code } }) => fromQuota(await selectQuota(pool, workspace, code)),
  ),
  route(
    {
      id: 'listQuotas',
      method: 'GET',
      path: '/v1/quotas',
      tag,
      scope: 'catalogue:read',
      summary: 'Every quota',
      description: 'By code. There are few, so they come all at once.',
      answer: z.object({ quotas: z.array(QuotaAnswer) }).meta({ id: 'QuotaList' }),
      refusals: [],
      example: { answer: { quotas: [daily] } },
    },
    async ({ pool }, { workspace }) => ({ quotas: (await selectQuotas(pool, workspace)).map(fromQuota) }),
  ),
  route(
    {
      id: 'deleteQuota',
      method: 'DELETE',
      path: '/v1/quotas/{code}',
      tag,
      scope: 'catalogue:write',
      summary: 'Remove a quota with its counter',
      description: 'One defined anew under the same code begins to count anew.',
      params,
      answer: z.object({ code: z.string(), removed: z.literal(true) }).meta({ id: 'QuotaRemoved' }),
      refusals: ['not_found'],
      example: { params: { code: daily.code }, answer: { code: daily.code, removed: true } },
    },
    async (needs, { workspace, params: { code } }) => {
      await deleteQuota(needs, workspace, code);
      return { code, removed: true as const };
    },
  ),
  route(
    {
      id: 'customerQuotas',
      method: 'GET',
      path: '/v1/customers/{customer}/quotas',
      tag,
      scope: 'customers:read',
      summary: 'How every quota stands for a customer',
      description: 'Used and remaining in the window of now, or of `as_of`; limits are those of today.',
      params: z.strictObject({ customer: Customer }),
      query: z.strictObject({ as_of: Instant.optional() }),
      answer: States,
      refusals: [],
      example: { params: { customer: states.customer }, answer: states },
    },
    async (needs, { workspace, params: { customer }, query }) => {
      const { quotas, asOf } = await customerQuotas(needs, workspace, customer, query.as_of);
      return { customer, quotas: quotas.map(wire.fromState), as_of: toInstant(asOf) };
    },
  ),
  route(
    {
      id: 'overrideQuota',
      method: 'PUT',
      path: '/v1/customers/{customer}/quotas/{code}',
      tag,
      scope: 'customers:write',
      summary: 'Give one customer another limit',
      description: 'From now on, until an instant or for good. The reason stands on the customer’s timeline.',
      body: Override,
      params: z.strictObject({ customer: Customer, code: Code }),
      answer: States,
      refusals: ['not_found'],
      example: {
        params: { customer: states.customer, code: daily.code },
        body: { limit: '10', until: '2026-12-01T00:00:00Z', reason: 'Their images came out black.' },
        answer: { ...states, quotas: [{ ...state, limit: '10', remaining: '8' }] },
      },
    },
    async (needs, { workspace, caller, params: { customer, code }, body: { limit, until, reason } }) => {
      const override = { customer, quota: code, limit, reason, ...given({ until }) };
      await overrideCustomerQuota(needs, workspace, { ...override, actor: caller.key });
      const { quotas, asOf } = await customerQuotas(needs, workspace, customer);
      return { customer, quotas: quotas.map(wire.fromState), as_of: toInstant(asOf) };
    },
  ),
];
