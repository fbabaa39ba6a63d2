import { SupplierSilent, type Access, type PurchaseOrder, type PurchaseReading } from '#supply/supplier';
import { listIn, surely, wholeIn, wordIn, type ToldObject } from '#suppliers/wire';
import { callMyStars, errorOf, type MyStarsNeeds } from './call.ts';
import { createOrder, readCreated } from './created-order.ts';
import { readOrder } from './read-order.ts';

type Asked = { readonly order: PurchaseOrder; readonly externalId?: string; readonly since: Date };

const pagesMax = 10;
/** Its clock and ours may differ by so much. */
const skewMilliseconds = 300_000;

/** How an order stands. One whose number was lost is looked for among the recent ones, and named by asking for it again. */
export async function findOrder(needs: MyStarsNeeds, access: Access, asked: Asked): Promise<PurchaseReading> {
  if (asked.externalId !== undefined) return readById(needs, access, asked.order, asked.externalId);
  if (!(await isListed(needs, access, asked))) return { state: 'absent' };
  const heard = await createOrder(needs, access, asked.order);
  if (heard.status !== 200 && heard.status !== 201) throw new SupplierSilent(errorOf(heard).words);
  const { externalId } = readCreated(heard.said, access, asked.order.stars);
  return readById(needs, access, asked.order, externalId);
}

async function readById(
  needs: MyStarsNeeds,
  access: Access,
  order: PurchaseOrder,
  externalId: string,
): Promise<PurchaseReading> {
  const heard = await callMyStars(needs, access, `/v1/orders/${encodeURIComponent(externalId)}`);
  // Money may have gone there under this number: that it is not known there proves nothing.
  if (heard.status === 404) return { state: 'strange', words: `MyStars does not know its order ${externalId}.` };
  const reading = readOrder(surely(heard), externalId);
  return reading.state === 'unpaid' ? readUnpaid(needs, access, order, externalId) : reading;
}

/** How it is to be paid is told at its creation alone: the same key tells it again. */
async function readUnpaid(
  needs: MyStarsNeeds,
  access: Access,
  order: PurchaseOrder,
  externalId: string,
): Promise<PurchaseReading> {
  const heard = await createOrder(needs, access, order);
  if (heard.status !== 200) return { state: 'pending', externalId, words: 'awaiting_payment' };
  const { cost, pay, externalId: named } = readCreated(heard.said, access, order.stars);
  if (named !== externalId) return { state: 'strange', words: `MyStars calls its order ${externalId} ${named} now.` };
  return { state: 'unpaid', externalId, cost, pay };
}

/** Whether there is an order for these Stars and this recipient since then. The newest come first. */
async function isListed(needs: MyStarsNeeds, access: Access, { order, since }: Asked): Promise<boolean> {
  let cursor: string | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const query = new URLSearchParams({ limit: '100', ...(cursor !== undefined && { cursor }) });
    const told = surely(await callMyStars(needs, access, `/v1/orders?${query.toString()}`));
    const orders = listIn(told, 'orders');
    if (!orders) throw new SupplierSilent('MyStars told no list of orders.');
    if (orders.some((one) => isFor(one, order))) return true;
    cursor = wordIn(told, 'next_cursor');
    if (cursor === undefined || orders.some((one) => isBefore(one, since))) return false;
  }
  throw new SupplierSilent('MyStars has more orders than we look through.');
}

const isFor = (told: ToldObject, { username, stars }: PurchaseOrder): boolean =>
  wordIn(told, 'recipient_username')?.replace(/^@/, '').toLowerCase() === username.toLowerCase() &&
  wholeIn(told, 'quantity') === stars;

const isBefore = (told: ToldObject, since: Date): boolean =>
  new Date(wordIn(told, 'created_at') ?? '').getTime() < since.getTime() - skewMilliseconds;
