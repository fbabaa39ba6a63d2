import type { RefundFigures, RefundPreview } from '#billing';
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
    charge: payment.charge ?? undefined,
    payer: payment.payer ?? undefined,
    link: payment.url ?? undefined,
    problem: payment.problem ?? undefined,
    expires_at: instant(payment.expiresAt),
    settled_at: instant(payment.settledAt),
    fulfilled_at: instant(payment.fulfilledAt),
    refunded_at: instant(payment.refundedAt),
  }),
});

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

const fromFigures = (figures: RefundFigures) => ({
  credit_type: figures.creditType,
  granted: toDigits(figures.granted),
  spent: toDigits(figures.spent),
  reserved: toDigits(figures.reserved),
  expired: toDigits(figures.expired),
  removable: toDigits(figures.removable),
  kept: toDigits(figures.kept),
  debt: toDigits(figures.debt),
});

export const fromPreview = (preview: RefundPreview) => ({
  dry_run: true as const,
  payment: preview.payment,
  policy: preview.policy,
  ...fromFigures(preview),
  credit_types: preview.creditTypes.map(fromFigures),
  entitlements: [...preview.entitlements],
  blocks: preview.blocks,
});
