import { z } from 'zod';
import { unitsMax } from '#kernel';
import { periods, type PlanLimit, type QuotaState, type Window } from '#quotas';
import { Duration } from './duration.ts';
import { Instant, InstantTold, toInstant } from './instant.ts';
import { given } from './given.ts';
import { Digits, Quantity, quantityRule } from './quantity.ts';
import { Code } from './text.ts';

const Zone = z
  .string()
  .min(1)
  .max(64)
  .meta({ id: 'TimeZone', description: 'A time zone of the IANA list: `Europe/Berlin`, `UTC`.' });

const Calendar = z.strictObject({
  kind: z.literal('calendar'),
  period: z.enum(periods),
  zone: Zone.optional().describe('`UTC` when not given.'),
  week_start: z.int().min(1).max(7).optional().describe('The first day of a week: 1 (Monday, the default) to 7.'),
});
const Sliding = z.strictObject({ kind: z.literal('sliding'), duration: Duration });
const Anniversary = z.strictObject({
  kind: z.literal('anniversary'),
  period: z.enum(['day', 'week', 'month', 'year']),
  every: z.int().min(1).max(366).optional().describe('So many periods long; 1 when not given.'),
  zone: Zone.optional().describe('`UTC` when not given.'),
  since: z
    .union([z.literal('first_use'), z.strictObject({ product: Code }), Instant])
    .describe('An instant, the first use, or the newest purchase of a product.'),
});

/** A window on its way in. */
export const WindowAsked = z.union([Calendar, Sliding, Anniversary]).meta({
  id: 'WindowAsked',
  description: 'The clock’s own periods in a time zone, the last so many seconds, or periods since something.',
});

/** A window on its way out. */
export const WindowTold = z
  .object({
    kind: z.enum(['calendar', 'sliding', 'anniversary']),
    period: z.enum(periods).optional(),
    zone: z.string().optional(),
    week_start: z.int().optional(),
    every: z.int().optional(),
    seconds: z.int().optional(),
    since: z.union([z.string(), z.object({ product: z.string() })]).optional(),
  })
  .meta({ id: 'Window' });

export function toWindow(asked: z.output<typeof WindowAsked>): Window {
  if (asked.kind === 'sliding') return { kind: 'sliding', seconds: asked.duration };
  const zone = asked.zone ?? 'UTC';
  if (asked.kind === 'anniversary') return { ...asked, zone, every: asked.every ?? 1 };
  const { kind, period, week_start } = asked;
  return { kind, period, zone, ...(week_start !== undefined && { weekStart: week_start }) };
}

export function fromWindow(window: Window): z.input<typeof WindowTold> {
  if (window.kind === 'sliding') return window;
  if (window.kind === 'anniversary')
    return { ...window, since: window.since instanceof Date ? toInstant(window.since) : window.since };
  const { kind, period, zone, weekStart } = window;
  return { kind, period, zone, ...given({ week_start: weekStart }) };
}

/** A limit, which may be zero: then the feature is closed. */
export const Limit = z
  .union([Quantity, z.literal(['0', 0]).transform(() => 0n)], { error: quantityRule })
  .refine((units) => units <= unitsMax, { error: quantityRule })
  .meta({ id: 'Limit', description: 'A whole number from zero on, as a decimal string.' });

const product = z.strictObject({ product: Code, limit: Limit });
const feature = z.strictObject({ feature: Code, limit: Limit });
export const PlanAsked = z.union([product, feature]).meta({ id: 'PlanLimitAsked' });
export const PlanTold = z
  .object({ product: z.string().optional(), feature: z.string().optional(), limit: Digits })
  .meta({ id: 'PlanLimit' });

export const fromPlan = (plan: PlanLimit): z.input<typeof PlanTold> => ({ ...plan, limit: plan.limit.toString() });

/** How a quota stands for a customer. */
export const QuotaStateTold = z
  .object({
    quota: z.string(),
    limit: Digits.optional().describe('Not given when there is none for this customer.'),
    used: Digits,
    remaining: Digits.optional(),
    resets_at: InstantTold.optional().describe('When something of it comes back.'),
  })
  .meta({ id: 'QuotaState' });

export const fromState = ({ quota, limit, used, remaining, resetsAt }: QuotaState): z.input<typeof QuotaStateTold> => ({
  quota,
  used: used.toString(),
  ...given({ limit: limit?.toString(), remaining: remaining?.toString(), resets_at: resetsAt && toInstant(resetsAt) }),
});

/** Beside a no: the quota that said it, and when it has room again. */
export const quotaNo = {
  quota: z.string().optional().describe('The quota that says no.'),
  resets_at: InstantTold.optional().describe('When it has room; not given when waiting does not help.'),
};

export const fromNo = ({ quota, resetsAt }: { readonly quota?: string; readonly resetsAt?: Date }) =>
  given({ quota, resets_at: resetsAt && toInstant(resetsAt) });
