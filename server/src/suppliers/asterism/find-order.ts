import { SupplierSilent, type Access, type PurchaseOrder, type PurchaseReading } from '#supply/supplier';
import { listIn, surely, wordIn, yesIn, type ToldObject } from '#suppliers/wire';
import { callAsterism, sumIn, type AsterismNeeds } from './call.ts';

type Asked = { readonly order: PurchaseOrder; readonly externalId?: string };

/** How an order stands: by its number there, else by our reference. */
export async function findOrder(
  needs: AsterismNeeds,
  access: Access,
  { order, externalId }: Asked,
): Promise<PurchaseReading> {
  if (externalId === undefined) return findByRef(needs, access, order);
  const heard = await callAsterism(needs, access, `/orders/${encodeURIComponent(externalId)}`);
  // We have seen it there: that it is not known proves nothing.
  if (heard.status === 404) return { state: 'strange', words: `The other Asterism does not know ${externalId}.` };
  return readOrder(surely(heard), access, order);
}

async function findByRef(needs: AsterismNeeds, access: Access, order: PurchaseOrder): Promise<PurchaseReading> {
  const told = surely(await callAsterism(needs, access, `/orders?client_ref=${order.purchase}`));
  const orders = listIn(told, 'orders');
  if (!orders) throw new SupplierSilent('The other Asterism told no list of orders.');
  const [only, other] = orders.filter((one) => wordIn(one, 'client_ref') === order.purchase);
  if (other) return { state: 'strange', words: 'The other Asterism has two orders under one reference.' };
  return only ? readOrder(only, access, order) : { state: 'absent' };
}

/** Its statuses in our words. What failed, or was taken back, and is `refunded`, is in our balance there again. */
function readOrder(told: ToldObject, access: Access, { purchase, stars }: PurchaseOrder): PurchaseReading {
  const externalId = wordIn(told, 'order_id');
  const status = wordIn(told, 'status') ?? '';
  if (externalId === undefined || wordIn(told, 'client_ref') !== purchase || wordIn(told, 'stars') !== String(stars))
    return { state: 'strange', words: 'The other Asterism tells of another order than ours.' };
  if (yesIn(told, 'sandbox')) return { state: 'strange', words: 'This is a key of its sandbox: nothing is bought.' };
  const price = sumIn(told, 'price', access);
  const words = [status, wordIn(told, 'reason')].filter(Boolean).join(': ').slice(0, 300);
  const returned = price && yesIn(told, 'refunded') === true ? { returned: price } : {};
  if (yesIn(told, 'reversed')) return { state: 'reversed', externalId, words, ...returned };
  if (status === 'pending' || status === 'processing') return { state: 'pending', externalId, words };
  if (status === 'review') return { state: 'held', externalId, words };
  if (status === 'delivered') return { state: 'delivered', externalId, ...(price && { cost: price }) };
  // A failed one is given back in any case, at once or within moments.
  if (status === 'failed') return { state: 'failed', externalId, words, ...(price && { returned: price }) };
  return { state: 'strange', words: `The other Asterism says "${words}".` };
}
