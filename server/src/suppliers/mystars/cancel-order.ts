import { SupplierSilent, type Access } from '#supply/supplier';
import { surely, wordIn } from '#suppliers/wire';
import { callMyStars, errorOf, type MyStarsNeeds } from './call.ts';

/** Only what waits for its payment can be given up; a 409 says that it waits no more, and then it is asked why. */
export async function cancelOrder(needs: MyStarsNeeds, access: Access, externalId: string): Promise<boolean> {
  const path = `/v1/orders/${encodeURIComponent(externalId)}`;
  const heard = await callMyStars(needs, access, `${path}/cancel`, { body: {} });
  if (heard.status === 200 && heard.said) return wordIn(heard.said, 'status') === 'cancelled';
  if (heard.status !== 409) throw new SupplierSilent(errorOf(heard).words);
  const status = wordIn(surely(await callMyStars(needs, access, path)), 'status');
  return status === 'cancelled' || status === 'expired';
}
