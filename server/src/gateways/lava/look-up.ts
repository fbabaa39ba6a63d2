import {
  GatewayUnavailable,
  type Connection,
  type Gateway,
  type OpenConnection,
  type PaymentState,
} from '#payments/gateway';
import { callLava, readData, type LavaNeeds } from './call-lava.ts';
import { readState, statusShape, type LavaStatus } from './payment-state.ts';

type Asked = Parameters<NonNullable<Gateway['lookUp']>['payment']>[1];

/** How a payment of ours stands, by the id that we gave its invoice. */
export async function lookUpPayment(
  needs: LavaNeeds,
  connection: Connection,
  { payment, told }: Asked,
): Promise<PaymentState> {
  const opened = await needs.open(connection);
  const invoice = await askStatus(needs, opened, payment);
  if (!invoice) return { state: 'unknown', words: 'Lava has no such order.' };
  return readState(invoice, { payment, connection: opened, told }, needs.clock.now());
}

/** The invoice of this order as Lava shows it; undefined when there is none. */
export async function askStatus(
  needs: LavaNeeds,
  opened: OpenConnection,
  payment: string,
): Promise<LavaStatus | undefined> {
  const members = { shopId: opened.settings['shop_id'] ?? '', orderId: payment };
  const answer = await callLava(needs, opened, { path: 'invoice/status', members });
  if (answer.ok) return readData(statusShape, answer.data);
  if (answer.status === 404) return undefined;
  throw new GatewayUnavailable(`Lava does not say how this payment stands: ${answer.words}`, 'none');
}
