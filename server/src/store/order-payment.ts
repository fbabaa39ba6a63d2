import type { Amount, WorkspaceId } from '#kernel';

/**
 * `asked`: an invoice is out. `kept`: what came pays for the order. `returning`: it is to go back through its gateway.
 * `returned`: it is back there. `credited`: it is the buyer's balance here.
 */
export const paymentStates = ['asked', 'kept', 'returning', 'returned', 'credited'] as const;
export type PaymentState = (typeof paymentStates)[number];

/** Which steps there are: the SQL check, the picture in the README and the tests say the same. */
export const paymentTransitions: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  asked: ['kept', 'returning'],
  kept: ['returning', 'credited', 'returned'],
  returning: ['returned', 'credited'],
  credited: ['returned'],
  returned: [],
};

/** Why money goes back, or to the balance. */
export const returnReasons = ['underpaid', 'late', 'paid_after_cancel', 'paid_twice', 'failed', 'reversed'] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** Money that was asked for an order, and what became of it. Sums without another word are in the currency of the store. */
export type OrderPayment = {
  readonly workspace: WorkspaceId;
  readonly payment: string;
  readonly order: string;
  readonly method: string;
  readonly status: PaymentState;
  /** What the invoice says. */
  readonly asked: Amount;
  /** What that is worth by the rate recorded in the quote: the price and the surcharge. */
  readonly worth: Amount;
  readonly surcharge: Amount;
  /** What this way of paying costs the house by its rule, to the cent. */
  readonly fee: Amount;
  /** What came, in the asset of the invoice, and what it was booked as. */
  readonly came: Amount | null;
  readonly booked: Amount | null;
  /** What the gateway says it kept, and its worth to the cent. */
  readonly told: { readonly fee: Amount; readonly worth: Amount } | null;
  readonly reason: ReturnReason | null;
  readonly askedAt: Date;
  readonly cameAt: Date | null;
  readonly endedAt: Date | null;
  readonly tries: number;
};
