import type { WorkspaceId } from '#kernel';
import { describe, leaseFrom, nextTry } from './due.ts';
import { GatewayUnavailable, type RenewalOutcome } from './gateway.ts';
import { inTime } from './in-time.ts';
import type { Payment } from './payment.ts';
import { findPayment } from './payment-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { readRecurring } from './read-recurring.ts';
import type { RecurringCharge, RenewalAsked } from './recurring.ts';
import { settleRenewal, takeRenewal } from './renewal-rows.ts';

export type InvoiceName = { readonly workspace: WorkspaceId; readonly id: string };

/** The charge a gateway knows a repeating payment by: the one it called the first, or else the oldest. */
export const firstCharge = (charges: readonly RecurringCharge[]): RecurringCharge | undefined =>
  charges.find(({ isFirst }) => isFirst) ?? charges.toSorted((one, other) => +one.occurredAt - +other.occurredAt)[0];

/**
 * Asks the gateway to stop a renewal, or to let it be taken up again, outside any transaction. Without an answer the
 * outcome is unknown and it is asked again: that is safe, because the wish says how it is to be, not what to change.
 */
export async function sendRenewal(needs: PaymentsNeeds, { workspace, id: invoice }: InvoiceName): Promise<void> {
  const taken = await takeRenewal(needs.pool, workspace, invoice, leaseFrom(needs.clock.now()));
  const payment = taken && (await findPayment(needs.pool, workspace, invoice));
  if (!payment) return;
  try {
    const answer = await ask(needs, payment, taken);
    const refused = answer.outcome === 'refused';
    await settleRenewal(
      needs.pool,
      taken,
      refused ? { status: 'refused', problem: answer.message } : { status: 'done' },
    );
    if (refused) needs.log.warn({ invoice, message: answer.message }, 'A change of a renewal was refused.');
  } catch (error) {
    await putOff(needs, taken, error);
  }
}

async function ask(
  { pool, gateways }: PaymentsNeeds,
  payment: Payment,
  { renews }: RenewalAsked,
): Promise<RenewalOutcome> {
  const port = gateways[payment.gateway]?.renewal;
  if (!port)
    return { outcome: 'refused', message: `Renewals through "${payment.gateway}" cannot be changed from here.` };
  const { workspace, connection: id } = payment;
  const first = firstCharge((await readRecurring(pool, workspace, payment.id)).charges);
  if (!first) return { outcome: 'refused', message: 'Nothing was paid yet, so there is nothing to renew.' };
  return inTime(port.set({ workspace, id }, { externalId: first.charge, payer: first.payer }, renews));
}

async function putOff({ pool, clock, log }: PaymentsNeeds, taken: RenewalAsked, error: unknown): Promise<void> {
  const wait = error instanceof GatewayUnavailable ? error.retryAfterSeconds : undefined;
  const problem = describe(error);
  log.warn(
    { invoice: taken.invoice, tries: taken.tries, err: error },
    'A change of a renewal got no answer and is tried again.',
  );
  await settleRenewal(pool, taken, { status: 'due', problem, due: nextTry(clock.now(), taken.tries, wait) });
}
