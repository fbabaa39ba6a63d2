import { book, heldOf } from './money.ts';
import { No } from './no.ts';
import { newId, secondsNow, type Account, type Return, type Session, type Stripe } from './state.ts';
import type { Fields } from './sessions.ts';

/** Gives a charge back, whole or in part. The fee stays with Stripe. */
export function refund(stripe: Stripe, account: Account, { payment_intent: intent, amount: part }: Fields): Return {
  const session = account.sessions.find((each) => each.intent === intent);
  const charge = session?.charge;
  if (!session || !charge)
    throw new No(404, `No such payment_intent: '${String(intent)}'`, { code: 'resource_missing' });
  if (charge.refunded) throw new No(400, 'Charge has already been refunded.', { code: 'charge_already_refunded' });
  const amount = part === undefined ? charge.amount - charge.amount_refunded : Number(part);
  if (charge.amount_refunded + amount > charge.amount) throw new No(400, 'Refund amount is greater than the charge.');
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  return giveBack(stripe, account, session, { object: 'refund', amount, status: 'succeeded', fee: 0 });
}

const disputeFee = 1500;

/** The payer's bank takes the money back, and Stripe a fee. */
export function dispute(stripe: Stripe, account: Account, session: Session): Return {
  const { charge } = session;
  if (!charge || charge.disputed) throw new No(400, 'There is no charge to dispute.');
  charge.disputed = true;
  return giveBack(stripe, account, session, {
    object: 'dispute',
    amount: charge.amount,
    status: 'needs_response',
    fee: disputeFee,
  });
}

type Kind = Pick<Return, 'object' | 'amount' | 'status'> & { readonly fee: number };

function giveBack(stripe: Stripe, account: Account, session: Session, { fee, ...kind }: Kind): Return {
  const made: Return = {
    id: newId(stripe, kind.object === 'refund' ? 're' : 'du'),
    currency: session.currency,
    charge: session.charge?.id ?? '',
    payment_intent: session.intent,
    created: secondsNow(stripe),
    metadata: {},
    ...kind,
  };
  const { amount, currency, rate } = heldOf(kind.amount, session.currency);
  const type = kind.object === 'refund' ? 'refund' : 'adjustment';
  book(stripe, account, { amount: -amount, currency, fee, rate, type, source: made.id });
  account.returns.unshift(made);
  return made;
}
