import { Wrong } from '@asterism/telegram-sandbox';
import type { HowPaid } from '../system.ts';
import { tell } from './events.ts';
import { asText } from './money.ts';
import { dispute } from './returns.ts';
import { settle, shown, statusOf } from './sessions.ts';
import { secondsNow, type Account, type Session, type Stripe } from './state.ts';

/**
 * Pays a page. Besides words of Stripe's own, `status` may be `processing` (a debit that takes its days; paying again
 * ends it well), `failed` (it ends badly) and `disputed` (the payer's bank takes a paid one back).
 */
export function payPageOf(stripe: Stripe, account: Account, session: Session, how: HowPaid): void {
  const { amount, isSilent = false, status, at } = how;
  if (amount !== undefined && amount !== asText(session.amount_total, session.currency))
    throw new Wrong(400, 'A page of Stripe is paid whole.');
  const type = status === undefined ? payWhole(stripe, account, session, at === 'late') : end(session, status);
  if (status === 'disputed') {
    const made = dispute(stripe, account, session);
    for (const event of ['created', 'funds_withdrawn'])
      if (!isSilent) tell(stripe, account, session.id, `charge.dispute.${event}`, made);
  } else if (!isSilent) tell(stripe, account, session.id, type, shown(stripe, account, session));
  stripe.world.changed();
}

function payWhole(stripe: Stripe, account: Account, session: Session, isLate: boolean): string {
  const now = statusOf(stripe, session);
  const isUnderWay = now === 'complete' && session.payment_status === 'unpaid';
  if (now !== 'open' && !isUnderWay && !(now === 'expired' && isLate)) throw new Wrong(400, `The page is ${now}.`);
  const at = now === 'expired' ? session.expires_at - 1 : secondsNow(stripe);
  settle(stripe, account, session, at);
  return isUnderWay ? 'checkout.session.async_payment_succeeded' : 'checkout.session.completed';
}

function end(session: Session, status: string): string {
  if (status === 'disputed') return '';
  session.status = 'complete';
  if (status === 'failed') {
    session.intentStatus = 'requires_payment_method';
    return 'checkout.session.async_payment_failed';
  }
  session.intentStatus = 'processing';
  session.payment_status = status === 'processing' ? 'unpaid' : status;
  return 'checkout.session.completed';
}
