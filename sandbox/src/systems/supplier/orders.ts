import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { SupplierNo } from './no.ts';
import { unitsFor } from './prices.ts';
import { bare, nameOf, usernamePattern } from './recipients.ts';
import { currencies, type Account, type House, type Order } from './state.ts';

export const quantity = z.int().min(50).max(1_000_000);
export const recipient = z.object({ username: z.string().regex(usernamePattern) });
export const ordered = z.object({
  type: z.literal('stars'),
  recipient,
  quantity,
  payment_currency: z.enum(currencies).default('ton'),
  callback_url: z.url({ protocol: /^https?$/ }).optional(),
});
export type Ordered = z.output<typeof ordered>;

/** An order, or the one that the same key made before. `isNew` says which. */
export function order(house: House, account: Account, key: string, asked: Ordered): { order: Order; isNew: boolean } {
  const text = JSON.stringify(asked);
  const same = account.orders.find((each) => each.key === key);
  if (same && same.asked !== text) throw new SupplierNo('conflict', 'This key was used for another order.');
  if (same) return { order: same, isNew: false };
  const { mood } = account;
  if (!mood.sells) throw new SupplierNo('unavailable', 'Nothing is sold now. Retry with the same key.');
  const username = bare(asked.recipient.username);
  if (mood.check === 'indeterminate')
    throw new SupplierNo('unavailable', 'The recipient cannot be looked at now. Retry with the same key.');
  if (nameOf(house, mood, username) === undefined) throw new SupplierNo('recipient_ineligible', 'No user found.');
  const made = newOrder(house, account, { key, asked, text, username });
  account.orders.push(made);
  house.changed();
  return { order: made, isNew: true };
}

type New = { readonly key: string; readonly asked: Ordered; readonly text: string; readonly username: string };

function newOrder({ clock }: House, { mood, orders }: Account, { key, asked, text, username }: New): Order {
  const made = clock.now().getTime();
  return {
    id: randomUUID(),
    key,
    asked: text,
    username,
    stars: asked.quantity,
    currency: asked.payment_currency,
    units: String(unitsFor(mood, asked.quantity, asked.payment_currency)),
    callback: asked.callback_url ?? mood.webhook_url,
    made,
    expires: made + mood.pays_within * 1000,
    ending: mood.endings[orders.length % mood.endings.length] ?? 'delivered',
    status: 'awaiting_payment',
    due: null,
    paidAt: null,
    paidUnits: null,
    paymentTx: null,
    payer: null,
    failure: null,
    purchaseTx: null,
    reversalTx: null,
  };
}

/** Only what nobody has paid can be given up. */
export function cancel(house: House, found: Order): Order {
  if (found.status !== 'awaiting_payment')
    throw new SupplierNo('conflict', `The order is ${found.status}, and cannot be cancelled.`);
  found.status = 'cancelled';
  house.changed();
  return found;
}
