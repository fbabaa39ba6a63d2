import { creditAsset, formatUnits, type Id, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { announce } from '#webhooks';
import { readScales } from './credit-type-rows.ts';
import type { Entitlement } from './entitlement.ts';
import type { Grant } from './grant.ts';

/** Tells that a customer was given credits; `debtPaid` of them went to what they owed. */
export async function announceGrant(tx: Tx, workspace: WorkspaceId, grant: Grant, debtPaid: bigint): Promise<void> {
  const asset = creditAsset(grant.creditType);
  const scale = (await readScales(tx, workspace))(grant.creditType);
  return announce(tx, workspace, {
    type: 'credits.granted',
    customer: grant.customer,
    occurredAt: grant.startsAt,
    data: {
      grant: grant.id,
      customer: grant.customer,
      credit_type: grant.creditType,
      amount: { asset, amount: formatUnits(grant.granted, scale) },
      debt_paid: { asset, amount: formatUnits(debtPaid, scale) },
      category: grant.category,
      expires_at: grant.expiresAt?.toISOString() ?? null,
      payment: grant.payment ?? null,
      reason: grant.reason ?? null,
    },
  });
}

type Access = Omit<Entitlement, 'id'>;

/** Why access ended before its time. */
export type EndReason = 'refund' | 'operator';

const accessOf = ({ customer, feature, startsAt, endsAt, payment }: Access) => ({
  customer,
  feature,
  starts_at: startsAt.toISOString(),
  ends_at: endsAt?.toISOString() ?? null,
  payment: payment ?? null,
});

/** Tells that a customer may use a feature, or that what was bought to follow something has moved up. */
export const announceAccess = (tx: Tx, workspace: WorkspaceId, access: Access, at: Date): Promise<void> =>
  announce(tx, workspace, {
    type: 'entitlement.granted',
    customer: access.customer,
    occurredAt: at,
    data: accessOf(access),
  });

/** Tells that access has ended before its time: its payment was given back, or an operator ended it. */
export const announceEnd = (
  tx: Tx,
  workspace: WorkspaceId,
  access: Access & { payment?: Id<'pay'> },
  at: Date,
  reason: EndReason = 'refund',
) =>
  announce(tx, workspace, {
    type: 'entitlement.ended',
    customer: access.customer,
    occurredAt: at,
    data: { ...accessOf(access), ends_at: at.toISOString(), reason },
  });
