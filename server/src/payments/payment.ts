import type { Amount, Id, WorkspaceId } from '#kernel';
import type { Settlement } from './gateway.ts';

/** Where a payment may go from where it is. The SQL check, the picture in the README and the code follow this table. */
export const paymentTransitions = {
  requested: ['settled', 'expired'],
  expired: ['settled'],
  settled: ['fulfilled', 'refunded'],
  unmatched: ['settled', 'refunded'],
  fulfilled: ['refunded'],
  refunded: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PaymentStatus = keyof typeof paymentTransitions;

export const paymentStatuses = Object.keys(paymentTransitions) as readonly PaymentStatus[];

/** Whether the table allows this step. */
export const mayBecome = (from: PaymentStatus, to: PaymentStatus): boolean =>
  (paymentTransitions[from] as readonly string[]).includes(to);

/** Money asked for, and what came of it. */
export type Payment = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'pay'>;
  readonly status: PaymentStatus;
  readonly gateway: string;
  readonly connection: string;
  /** Segment of `merchant:<app>`: the bot that bills. */
  readonly app: string;
  /** What fulfils it; null for money nobody asked for. */
  readonly purpose: string | null;
  readonly customer: string | null;
  /** What the purpose needs to know, as it was when the payment was asked for. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly title: string;
  readonly description: string;
  /** What was asked for. */
  readonly amount: Amount;
  /** What came in. */
  readonly paid: Amount | null;
  /** Whether a person has said that what came is enough. */
  readonly accepted: boolean;
  /** What came into the outer account, where that is not simply the amount that is paid. */
  readonly settlement: Settlement | null;
  /** The gateway's name of the charge. */
  readonly charge: string | null;
  /** The only one who may pay it, by the gateway's id; null when anyone may. */
  readonly onlyPayer: string | null;
  /** Who paid, by the gateway's id. */
  readonly payer: string | null;
  /** The payment whose invoice was paid: itself, unless one invoice was paid twice. */
  readonly invoice: string;
  readonly url: string | null;
  /** The gateway's own name of the invoice, where it has one before it is paid. */
  readonly externalId: string | null;
  /** Where to send the money, at gateways that are paid by a transfer, and what it has to carry. */
  readonly address: string | null;
  readonly comment: string | null;
  /** Why it waits, in a sentence for the operator. */
  readonly problem: string | null;
  /** How often the next step has failed. */
  readonly tries: number;
  readonly requestedAt: Date;
  readonly expiresAt: Date | null;
  readonly settledAt: Date | null;
  readonly fulfilledAt: Date | null;
  /** When the gateway gave the money back. */
  readonly returnedAt: Date | null;
  readonly refundedAt: Date | null;
};
