import { randomInt } from 'node:crypto';
import type { Access, PurchaseReading } from '#supply/supplier';
import { wordIn } from '#suppliers/wire';
import type { Session } from './call.ts';
import { readName } from './external-id.ts';
import { listOf } from './form.ts';

/**
 * How a request stands, by Fragment's own state of it. One whose number was lost was never paid, because paying needs it:
 * it is as good as not there. A word that is in neither list is for a person.
 */
export async function findOrder(
  session: Session,
  { settings }: Access,
  externalId: string | undefined,
): Promise<PurchaseReading> {
  if (externalId === undefined) return { state: 'absent' };
  const { request: id } = readName(externalId);
  const dh = String(randomInt(1, 2 ** 31));
  const { told, error } = await session.ask('updateStarsBuyState', { mode: 'processing', lv: 'false', dh, id });
  const named = wordIn(told, 'req_id') ?? id;
  if (named !== id) return { state: 'strange', words: `Fragment speaks of ${named} when asked about ${id}.` };
  const mode = wordIn(told, 'mode')?.toLowerCase();
  if (mode !== undefined && listOf(settings, 'done_modes').includes(mode))
    return { state: 'delivered', externalId, proof: `Fragment request ${id}` };
  if (mode !== undefined && listOf(settings, 'open_modes').includes(mode))
    return { state: 'pending', externalId, words: mode };
  return { state: 'strange', words: `Fragment says of ${id}: ${error ?? mode ?? 'nothing that is known'}.` };
}
