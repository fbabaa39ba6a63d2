import { amountToWire } from '#kernel';
import { SupplierSilent, type Access, type Placed, type PurchaseOrder } from '#supply/supplier';
import { isUsername, type Heard } from '#suppliers/wire';
import { callMyStars, errorOf, type MyStarsNeeds } from './call.ts';
import { createOrder, readCreated, type CreatedOrder } from './created-order.ts';
import { currencyOf } from './form.ts';

/** Nothing has been paid for these, and nothing can be any more. */
const over = new Set(['expired', 'cancelled']);
const unpaid = new Set(['received', 'awaiting_payment']);

/** Creates an order that waits for its payment. One that would cost more than it may is given up at once. */
export async function placeOrder(needs: MyStarsNeeds, access: Access, order: PurchaseOrder): Promise<Placed> {
  const { asset } = currencyOf(access);
  if (order.maxCost.asset !== asset) return refused(`MyStars is paid in ${asset} here.`, false);
  if (!isUsername(order.username)) return refused('This is no username.', false);
  const heard = await createOrder(needs, access, order);
  if (heard.status !== 200 && heard.status !== 201) return refusedBy(heard);
  const created = readCreated(heard.said, access, order.stars);
  if (over.has(created.status)) return refused(`MyStars has closed this order (${created.status}).`, true);
  const { externalId, cost, pay, status } = created;
  if (!unpaid.has(status)) return { outcome: 'placed', externalId, cost };
  if (cost.units > order.maxCost.units) return tooDear(needs, access, created);
  return { outcome: 'placed', externalId, cost, pay };
}

const refused = (words: string, isPassing: boolean): Placed => ({ outcome: 'refused', words, isPassing });

/** It took nothing, paid or not: what nobody pays runs out there by itself. */
async function tooDear(needs: MyStarsNeeds, access: Access, { externalId, cost }: CreatedOrder): Promise<Placed> {
  await callMyStars(needs, access, `/v1/orders/${encodeURIComponent(externalId)}/cancel`, { body: {} }).catch(() => {});
  const { amount, asset } = amountToWire(cost);
  return refused(`MyStars asks ${amount} ${asset} now, which is more than it may cost.`, true);
}

/** Codes by which it says that no order was made. Without one of them a 5xx may come from anything in between. */
function refusedBy(heard: Heard): Placed {
  const { code, words } = errorOf(heard);
  const { status } = heard;
  if (status === 0 || (status === 503 && code === 'unavailable'))
    return { outcome: 'refused', words, isPassing: true, isDown: true };
  if (status === 401 || status === 403 || status === 404)
    return { outcome: 'refused', words, isPassing: true, isDown: true };
  if (status === 429) return refused(words, true); // whatever it passed on before: what is not paid on the chain is not delivered
  if (status === 400 || status === 413 || status === 422) return refused(words, false);
  throw new SupplierSilent(words); // a 409 among them: there is an order under this key
}
