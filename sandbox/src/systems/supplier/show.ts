import { textFor } from './prices.ts';
import type { Account, House, Order, OrderStatus } from './state.ts';

/** A paid order is being bought in the second half of its time. */
function statusOf({ clock }: House, { status, paidAt, due }: Order): OrderStatus {
  if (status !== 'paid' || paidAt === null || due === null) return status;
  return clock.now().getTime() >= (paidAt + due) / 2 ? 'purchasing' : 'paid';
}

const time = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** An order as its creation tells it, and the same creation again: only here it is said how to pay. */
export const created = (house: House, { payTo }: Account, order: Order): object => ({
  order_id: order.id,
  status: statusOf(house, order),
  type: 'stars',
  quantity: order.stars,
  months: null,
  payment: {
    currency: order.currency,
    chain: 'ton',
    pay_to_address: payTo,
    memo: order.id,
    amount: textFor(BigInt(order.units), order.currency),
    amount_units: order.currency === 'ton' ? 'ton' : 'usdt',
    fee: null,
  },
  expires_at: time(order.expires),
});

/** An order as it is told whenever somebody asks. */
export const shown = (house: House, order: Order): object => ({
  order_id: order.id,
  status: statusOf(house, order),
  type: 'stars',
  recipient_username: order.username,
  quantity: order.stars,
  months: null,
  amount_ton: order.currency === 'ton' ? textFor(BigInt(order.units), 'ton') : null,
  payment_tx: order.paymentTx,
  purchase_tx: order.purchaseTx,
  failure_reason: order.failure,
  reversal_tx: order.reversalTx,
  telegram_message: null,
  created_at: time(order.made),
  updated_at: time(house.clock.now().getTime()),
  expires_at: order.status === 'awaiting_payment' ? time(order.expires) : null,
});
