import { sql } from 'kysely';
import type { Tx } from '#database';
import { Refusal, type Amount, type Clock } from '#kernel';
import { changeErrand, insertErrand, lockErrand, type ErrandName } from './errand-rows.ts';
import type { Errand } from './news.ts';

/**
 * Has the Stars of an order bought: kept in the caller's transaction, bought soon after it has committed. What comes of it
 * is told through `tellSupply`. The same order again changes nothing. The caller has the order's row locked.
 */
export async function startErrand(tx: Tx, { clock }: { readonly clock: Clock }, errand: Errand): Promise<void> {
  await insertErrand(tx, errand, clock.now());
}

/** Whether a purchase of the order is there that may still land, or has. */
async function mayLand(tx: Tx, { workspace, order }: ErrandName): Promise<boolean> {
  const { rows } = await sql`
    select from supply.purchase
    where workspace_id = ${workspace} and order_id = ${order} and status not in ('refused', 'failed')`.execute(tx);
  return rows.length > 0;
}

/**
 * Has them bought once more, after it had been given up: every supplier is asked anew. Refuses with `purchase_not_open`
 * while an earlier purchase may still land, or has; say first what became of it, with `resolvePurchase`.
 */
export async function restartErrand(
  tx: Tx,
  { clock }: { readonly clock: Clock },
  name: ErrandName,
  maxCost?: Amount,
): Promise<void> {
  const errand = await lockErrand(tx, name);
  if (!errand) throw new Refusal('not_found', 'Nothing was ever to be bought for this order.');
  if (await mayLand(tx, name))
    throw new Refusal('purchase_not_open', 'An earlier purchase may still land. Say first what became of it.');
  const at = clock.now();
  const anew = { state: 'open', dueAt: at, askedAt: at, reason: null, stopWantedAt: null } as const;
  await changeErrand(tx, errand, { ...anew, attempt: errand.attempt + 1, ...(maxCost && { maxCost }) });
}

/**
 * Nothing more is bought for an order. `over`: nothing of it lies anywhere, and the money may go back; nothing is told of
 * that. `waiting`: a purchase may still land; what becomes of it is told, and no further one is made.
 */
export async function stopErrand(
  tx: Tx,
  { clock }: { readonly clock: Clock },
  name: ErrandName,
  reason: string,
): Promise<'over' | 'waiting'> {
  const errand = await lockErrand(tx, name);
  if (!errand) return 'over';
  if (await mayLand(tx, name)) {
    if (!errand.stopWantedAt) await changeErrand(tx, errand, { stopWantedAt: clock.now(), reason });
    return 'waiting';
  }
  if (errand.state === 'open') await changeErrand(tx, errand, { state: 'over', reason });
  return 'over';
}
