import type { Amount, Clock, Id, WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import type { Payment } from './payment.ts';

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

/** Records that money is asked for. Nothing is booked: nothing has happened in the world. */
export async function requestPayment(tx: Tx, clock: Clock, request: PaymentRequest): Promise<Payment> {
  throw new Error(`not yet: ${request.title} ${String(tx)} ${clock.now().toISOString()} ${'' as Id<'pay'>}`);
}
