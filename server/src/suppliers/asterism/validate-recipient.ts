import { SupplierSilent, verdicts, type Access, type Validation } from '#supply/supplier';
import { isUsername, surely, wordIn } from '#suppliers/wire';
import { callAsterism, type AsterismNeeds } from './call.ts';

type Asked = { readonly username: string; readonly stars: number };

/** `verified` is what counts: `valid` alone is what older clients look at. */
export async function validateRecipient(
  needs: AsterismNeeds,
  access: Access,
  { username, stars }: Asked,
): Promise<Validation> {
  if (!isUsername(username)) return { verdict: 'no', reason: 'This is no username.' };
  const body = { platform: 'telegram', user_id: `@${username}`, stars };
  const told = surely(await callAsterism(needs, access, '/validate-user', { body }));
  const verdict = verdicts.find((one) => one === wordIn(told, 'verified'));
  if (!verdict) throw new SupplierSilent('The other Asterism did not say whether that can be delivered.');
  const name = wordIn(told, 'name')?.slice(0, 200);
  const reason = wordIn(told, 'reason')?.slice(0, 300);
  return { verdict, ...(name !== undefined && { name }), ...(reason !== undefined && { reason }) };
}
