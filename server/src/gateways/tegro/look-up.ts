import type { Connection, Gateway, PaymentState } from '#payments/gateway';
import type { JsonTree } from '#gateways/wire';
import { callTegro, readData, type TegroNeeds } from './call-tegro.ts';
import { orderShape, readState } from './order.ts';

type Asked = Parameters<NonNullable<Gateway['lookUp']>['payment']>[1];

/**
 * How a payment of ours stands: by the number of the order that was made for it beforehand, and by our id, which `order`
 * calls `payment_id` and which other orders may have as well. A link's order is there only once somebody has followed it,
 * and Tegro has no code for one that is not: any no is taken for that.
 */
export async function lookUpPayment(
  needs: TegroNeeds,
  connection: Connection,
  { payment, amount, externalId = '' }: Asked,
): Promise<PaymentState> {
  const opened = await needs.open(connection);
  const asked = { payment, asset: amount.asset, connection: opened };
  if (/^\d{1,18}$/.test(externalId)) {
    const made = await askOrder(needs, asked, { order_id: { lexeme: externalId } });
    if (made.state === 'paid') return made;
  }
  return askOrder(needs, asked, { payment_id: payment });
}

async function askOrder(
  needs: TegroNeeds,
  asked: Parameters<typeof readState>[1],
  name: Readonly<Record<string, JsonTree>>,
): Promise<PaymentState> {
  const answer = await callTegro(needs, asked.connection, 'order', name);
  if (!answer.ok) return { state: 'unknown', words: `Tegro has no such order yet: ${answer.words}` };
  return readState(readData(orderShape, answer.data), asked, needs.clock.now());
}
