import { textFor } from './prices.ts';
import type { Account, House, Order, OrderStatus } from './state.ts';

/** A paid order is being bought in the second half of its time. */
function statusOf({ clock }: House, { status, paidAt, due }: Order): OrderStatus {
  if (status !== 'paid' || paidAt === null || due === null) return status;
  return clock.now().getTime() >= (paidAt + due) / 2 ? 'purchasing' : 'paid';
}

/** An order as the supplier tells it. */
export const shown = (house: House, { payTo }: Account, order: Order): object => ({
  order_id: order.id,
  type: 'stars',
  status: statusOf(house, order),
  recipient: { username: order.username },
  quantity: order.stars,
  payment: {
    currency: order.currency,
    chain: 'ton',
    pay_to_address: payTo,
    memo: order.id,
    amount: textFor(BigInt(order.units), order.currency),
    amount_units: order.units,
    fee: null,
  },
  created_at: new Date(order.made).toISOString(),
  expires_at: new Date(order.expires).toISOString(),
  failure_reason: order.failure,
  purchase_tx: order.purchaseTx,
  reversal_tx: order.reversalTx,
});
