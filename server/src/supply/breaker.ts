import type { Tx } from '#database';
import type { Id, WorkspaceId } from '#kernel';
import { announceAlarm } from './alarm.ts';
import type { SupplierAccount } from './account.ts';
import { lockAccount, updateAccount } from './account-rows.ts';
import { after } from './due.ts';

type Name = { readonly workspace: WorkspaceId; readonly id: Id<'sup'> };

/** So many calls in a row that came to nothing, and nothing new is bought there for a while. */
export const failuresMax = 5;
const firstPause = 60_000;
const longestPause = 30 * firstPause;
/** How long one try has, before another one may be made. */
const tryOut = 60_000;

/** Whether nothing may be bought at a supplier now. */
export const isBroken = ({ brokenUntil }: SupplierAccount, now: Date): boolean =>
  brokenUntil !== null && brokenUntil > now;

/** A call came to nothing. */
export async function noteFailure(tx: Tx, { workspace, id }: Name, at: Date, words: string): Promise<void> {
  const { account } = await lockAccount(tx, workspace, id);
  const failures = account.failures + 1;
  if (failures < failuresMax) return updateAccount(tx, account, { failures });
  const pause = Math.min(firstPause * 2 ** Math.min(failures - failuresMax, 10), longestPause);
  await updateAccount(tx, account, { failures, broken_until: after(at, pause) });
  if (failures === failuresMax) await announceAlarm(tx, account, at, 'broken', words);
}

/** A supplier has answered with sense. */
export async function noteSuccess(tx: Tx, { workspace, id }: Name): Promise<void> {
  const { account } = await lockAccount(tx, workspace, id);
  if (account.failures > 0) await updateAccount(tx, account, { failures: 0, broken_until: null });
}

/** After a pause one purchase, and no other, tries whether the supplier is there again. False: somebody else tries. */
export async function mayTry(tx: Tx, { workspace, id, failures }: SupplierAccount, now: Date): Promise<boolean> {
  if (failures < failuresMax) return true;
  const { account } = await lockAccount(tx, workspace, id);
  if (isBroken(account, now)) return false;
  if (account.failures >= failuresMax) await updateAccount(tx, account, { broken_until: after(now, tryOut) });
  return true;
}
