import { sql } from 'kysely';
import { Refusal, type Clock, type WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { lockBook } from './lock-book.ts';
import { existing, held, type Place } from './place.ts';
import { post } from './post.ts';
import type { Posted } from './transfer.ts';

/**
 * Gives the money of an open hold back to where it came from, or to `to`. Voiding twice is one effect. Refuses with
 * `not_found`, or `hold_not_open` when it has been released.
 */
export async function voidHold(
  tx: Tx,
  clock: Clock,
  { workspace, id, to }: { workspace: WorkspaceId; id: string; to?: Place },
): Promise<Posted> {
  await lockBook(tx, workspace); // whoever has the lane decides: a release cannot come between
  const hold = await findHold(tx, workspace, id);
  if (!hold) throw new Refusal('not_found', `There is no hold "${id}".`);
  if (hold.state === 'released') throw new Refusal('hold_not_open', `The hold "${id}" has been released already.`);
  const amount = { asset: hold.asset, units: hold.units };
  const postings = [{ from: held(id), to: to ?? existing(hold.address), amount }];
  await sql`update ledger.hold set state = 'voided', settled_at = ${clock.now()}
    where workspace_id = ${workspace} and id = ${id} and state = 'open'`.execute(tx);
  const reference = hold.reference ?? id;
  return post(tx, clock, { workspace, key: `hold.void:${id}`, reason: 'hold.void', reference, input: id, postings });
}

type HoldRow = { state: string; asset: string; units: bigint; reference: string | null; address: string };

async function findHold(tx: Tx, workspace: WorkspaceId, id: string): Promise<HoldRow | undefined> {
  const { rows } = await sql<HoldRow>`select h.state, h.asset, h.units, h.reference, a.address
    from ledger.hold h join ledger.account a on a.workspace_id = h.workspace_id and a.id = h.origin
    where h.workspace_id = ${workspace} and h.id = ${id}`.execute(tx);
  return rows[0];
}
