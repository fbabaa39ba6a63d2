import type { Purpose } from '#payments';
import type { RateRules } from '#rates';
import { fulfilDeposit } from './fulfil-deposit.ts';
import type { BeforeReceivable } from './needs.ts';
import { fulfilTopUp } from './fulfil-top-up.ts';
import { takeBackDeposit } from './take-back-deposit.ts';
import { takeBackTopUp } from './take-back-top-up.ts';

/** What funds does about a payment. `beforeReceivable` says what else of a person's money is taken before they owe. */
export const depositTerms = (beforeReceivable?: BeforeReceivable): Purpose => ({
  policies: [],
  takesAnyAmount: true,
  fulfil: fulfilDeposit,
  refunded: (tx, payment, refund, clock) => takeBackDeposit(tx, payment, refund, clock, beforeReceivable),
});

/** As `depositTerms`, for money that becomes USD as it comes in. `rateRules` say what pairs are reckoned through. */
export const topUpTerms = (beforeReceivable?: BeforeReceivable, rateRules?: Partial<RateRules>): Purpose => ({
  policies: [],
  takesAnyAmount: true,
  fulfil: (tx, payment, clock) => fulfilTopUp(tx, payment, clock, rateRules),
  refunded: (tx, payment, _refund, clock) => takeBackTopUp(tx, payment, clock, beforeReceivable),
});
