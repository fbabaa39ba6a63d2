import type { Customer, CustomerStatement, Entitlement, GrantState, Scales, TimelineEntry } from '#billing';
import { given } from './given.ts';
import { toInstant } from './instant.ts';
import { toDigits } from './quantity.ts';

export const fromEntitlement = ({ id, feature, startsAt, endsAt, payment, actor, reason }: Entitlement) => ({
  id,
  feature,
  starts_at: toInstant(startsAt),
  ...given({ ends_at: endsAt && toInstant(endsAt), payment, actor, reason }),
});

export const fromCustomer = ({ customer, credits, entitlements, asOf }: Customer, scales: Scales) => ({
  customer,
  credits: credits.map(({ creditType, available, reserved, debt }) => ({
    credit_type: creditType,
    available: toDigits(available, scales(creditType)),
    reserved: toDigits(reserved, scales(creditType)),
    debt: toDigits(debt, scales(creditType)),
  })),
  entitlements: entitlements.map(fromEntitlement),
  as_of: toInstant(asOf),
});

export const fromGrant = (grant: GrantState, scale: number) => ({
  id: grant.id,
  credit_type: grant.creditType,
  category: grant.category,
  priority: grant.priority,
  status: grant.status,
  granted: toDigits(grant.granted, scale),
  available: toDigits(grant.available, scale),
  reserved: toDigits(grant.reserved, scale),
  spent: toDigits(grant.spent, scale),
  expired: toDigits(grant.expired, scale),
  revoked: toDigits(grant.revoked, scale),
  rolled_over: toDigits(grant.rolled, scale),
  starts_at: toInstant(grant.startsAt),
  ...given({
    expires_at: grant.expiresAt && toInstant(grant.expiresAt),
    payment: grant.payment,
    reason: grant.reason,
    rolled_from: grant.rolledFrom,
    once_key: grant.onceKey,
  }),
});

export const fromTimeline = (
  { at, kind, creditType, available, reserved, debt, lots, ...about }: TimelineEntry,
  scales: Scales,
) => ({
  at: toInstant(at),
  kind,
  available: toDigits(available, scales(creditType)),
  reserved: toDigits(reserved, scales(creditType)),
  debt: toDigits(debt, scales(creditType)),
  lots: lots.map(({ grant, units }) => ({ amount: toDigits(units, scales(creditType)), ...given({ grant }) })),
  ...given({ credit_type: creditType, ...about }),
});

export const fromStatement = ({ customer, from, to, asOf, statements }: CustomerStatement, scales: Scales) => ({
  customer,
  from: toInstant(from),
  to: toInstant(to),
  as_of: toInstant(asOf),
  statements: statements.map(({ creditType, opening, closing, movements }) => ({
    credit_type: creditType,
    opening: toDigits(opening, scales(creditType)),
    closing: toDigits(closing, scales(creditType)),
    movements: movements.map((entry) => fromTimeline(entry, scales)),
  })),
});
