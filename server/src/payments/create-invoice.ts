import { Refusal } from '#kernel';
import { transaction } from '#database';
import { leaseFrom } from './due.ts';
import { GatewayUnavailable, type Gateway, type Invoice } from './gateway.ts';
import { planLook, takeLooksOf } from './look-rows.ts';
import { inTime } from './in-time.ts';
import type { Payment } from './payment.ts';
import { beginAsking, endAsking, keepInvoice } from './invoice-rows.ts';
import { findPayment } from './payment-rows.ts';
import { nextPoll } from './poll-schedule.ts';
import { periodOf } from './recurring.ts';
import type { PaymentsNeeds } from './purpose.ts';

type Needs = Pick<PaymentsNeeds, 'pool' | 'clock' | 'gateways'>;

/**
 * How a requested payment can be paid; asked of its gateway once, then remembered. From then on it is looked up there
 * until it is paid, or over for a day. Refuses with `gateway_refused` (its words in the message) or
 * `gateway_unavailable`. Call it outside any transaction.
 */
export async function createInvoice(
  needs: Needs,
  payment: Payment,
  { returnUrl }: { /** Where the payer's browser goes afterwards. */ readonly returnUrl?: string } = {},
): Promise<Invoice> {
  if (payment.url !== null) return invoiceOf(payment, payment.url);
  const gateway = needs.gateways[payment.gateway];
  if (!gateway?.payIn)
    throw new Refusal('gateway_refused', `The gateway "${payment.gateway}" cannot take payments here.`);
  const mayRepeat = gateway.payIn.isRepeatSafe ?? true;
  const made = mayRepeat ? undefined : await askOnce(needs, payment, gateway);
  if (made) return made;
  try {
    const invoice = await inTime(gateway.payIn.createInvoice(connectionOf(payment), requestOf(payment, returnUrl)));
    return await keep(needs, payment, gateway, invoice);
  } catch (error) {
    if (!mayRepeat) await endAsking(needs.pool, payment, isUnknown(error) ? needs.clock.now() : null);
    throw error instanceof GatewayUnavailable ? unavailable(error) : error;
  }
}

const connectionOf = ({ workspace, connection }: Payment) => ({ workspace, id: connection });

const isUnknown = (error: unknown): boolean =>
  error instanceof GatewayUnavailable ? error.effect === 'unknown' : !(error instanceof Refusal);

const invoiceOf = ({ address, comment, externalId }: Payment, url: string): Invoice => ({
  url,
  ...(address !== null && { address }),
  ...(comment !== null && { comment }),
  ...(externalId !== null && { externalId }),
});

function requestOf(payment: Payment, returnUrl: string | undefined) {
  const { id, title, description, amount, expiresAt } = payment;
  const period = periodOf(payment);
  const more = { ...(expiresAt && { expiresAt }), ...(returnUrl !== undefined && { returnUrl }) };
  return { payment: id, title, description, amount, ...(period !== undefined && { period }), ...more };
}

/** Of two that were made at once the first one counts; a payment that cannot be looked up is not planned to be. */
const keep = ({ pool, clock }: Needs, payment: Payment, gateway: Gateway, invoice: Invoice): Promise<Invoice> =>
  transaction(pool, async (tx) => {
    const kept = await keepInvoice(tx, payment, invoice);
    const due = gateway.lookUp && nextPoll(clock.now(), 0, payment);
    if (due) await planLook(tx, payment, due);
    return invoiceOf(kept, kept.url ?? invoice.url);
  });

function unavailable({ retryAfterSeconds: retry_after }: GatewayUnavailable): Refusal {
  const details = retry_after === undefined ? {} : { retry_after };
  return new Refusal('gateway_unavailable', 'The payment system does not answer now. Try again in a minute.', details);
}

/**
 * The intent is stored before a gateway is asked that would make a second invoice. Where somebody asked before and it is
 * not known what came of it, the payment is looked up, by the sweep that is due now, and never asked for again: should
 * somebody have paid it all the same, that is found.
 */
async function askOnce({ pool, clock }: Needs, payment: Payment, gateway: Gateway): Promise<Invoice | undefined> {
  const now = clock.now();
  const asking = await beginAsking(pool, payment, now, leaseFrom(now));
  if (asking === 'begun') return undefined;
  if (asking === 'made') return readInvoice(pool, payment);
  if (asking === 'being_asked')
    throw new Refusal('gateway_unavailable', 'Its invoice is being made. Try again in a moment.', { retry_after: 5 });
  if (gateway.lookUp) await transaction(pool, (tx) => takeLooksOf(tx, payment, now));
  throw new Refusal(
    'gateway_refused',
    'Whether the payment system made this invoice is not known, and asking again could make a second one. Start a new payment.',
  );
}

/** Somebody else has asked for it meanwhile. */
async function readInvoice(pool: Needs['pool'], { workspace, id }: Payment): Promise<Invoice> {
  const payment = await findPayment(pool, workspace, id);
  if (payment?.url === undefined || payment.url === null) throw new Error(`The invoice of ${id} is gone.`);
  return invoiceOf(payment, payment.url);
}
