import { SupplierSilent, type Access, type Validation } from '#supply/supplier';
import { isUsername, surely, wordIn, yesIn } from '#suppliers/wire';
import { callMyStars, type MyStarsNeeds } from './call.ts';

/** Its check fails open: `eligible` beside `indeterminate`, or without `resolved`, has measured nothing. */
export async function validateRecipient(needs: MyStarsNeeds, access: Access, username: string): Promise<Validation> {
  if (!isUsername(username)) return { verdict: 'no', reason: 'This is no username.' };
  const body = { type: 'stars', recipient: { username } };
  const told = surely(await callMyStars(needs, access, '/v1/recipients/check', { body }));
  const isEligible = yesIn(told, 'eligible');
  if (isEligible === undefined) throw new SupplierSilent('MyStars did not say whether that can be delivered.');
  const reason = wordIn(told, 'telegram_message') ?? wordIn(told, 'reason');
  if (!isEligible) return { verdict: 'no', reason: reason?.slice(0, 300) ?? 'ineligible' };
  if (yesIn(told, 'indeterminate') === true || yesIn(told, 'resolved') !== true)
    return { verdict: 'unknown', reason: 'MyStars could not look.' };
  const name = wordIn(told, 'recipient_name')?.slice(0, 200);
  return { verdict: 'yes', ...(name !== undefined && { name }) };
}
