import type {
  CreditState,
  Customer,
  CustomerStatement,
  Entitlement,
  GrantState,
  Scales,
  TimelineEntry,
} from '#billing';
import { amountToWire } from '#kernel';
import { given } from './given.ts';
import { toInstant } from './instant.ts';
import { toDigits } from './quantity.ts';

export const fromEntitlement = ({ id, feature, startsAt, endsAt, payment, actor, reason }: Entitlement) => ({
  id,
  feature,
  starts_at: toInstant(startsAt),
  ...given({ ends_at: endsAt && toInstant(endsAt), payment, actor, reason }),
});

export const fromCredits = ({ creditType, available, reserved, debt }: CreditState, scales: Scales) => ({
  credit_type: creditType,
  available: toDigits(available, scales(creditType)),
  reserved: toDigits(reserved, scales(creditType)),
  debt: toDigits(debt, scales(creditType)),
});

export const fromCustomer = ({ customer, credits, entitlements, asOf }: Customer, scales: Scales) => ({
  customer,
  credits: credits.map((one) => fromCredits(one, scales)),
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

export const fromTimeline = (entry: TimelineEntry, scales: Scales) => {
  const { at, kind, creditType, available, reserved, debt, balance, lots, amount, count, until, ...about } = entry;
  const scale = scales(creditType);
  return {
    at: toInstant(at),
    kind,
    available: toDigits(available, scale),
    reserved: toDigits(reserved, scale),
    debt: toDigits(debt, scale),
    lots: lots.map(({ grant, payment, units }) => ({ amount: toDigits(units, scale), ...given({ grant, payment }) })),
    ...given({
      credit_type: creditType,
      balance: balance === undefined ? undefined : toDigits(balance, scale),
      amount: amount && amountToWire(amount),
      count: count?.toString(),
      until: until && toInstant(until),
      ...about,
    }),
  };
};

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
