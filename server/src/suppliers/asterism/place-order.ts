import { formatUnits, scaleOf } from '#kernel';
import { SupplierSilent, type Access, type Placed, type PurchaseOrder } from '#supply/supplier';
import { isUsername, wordIn, yesIn, type Heard } from '#suppliers/wire';
import { callAsterism, currencyOf, problemOf, sumIn, type AsterismNeeds } from './call.ts';

/** Orders so many Stars under our purchase: asked again, it is the same order there. */
export async function placeOrder(needs: AsterismNeeds, access: Access, order: PurchaseOrder): Promise<Placed> {
  if (order.maxCost.asset !== currencyOf(access)) return refused(`We pay ${currencyOf(access)} there.`, false);
  if (!isUsername(order.username)) return refused('This is no username.', false);
  const heard = await callAsterism(needs, access, '/topup', { body: bodyOf(order), key: order.purchase });
  if (heard.status < 200 || heard.status > 299) return refusedBy(heard);
  if (heard.said && yesIn(heard.said, 'sandbox'))
    return refused('This is a key of its sandbox: nothing is bought.', false);
  const externalId = heard.said && wordIn(heard.said, 'order_id');
  const cost = heard.said && sumIn(heard.said, 'price', access);
  if (!externalId || !cost) throw new SupplierSilent('The other Asterism took the order and did not tell of it.');
  return { outcome: 'placed', externalId, cost };
}

const refused = (words: string, isPassing: boolean): Placed => ({ outcome: 'refused', words, isPassing });

const bodyOf = ({ purchase, username, stars, maxCost: { asset, units } }: PurchaseOrder) => ({
  platform: 'telegram',
  user_id: `@${username}`,
  stars,
  client_ref: purchase,
  max_price: formatUnits(units, scaleOf(asset)),
  // Whom nobody could verify our own buyer has expressly said yes to.
  accept_unverified: true,
});

/** Of what surely was not ordered: what would be at another time or price. */
const passing = new Set(['price_too_high', 'balance_exhausted', 'rate_limited', 'store_disabled', 'read_only']);
/** There is an order under this reference, with other contents. */
const conflicts = new Set(['idempotency_conflict', 'already_exists']);

/**
 * A problem with a code is certain below 500; above, only that no supplier of theirs can deliver now. Without a code it may
 * come from anything in between, which may have passed the call on before: a 429 among them.
 */
function refusedBy(heard: Heard): Placed {
  const { code, words } = problemOf(heard);
  const { status } = heard;
  const isShut = status === 401 || status === 403 || status === 404;
  if (status === 0 || isShut || (status === 503 && code === 'supplier_unavailable'))
    return { outcome: 'refused', words, isPassing: true, isDown: true };
  if (code === undefined && status === 429) return { outcome: 'refused', words, isPassing: true, isHearsay: true };
  if (code === undefined || status < 400 || status >= 500 || conflicts.has(code)) throw new SupplierSilent(words);
  return refused(words, passing.has(code));
}
