import { Refusal, unitsMax } from '#kernel';
import { checkWindow, type Window } from './window.ts';

export const quotaScopes = ['customer', 'app'] as const;
/** Whose use is counted together: each customer's own, or everybody's. */
export type QuotaScope = (typeof quotaScopes)[number];

/** Another limit for customers who hold access to a feature, or a product that still gives something. */
export type PlanLimit = ({ readonly feature: string } | { readonly product: string }) & { readonly limit: bigint };

/**
 * At most `limit` units of these features together, per window; or, without a window (`concurrency`), at most so many open
 * reservations. Of the plans that a customer holds the highest limit counts; `limit` is for those who hold none, and
 * null is no limit.
 */
export type Quota = {
  readonly code: string;
  readonly features: readonly string[];
  readonly scope: QuotaScope;
  readonly limit: bigint | null;
  readonly plans: readonly PlanLimit[];
  readonly window: Window | 'concurrency';
};

/** A quota as an operator sets it: `scope` is `customer` and `plans` is empty unless told. */
export type QuotaInput = Pick<Quota, 'code' | 'features' | 'limit' | 'window'> &
  Partial<Pick<Quota, 'scope' | 'plans'>>;

const wrong = (what: string) => new Refusal('invalid_request', what);

/** Refuses with `invalid_request` or `invalid_amount` what is not a quota; fills in what was not told. */
export function checkQuota({ scope = 'customer', plans = [], ...input }: QuotaInput): Quota {
  const quota = { ...input, features: [...new Set(input.features)], scope, plans };
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,47}$/.test(quota.code)) throw wrong('A quota has a code of 1 to 48 characters.');
  if (quota.features.length < 1 || quota.features.length > 50) throw wrong('A quota names 1 to 50 features.');
  if (quota.limit === null && plans.length === 0) throw wrong('A quota has a limit, or plans that have one.');
  if (scope === 'app' && plans.length > 0) throw wrong('What everybody shares cannot depend on the plan of one.');
  if (scope === 'app' && isOfPurchase(quota.window))
    throw wrong('What everybody shares does not begin with a purchase.');
  for (const limit of [quota.limit ?? 0n, ...plans.map((plan) => plan.limit)]) checkLimit(limit);
  if (quota.window !== 'concurrency') checkWindow(quota.window);
  return quota;
}

/** A limit of 0 closes the feature. */
export function checkLimit(limit: bigint): void {
  if (limit < 0n || limit > unitsMax)
    throw new Refusal('invalid_amount', `A limit is 0 to ${unitsMax}; ${limit} was asked for.`);
}

/** Whether a window counts from what its customer bought. */
export const isOfPurchase = (window: Window | 'concurrency'): boolean =>
  window !== 'concurrency' &&
  window.kind === 'anniversary' &&
  typeof window.since === 'object' &&
  'product' in window.since;
