import type { RefundFigures, RefundPreview, Scales } from '#billing';
import { amountToWire } from '#kernel';
import type { Payment, Refund } from '#payments';
import { given } from './given.ts';
import { toInstant } from './instant.ts';
import { toDigits } from './quantity.ts';

const instant = (at: Date | null) => (at ? toInstant(at) : undefined);

const productOf = ({ details }: Payment) => (typeof details['product'] === 'string' ? details['product'] : undefined);

export const fromPayment = (payment: Payment) => ({
  id: payment.id,
  status: payment.status,
  gateway: payment.gateway,
  connection: payment.connection,
  app: payment.app,
  title: payment.title,
  description: payment.description,
  amount: amountToWire(payment.amount),
  requested_at: toInstant(payment.requestedAt),
  ...given({
    purpose: payment.purpose ?? undefined,
    customer: payment.customer ?? undefined,
    product: productOf(payment),
    paid: payment.paid ? amountToWire(payment.paid) : undefined,
    settlement: payment.settlement ? fromSettlement(payment.settlement) : undefined,
    charge: payment.charge ?? undefined,
    payer: payment.payer ?? undefined,
    link: payment.url ?? undefined,
    external_id: payment.externalId ?? undefined,
    address: payment.address ?? undefined,
    comment: payment.comment ?? undefined,
    problem: payment.problem ?? undefined,
    expires_at: instant(payment.expiresAt),
    settled_at: instant(payment.settledAt),
    fulfilled_at: instant(payment.fulfilledAt),
    refunded_at: instant(payment.refundedAt),
  }),
});

const fromSettlement = ({ received, fee }: NonNullable<Payment['settlement']>) =>
  given({ received: received && amountToWire(received), fee: fee && amountToWire(fee) });

export const fromRefund = (refund: Refund) => ({
  refund: refund.id,
  payment: refund.payment,
  status: refund.status,
  origin: refund.origin,
  requested_at: toInstant(refund.requestedAt),
  ...given({
    policy: refund.policy ?? undefined,
    problem: refund.problem ?? undefined,
    done_at: instant(refund.doneAt),
  }),
});

const fromFigures = (figures: RefundFigures, scale: number) => ({
  credit_type: figures.creditType,
  granted: toDigits(figures.granted, scale),
  spent: toDigits(figures.spent, scale),
  reserved: toDigits(figures.reserved, scale),
  expired: toDigits(figures.expired, scale),
  removable: toDigits(figures.removable, scale),
  kept: toDigits(figures.kept, scale),
  debt: toDigits(figures.debt, scale),
});

export const fromPreview = (preview: RefundPreview, scales: Scales) => ({
  dry_run: true as const,
  payment: preview.payment,
  policy: preview.policy,
  ...fromFigures(preview, scales(preview.creditType)),
  credit_types: preview.creditTypes.map((figures) => fromFigures(figures, scales(figures.creditType))),
  entitlements: [...preview.entitlements],
  blocks: preview.blocks,
});
