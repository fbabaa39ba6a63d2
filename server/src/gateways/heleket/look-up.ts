import { GatewayUnavailable, type Connection, type Gateway, type PaymentState } from '#payments/gateway';
import { callHeleket, heleketBody, isNotFound, readResult, type HeleketNeeds } from './call-heleket.ts';
import { paymentShape, readState } from './payment-state.ts';

type Asked = Parameters<NonNullable<Gateway['lookUp']>['payment']>[1];

/** How a payment of ours stands, by the id that we gave its invoice. */
export async function lookUpPayment(
  needs: HeleketNeeds,
  connection: Connection,
  { payment, amount }: Asked,
): Promise<PaymentState> {
  const opened = await needs.open(connection);
  const body = heleketBody({ order_id: payment });
  const answer = await callHeleket(needs, opened, { key: 'payment_key', path: '/v1/payment/info', body });
  if (answer.ok)
    return readState(readResult(paymentShape, answer.result), { payment, asset: amount.asset }, needs.clock.now());
  if (isNotFound(answer)) return { state: 'unknown', words: 'Heleket has no such order.' };
  throw new GatewayUnavailable(`Heleket does not say how this payment stands: ${answer.words}`, 'none');
}
