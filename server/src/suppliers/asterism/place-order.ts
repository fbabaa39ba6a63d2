import { amountToWire } from '#kernel';
import { SupplierSilent, type Access, type Placed, type PurchaseOrder } from '#supply/supplier';
import { isUsername, wordIn, type Heard } from '#suppliers/wire';
import { callAsterism, currencyOf, problemOf, sumIn, type AsterismNeeds } from './call.ts';

/** Orders so many Stars under our purchase: asked again, it is the same order there. */
export async function placeOrder(needs: AsterismNeeds, access: Access, order: PurchaseOrder): Promise<Placed> {
  const { purchase, username, stars, maxCost } = order;
  if (maxCost.asset !== currencyOf(access)) return refused(`We pay ${currencyOf(access)} there.`, false);
  if (!isUsername(username)) return refused('This is no username.', false);
  const wanted = { platform: 'telegram', user_id: `@${username}`, stars };
  const body = { ...wanted, client_ref: purchase, max_price: amountToWire(maxCost) };
  const heard = await callAsterism(needs, access, '/topup', { body, key: purchase });
  if (heard.status < 200 || heard.status > 299) return refusedBy(heard);
  const externalId = heard.said && wordIn(heard.said, 'order_id');
  const cost = heard.said && sumIn(heard.said, 'price', access);
  if (!externalId || !cost) throw new SupplierSilent('The other Asterism took the order and did not tell of it.');
  return { outcome: 'placed', externalId, cost };
}

const refused = (words: string, isPassing: boolean): Placed => ({ outcome: 'refused', words, isPassing });

/** Refusals of an order that would be taken at another time or price. */
const passing = new Set(['price_too_high', 'insufficient_funds', 'rate_limited']);

function refusedBy(heard: Heard): Placed {
  const { code, words } = problemOf(heard);
  const { status } = heard;
  // An order may exist under this reference, with other contents.
  if (code === 'idempotency_conflict' || code === 'conflict' || status === 409) throw new SupplierSilent(words);
  const isNothing = status === 0 || (status === 503 && code !== undefined);
  if (isNothing || status === 401 || status === 403 || status === 404)
    return { outcome: 'refused', words, isPassing: true, isDown: true };
  if (status === 402 || status === 429) return refused(words, true);
  if (code !== undefined && status >= 400 && status < 500) return refused(words, passing.has(code));
  throw new SupplierSilent(words);
}
