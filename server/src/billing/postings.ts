import type { Amount } from '#kernel';
import { places, type Posting } from '#ledger';
import type { Payment } from '#payments';

/**
 * Every posting that billing makes from TypeScript, on one page. Those of the hot calls (consume, reserve, commit,
 * release, expiry) are made in SQL by the same rules: `billing.spend`, `billing.settle`, `billing.expire_lots`.
 */

/** A lot as postings see it. */
export type Lot = { readonly id: string; readonly app: string; readonly credits: Amount };

/** What came in becomes income of the bot that sold. */
export const earned = (payment: Payment, income: Amount): Posting => ({
  from: places.payment(payment.id),
  to: places.merchant(payment.app),
  amount: income,
});

/** Credits come into being. */
export const issued = ({ id, app, credits }: Lot): Posting => ({
  from: places.issuer(app),
  to: places.grant(id),
  amount: credits,
});

/** A new lot pays an open debt first. */
export const repaid = ({ id }: Lot, debtor: string, amount: Amount): Posting => ({
  from: places.grant(id),
  to: places.receivable(debtor),
  amount,
});

/** What is left of a lot when the next of its line comes. */
export const carried = (from: string, to: string, credits: Amount): Posting => ({
  from: places.grant(from),
  to: places.grant(to),
  amount: credits,
});

/** What is above the cap then, as it would have expired. */
export const lapsed = ({ id, app, credits }: Lot): Posting => ({
  from: places.grant(id),
  to: places.breakage(app),
  amount: credits,
});

/** What expired since the period ended, and is carried over all the same. */
export const restored = ({ id, app, credits }: Lot): Posting => ({
  from: places.breakage(app),
  to: places.grant(id),
  amount: credits,
});

/** A refund takes back what is left of a lot. */
export const takenBack = ({ id, app, credits }: Lot): Posting => ({
  from: places.grant(id),
  to: places.revoked(app),
  amount: credits,
});

/** What a refund cannot take back is owed. */
export const owed = (app: string, debtor: string, amount: Amount): Posting => ({
  from: places.receivable(debtor),
  to: places.revoked(app),
  amount,
});

/** A refund that was forgiven after it took: what it took from a lot lies on it again. */
export const givenAgain = ({ id, app, credits }: Lot): Posting => ({
  from: places.revoked(app),
  to: places.grant(id),
  amount: credits,
});

/** … and the older debt that the lot had paid is paid again. */
export const paidAgain = (app: string, debtor: string, amount: Amount): Posting => ({
  from: places.revoked(app),
  to: places.receivable(debtor),
  amount,
});

/**
 * A debt that an operator forgives is paid with credits made for it. A debt belongs to a customer and to no app, so
 * they are issued by `main`.
 */
export const writtenOff = (debtor: string, amount: Amount): Posting => ({
  from: places.issuer('main'),
  to: places.receivable(debtor),
  amount,
});
