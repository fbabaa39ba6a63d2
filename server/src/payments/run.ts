import { transaction } from '#database';
import { enqueue, type Handler, type JsonObject, type Sweep } from '#jobs';
import { advancePayment } from './advance-payment.ts';
import { applyEvent } from './apply-event.ts';
import { leaseFrom } from './due.ts';
import { takeDueEvents } from './event-rows.ts';
import { expirePayments, takeDuePayments } from './payment-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { takeDueRefunds } from './refund-rows.ts';
import { runReconciliation } from './run-reconciliation.ts';
import { takeDueRenewals } from './renewal-rows.ts';
import { sendRefund } from './send-refund.ts';
import { sendRenewal } from './send-renewal.ts';
import { listSweep, quietRunSweep } from './sweep-lists.ts';

type PaymentJob = 'payments.advance' | 'payments.refund' | 'payments.renewal' | 'payments.reconcile';

/** How long a job reads a list before it makes room for others. */
const readingMilliseconds = 20_000;

/** The jobs of this module, for `openJobs`. */
export const paymentJobs = (needs: PaymentsNeeds): Record<PaymentJob, Handler> => ({
  'payments.advance': (data) => advancePayment(needs, nameIn(data, 'payment')),
  'payments.refund': (data) => sendRefund(needs, nameIn(data, 'refund')),
  'payments.renewal': (data) => sendRenewal(needs, nameIn(data, 'invoice')),
  'payments.reconcile': (data) => runReconciliation(needs, nameIn(data, 'reconciliation'), readingMilliseconds),
});

function nameIn(data: JsonObject, field: string): { workspace: number; id: string } {
  const workspace = data['workspace'];
  const id = data[field];
  if (typeof workspace === 'number' && typeof id === 'string') return { workspace, id };
  throw new Error(`This job does not say which ${field} it is about.`);
}

const atATime = 20;

/** The sweeps of this module, for `openJobs`: the net under every job, and the end of invoices nobody paid. */
export const paymentSweeps = (needs: PaymentsNeeds): Sweep[] => [
  { name: 'payments.due_events', run: () => applyDueEvents(needs) },
  { name: 'payments.due_payments', run: () => advanceDuePayments(needs) },
  { name: 'payments.due_refunds', run: () => enqueueDueRefunds(needs) },
  { name: 'payments.due_renewals', run: () => enqueueDueRenewals(needs) },
  listSweep(needs),
  quietRunSweep(needs),
  { name: 'payments.expired', run: () => expirePayments(needs.pool, needs.clock.now(), 500) },
];

async function applyDueEvents(needs: PaymentsNeeds): Promise<number> {
  const now = needs.clock.now();
  const due = await takeDueEvents(needs.pool, now, leaseFrom(now), atATime);
  for (const name of due) {
    const payment = await applyEvent(needs, name);
    if (payment) await advancePayment(needs, payment);
  }
  return due.length;
}

async function advanceDuePayments(needs: PaymentsNeeds): Promise<number> {
  const now = needs.clock.now();
  const due = await takeDuePayments(needs.pool, now, leaseFrom(now), atATime);
  for (const name of due) await advancePayment(needs, name);
  return due.length;
}

/** Money goes out from jobs only, so what is due is put on the queue. */
const enqueueDueRefunds = ({ pool, clock }: PaymentsNeeds): Promise<number> =>
  transaction(pool, async (tx) => {
    const now = clock.now();
    const due = await takeDueRefunds(tx, now, leaseFrom(now), atATime);
    for (const { workspace, id } of due) await enqueue(tx, 'payments.refund', { workspace, refund: id });
    return due.length;
  });

const enqueueDueRenewals = ({ pool, clock }: PaymentsNeeds): Promise<number> =>
  transaction(pool, async (tx) => {
    const now = clock.now();
    const due = await takeDueRenewals(tx, now, leaseFrom(now), atATime);
    for (const { workspace, invoice } of due) await enqueue(tx, 'payments.renewal', { workspace, invoice });
    return due.length;
  });
