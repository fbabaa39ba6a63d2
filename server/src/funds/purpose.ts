import type { Purpose } from '#payments';
import { fulfilDeposit } from './fulfil-deposit.ts';
import type { BeforeReceivable } from './needs.ts';
import { takeBackDeposit } from './take-back-deposit.ts';

/** What funds does about a payment. `beforeReceivable` says what else of a person's money is taken before they owe. */
export const depositTerms = (beforeReceivable?: BeforeReceivable): Purpose => ({
  policies: [],
  takesAnyAmount: true,
  fulfil: fulfilDeposit,
  refunded: (tx, payment, refund, clock) => takeBackDeposit(tx, payment, refund, clock, beforeReceivable),
});
