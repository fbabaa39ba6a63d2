import { getStripe, StripeNo, type Account } from './call-api.ts';
import { listOf, sessionShape, type Session } from './session-shape.ts';

const withMoney = 'payment_intent.latest_charge.balance_transaction';
const pagesMax = 50;

/** A session by its own name, the money in it included. */
export async function readSession(account: Account, id: string): Promise<Session | undefined> {
  try {
    return await getStripe(account, `checkout/sessions/${id}`, { 'expand[]': withMoney }, sessionShape);
  } catch (error) {
    if (error instanceof StripeNo && error.status === 404) return undefined;
    throw error;
  }
}

/** The session of an intent, as events about charges name it. */
export async function sessionOfIntent(account: Account, intent: string): Promise<Session | undefined> {
  const fields = { payment_intent: intent, limit: '1', 'expand[]': `data.${withMoney}` };
  return (await getStripe(account, 'checkout/sessions', fields, listOf(sessionShape))).data[0];
}

/** The session that carries our payment, among all made since then; the youngest come first. One that is paid goes before all others. */
export async function findSession(account: Account, payment: string, since: Date): Promise<Session | undefined> {
  const filter = { 'created[gte]': String(Math.floor(since.getTime() / 1000)), limit: '100' };
  let found: Session | undefined;
  let after: Record<string, string> = {};
  for (let page = 0; page < pagesMax; page++) {
    const { data, has_more } = await getStripe(
      account,
      'checkout/sessions',
      { ...filter, ...after },
      listOf(sessionShape),
    );
    for (const session of data) {
      if (session.client_reference_id !== payment) continue;
      if (!found || session.payment_status === 'paid') found = session;
    }
    const last = data.at(-1);
    if (!has_more || !last) break;
    after = { starting_after: last.id };
  }
  return found && readSession(account, found.id);
}
