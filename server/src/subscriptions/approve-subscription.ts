import { approvePurchase } from '#billing';
import { declined, type Approval, type Payment } from '#payments';
import type { Reading } from './needs.ts';
import { readStanding } from './read-subscriptions.ts';
import { selectSubscriptions, subscriptionOf } from './subscription-rows.ts';
import type { Standing } from './subscription.ts';

/** More subscriptions of one customer to one product than this are looked at no more. */
const looked = 50;

/**
 * Whether a subscription may be begun: its product is for sale, the same customer has no other one to it that runs,
 * and a change at the end of a period waits for that end. Reads only.
 */
export async function approveSubscription(needs: Reading, payment: Payment, language?: string): Promise<Approval> {
  const sold = await subscriptionOf(needs.pool, payment.workspace, payment.id);
  if (!sold) return declined('not_for_sale', language);
  const now = needs.clock.now();
  if (sold.payableFrom && sold.payableFrom > now) return declined('not_yet', language);
  const { workspace, customer, product } = sold;
  for (const other of await selectSubscriptions(needs.pool, workspace, { customer, product }, looked))
    if (other.id !== sold.id && runs(await readStanding(needs.pool, other, now), now))
      return declined('already_subscribed', language);
  return approvePurchase(needs, payment);
}

/** What is paid for still runs, and will go on or may be taken up again by the person alone. */
const runs = ({ paidUntil, stoppedByUs }: Standing, now: Date): boolean =>
  paidUntil !== undefined && now < paidUntil && !stoppedByUs;

const day = 86_400_000;

/**
 * The invoice of a subscription was paid before. Telegram renews without asking; should it ever ask, and when somebody
 * subscribes anew by an old link, the answer is yes from a day before the end of what is paid.
 */
export async function approveAgain(needs: Reading, payment: Payment, language?: string): Promise<Approval> {
  const sold = await subscriptionOf(needs.pool, payment.workspace, payment.invoice);
  if (!sold || sold.replacedBy) return declined('already_paid', language);
  const now = needs.clock.now();
  const { paidUntil } = await readStanding(needs.pool, sold, now);
  return paidUntil && +now < +paidUntil - day ? declined('already_subscribed', language) : { ok: true };
}
