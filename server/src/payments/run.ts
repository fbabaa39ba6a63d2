import type { Sweep } from '#jobs';
import { advancePayment } from './advance-payment.ts';
import { forgetDeliveries } from './delivery-rows.ts';
import { ownLeaseFrom } from './due.ts';
import { takeDueEvents } from './event-rows.ts';
import { outerSweeps } from './outer-sweeps.ts';
import { expirePayments, takeDuePayments } from './payment-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { followUp } from './receive.ts';
import { listSweep, quietRunSweep } from './sweep-lists.ts';

const atATime = 20;

/** The sweeps of this module, for `openJobs`: the net under what runs at once, and the end of invoices nobody paid. */
export const paymentSweeps = (needs: PaymentsNeeds): Sweep[] => [
  { name: 'payments.due_events', run: () => applyDueEvents(needs) },
  { name: 'payments.due_payments', run: () => advanceDuePayments(needs) },
  listSweep(needs),
  quietRunSweep(needs),
  deliverySweep(needs),
  { name: 'payments.expired', run: () => expirePayments(needs.pool, needs.clock.now(), 500) },
  ...outerSweeps(needs),
];

async function applyDueEvents(needs: PaymentsNeeds): Promise<number> {
  const now = needs.clock.now();
  const due = await takeDueEvents(needs.pool, now, ownLeaseFrom(now), atATime);
  for (const name of due) await followUp(needs, name);
  return due.length;
}

async function advanceDuePayments(needs: PaymentsNeeds): Promise<number> {
  const now = needs.clock.now();
  const due = await takeDuePayments(needs.pool, now, ownLeaseFrom(now), atATime);
  for (const name of due) await advancePayment(needs, name);
  return due.length;
}

const deliverySweep = ({ pool, clock }: PaymentsNeeds): Sweep => ({
  name: 'payments.old_deliveries',
  run: () => forgetDeliveries(pool, clock.now(), 500),
});
