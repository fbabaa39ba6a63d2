import type { Amount } from '#kernel';
import type { Charge, Connection, GatewayNeeds, PaymentState } from '#payments/gateway';
import { getStripe, openAccount, type Account } from './call-api.ts';
import { findSession, readSession, sessionOfIntent } from './find-session.ts';
import { fromMinor } from './minor.ts';
import { disputeShape, listOf, type Intent, type Session, type StripeCharge } from './session-shape.ts';

type Asked = { readonly payment: string; readonly externalId?: string; readonly requestedAt: Date };

const clocksDiffer = 10 * 60 * 1000;

/** How a payment stands: by its session, by its intent, or by our id among the sessions since it was asked for. */
export async function lookUp(needs: GatewayNeeds, connection: Connection, asked: Asked): Promise<PaymentState> {
  const account = await openAccount(needs, connection);
  const session = await find(account, asked);
  if (!session) return { state: 'unknown', words: 'Stripe has no page for this payment.' };
  if (session.client_reference_id !== asked.payment)
    return { state: 'strange', words: 'This page of Stripe is of another payment.', raw: session };
  if (session.livemode === account.opened.isTest)
    return { state: 'strange', words: 'This page is of another mode than the connection.', raw: session };
  return judge(account, session);
}

async function find(account: Account, { payment, externalId = '', requestedAt }: Asked): Promise<Session | undefined> {
  const named = /^cs_\w{1,250}$/.test(externalId)
    ? await readSession(account, externalId)
    : /^pi_\w{1,250}$/.test(externalId) && (await sessionOfIntent(account, externalId));
  return named || findSession(account, payment, new Date(requestedAt.getTime() - clocksDiffer));
}

async function judge(account: Account, session: Session): Promise<PaymentState> {
  const { status, payment_status: paid } = session;
  if (status === 'expired') return { state: 'over', words: 'The payment page has expired.' };
  if (paid === 'paid') return paidState(account, session);
  if (paid !== 'unpaid' || (status !== 'open' && status !== 'complete'))
    return { state: 'strange', words: `The page is "${String(status)}", "${paid}".`.slice(0, 200), raw: session };
  const failed =
    status === 'complete' && ['requires_payment_method', 'canceled'].includes(intentOf(session)?.status ?? '');
  return failed
    ? { state: 'over', words: 'The payment that was under way has failed.' }
    : { state: 'open', words: status === 'open' ? 'The page is not paid yet.' : 'The payment is under way.' };
}

const intentOf = ({ payment_intent: intent }: Session): Intent | undefined =>
  typeof intent === 'object' ? (intent ?? undefined) : undefined;

/** The charge is named by its intent: refunds, disputes and rows of the balance all speak of that. */
async function paidState(account: Account, session: Session): Promise<PaymentState> {
  const { settings } = account.opened;
  const intent = intentOf(session);
  const charge = intent?.latest_charge;
  if (!intent || !charge || typeof charge === 'string' || !session.currency || !session.amount_total)
    return { state: 'strange', words: 'The page is paid, and there is no charge to see.', raw: session };
  const amount = fromMinor(settings, session.currency, session.amount_total);
  const payer = typeof session.customer === 'string' ? session.customer : '';
  const paid = { externalId: intent.id, payer, amount };
  const back = await givenBack(account, session, paid, charge);
  if (back) return back;
  const booked = charge.balance_transaction;
  if (!booked || typeof booked === 'string')
    return { state: 'open', words: 'It is paid, and Stripe has not booked it yet.' };
  const received = fromMinor(settings, booked.currency, booked.amount);
  const fee = fromMinor(settings, booked.currency, booked.fee);
  const settlement = {
    ...(received.asset !== amount.asset && { received }),
    ...(fee.units > 0n && { fee }),
  };
  const state = { state: 'paid', ...paid, occurredAt: charge.created, raw: session } as const;
  return Object.keys(settlement).length > 0 ? { ...state, settlement } : state;
}

/** Disputes in which the money is away from us: an inquiry ("warning_…") takes none, a won one has given it back. */
const lostNow: ReadonlySet<string> = new Set(['needs_response', 'under_review', 'lost']);

/** Given back whole, or taken back by the payer's bank. A part that was given back is for a person to judge. */
async function givenBack(
  account: Account,
  session: Session,
  paid: Charge & { readonly amount: Amount },
  charge: StripeCharge,
): Promise<PaymentState | undefined> {
  const refunded = { state: 'refunded', ...paid, occurredAt: charge.created, raw: session } as const;
  if (charge.disputed) {
    const filter = { payment_intent: paid.externalId, limit: '100' };
    const { data } = await getStripe(account, 'disputes', filter, listOf(disputeShape));
    const lost = data.find(({ status }) => lostNow.has(status));
    if (lost) return { ...refunded, occurredAt: lost.created };
  }
  if (charge.refunded) return refunded;
  if (charge.amount_refunded === '0') return undefined;
  return { state: 'strange', words: 'A part of this payment was given back at Stripe.', raw: session };
}
