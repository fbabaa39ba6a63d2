import type { Pool, Tx } from '#database';
import type { WorkspaceId } from '#kernel';
import type { Person } from './person.ts';
import { findPerson } from './person-rows.ts';
import { sharesDevice } from './signal-rows.ts';

/**
 * Who gets a share of somebody's released rewards now: who brought them, then who brought that one; none to two. A
 * referrer who is erased, or is seen on a device or at an address of the worker's, gets none, and nobody beyond them.
 */
export async function referrersOf(db: Pool | Tx, workspace: WorkspaceId, user: string): Promise<readonly string[]> {
  const worker = await findPerson(db, workspace, user);
  const first = await allowed(db, worker, worker?.referrer);
  if (!worker || !first) return [];
  const second = await allowed(db, worker, first.referrer);
  return second && second.user !== user ? [first.user, second.user] : [first.user];
}

async function allowed(
  db: Pool | Tx,
  worker: Person | undefined,
  referrer: string | undefined,
): Promise<Person | undefined> {
  if (!worker || referrer === undefined) return undefined;
  const person = await findPerson(db, worker.workspace, referrer);
  if (!person || person.erasedAt) return undefined;
  return (await sharesDevice(db, worker.workspace, worker.user, referrer)) ? undefined : person;
}
