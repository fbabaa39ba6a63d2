import { newId, Refusal, type Amount, type Clock, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import type { Payment } from './payment.ts';
import { insertPayment } from './payment-rows.ts';

export type PaymentRequest = {
  readonly workspace: WorkspaceId;
  readonly gateway: string;
  /** The bot, shop or wallet that is to receive it. */
  readonly connection: string;
  readonly app: string;
  /** Key in the map of purposes: who fulfils it. */
  readonly purpose: string;
  readonly customer: string;
  /** What the purpose will need to know; given back as `payment.details`. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly title: string;
  readonly description: string;
  readonly amount: Amount;
  /** Only this person (the gateway's id) may pay it; anyone, when not given. */
  readonly payer?: string;
  /** A day from now, when not given. */
  readonly expiresAt?: Date;
};

const day = 24 * 60 * 60 * 1000;

/** What has not happened to a payment yet. */
export const untouched = {
  paid: null,
  accepted: false,
  settlement: null,
  charge: null,
  onlyPayer: null,
  payer: null,
  url: null,
  externalId: null,
  address: null,
  comment: null,
  problem: null,
  tries: 0,
  expiresAt: null,
  settledAt: null,
  fulfilledAt: null,
  returnedAt: null,
  refundedAt: null,
} as const satisfies Partial<Payment>;

/** Records that money is asked for. Nothing is booked: nothing has happened in the world. */
export async function requestPayment(tx: Tx, clock: Clock, request: PaymentRequest): Promise<Payment> {
  if (request.amount.units <= 0n) throw new Refusal('invalid_amount', 'A payment is of more than zero.');
  const { payer, expiresAt, ...asked } = request;
  const requestedAt = clock.now();
  const id = newId('pay');
  return insertPayment(tx, {
    ...untouched,
    ...asked,
    id,
    status: 'requested',
    invoice: id,
    onlyPayer: payer ?? null,
    requestedAt,
    expiresAt: expiresAt ?? new Date(requestedAt.getTime() + day),
  });
}
