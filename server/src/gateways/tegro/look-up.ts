import type { Connection, Gateway, PaymentState } from '#payments/gateway';
import { callTegro, readData, type TegroNeeds } from './call-tegro.ts';
import { orderShape, readState } from './order.ts';

type Asked = Parameters<NonNullable<Gateway['lookUp']>['payment']>[1];

/**
 * How a payment of ours stands, by our id, which `order` calls `payment_id`. An order is there only once somebody has
 * followed the link, and Tegro has no code for one that is not: any no of it is taken for that.
 */
export async function lookUpPayment(
  needs: TegroNeeds,
  connection: Connection,
  { payment, amount }: Asked,
): Promise<PaymentState> {
  const opened = await needs.open(connection);
  const answer = await callTegro(needs, opened, 'order', { payment_id: payment });
  if (!answer.ok) return { state: 'unknown', words: `Tegro has no such order yet: ${answer.words}` };
  const asked = { payment, asset: amount.asset, connection: opened };
  return readState(readData(orderShape, answer.data), asked, needs.clock.now());
}
