import type { Handler, Sweep } from '#jobs';
import type { PaymentsNeeds } from './purpose.ts';

/** The jobs of this module, for `openJobs`. */
export function paymentJobs(needs: PaymentsNeeds): Record<'payments.advance' | 'payments.refund', Handler> {
  throw new Error(`not yet: ${String(needs)}`);
}

/** The sweeps of this module, for `openJobs`: the net under every job, and the expiry of unpaid invoices. */
export function paymentSweeps(needs: PaymentsNeeds): Sweep[] {
  throw new Error(`not yet: ${String(needs)}`);
}
