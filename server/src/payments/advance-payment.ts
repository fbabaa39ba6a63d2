import { together, transaction, type Pool, type Tx } from '#database';
import { adoptWhenDue } from './adopt-payment.ts';
import { bookRefund } from './book-refund.ts';
import { beginFulfilment } from './fulfil-payment.ts';
import { lockPayment, type PaymentName } from './payment-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { stumble } from './stumble.ts';

/** How many one transaction does, so that nobody waits long for the lane. */
const most = 16;

/**
 * Does a payment's next step, if one is due: undoes what was bought when the money went back, fulfils what was
 * paid, finds out what money was for that nobody asked for. Once, however often and from however many processes it is asked. Never throws: what fails stays due.
 */
export const advancePayment = (needs: PaymentsNeeds, name: PaymentName): Promise<void> =>
  advance(needs.pool, name.workspace, { needs, name });

type Step = { readonly needs: PaymentsNeeds; readonly name: PaymentName };

const advance = together<Step, void>(most, async (pool, steps) => {
  if (steps.length === 1 || !(await advanceAll(pool, steps))) for (const step of steps) await advanceOne(step);
  return [];
});

async function advanceOne({ needs, name }: Step): Promise<void> {
  try {
    await transaction(needs.pool, async (tx) => {
      const book = await begin(tx, needs, name);
      await book?.();
    });
  } catch (error) {
    await stumble(needs, name, error);
  }
}

/** All in one transaction, what books last: the lane is held once for all. False when one failed: each is then done alone. */
async function advanceAll(pool: Pool, steps: readonly Step[]): Promise<boolean> {
  try {
    await transaction(pool, async (tx) => {
      const inOrder = steps.toSorted((one, other) => (one.name.id < other.name.id ? -1 : 1));
      const booking: (Booking | undefined)[] = [];
      for (const { needs, name } of inOrder) booking.push(await begin(tx, needs, name));
      for (const book of booking) await book?.();
    });
    return true;
  } catch {
    return false;
  }
}

/** The rest of a step: what takes the lane. */
type Booking = () => Promise<void>;

async function begin(tx: Tx, needs: PaymentsNeeds, name: PaymentName): Promise<Booking | undefined> {
  const payment = await lockPayment(tx, name.workspace, name.id);
  if (!payment || payment.status === 'refunded') return undefined;
  if (payment.returnedAt) return () => bookRefund(tx, needs, payment);
  if (payment.status === 'unmatched') return () => adoptWhenDue(tx, needs, payment);
  return payment.status === 'settled' ? beginFulfilment(tx, needs, payment) : undefined;
}
