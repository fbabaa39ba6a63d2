import type { CreditState, Customer, CustomerStatement, Entitlement, GrantState, TimelineEntry } from '#billing';
import { amountToWire } from '#kernel';
import { given } from './given.ts';
import { toInstant } from './instant.ts';
import { toDigits } from './quantity.ts';

export const fromEntitlement = ({ id, feature, startsAt, endsAt, payment }: Entitlement) => ({
  id,
  feature,
  starts_at: toInstant(startsAt),
  ...given({ ends_at: endsAt && toInstant(endsAt), payment }),
});

export const fromCredits = ({ creditType, available, reserved, debt }: CreditState) => ({
  credit_type: creditType,
  available: toDigits(available),
  reserved: toDigits(reserved),
  debt: toDigits(debt),
});

export const fromCustomer = ({ customer, credits, entitlements, asOf }: Customer) => ({
  customer,
  credits: credits.map(fromCredits),
  entitlements: entitlements.map(fromEntitlement),
  as_of: toInstant(asOf),
});

export const fromGrant = (grant: GrantState) => ({
  id: grant.id,
  credit_type: grant.creditType,
  category: grant.category,
  priority: grant.priority,
  status: grant.status,
  granted: toDigits(grant.granted),
  available: toDigits(grant.available),
  reserved: toDigits(grant.reserved),
  spent: toDigits(grant.spent),
  expired: toDigits(grant.expired),
  revoked: toDigits(grant.revoked),
  starts_at: toInstant(grant.startsAt),
  ...given({
    expires_at: grant.expiresAt && toInstant(grant.expiresAt),
    payment: grant.payment,
    reason: grant.reason,
  }),
});

export const fromTimeline = (entry: TimelineEntry) => {
  const { at, kind, creditType, available, reserved, debt, balance, lots, amount, count, until, ...about } = entry;
  return {
    at: toInstant(at),
    kind,
    available: toDigits(available),
    reserved: toDigits(reserved),
    debt: toDigits(debt),
    lots: lots.map(({ grant, payment, units }) => ({ amount: toDigits(units), ...given({ grant, payment }) })),
    ...given({
      credit_type: creditType,
      balance: balance?.toString(),
      amount: amount && amountToWire(amount),
      count: count?.toString(),
      until: until && toInstant(until),
      ...about,
    }),
  };
};

export const fromStatement = ({ customer, from, to, asOf, statements }: CustomerStatement) => ({
  customer,
  from: toInstant(from),
  to: toInstant(to),
  as_of: toInstant(asOf),
  statements: statements.map(({ creditType, opening, closing, movements }) => ({
    credit_type: creditType,
    opening: toDigits(opening),
    closing: toDigits(closing),
    movements: movements.map(fromTimeline),
  })),
});
