import { sql } from 'kysely';
import { Refusal, type Clock } from '#kernel';
import type { Tx } from '#database';
import { encodeTransfers } from './encode-transfers.ts';
import { readVerdicts, type PostRow } from './read-verdicts.ts';
import { readyTransfer } from './ready-transfer.ts';
import type { Posted, Transfer } from './transfer.ts';

/**
 * Books a transfer inside a business transaction, whole or not at all, opening accounts where there are none.
 * Takes the lane of the workspace until commit, so it is the last statement. Refuses with `insufficient_funds`,
 * `above_ceiling`, `unknown_account`, `wrong_asset`, `amount_overflow`, `invalid_amount` or `idempotency_conflict`.
 */
export async function post(tx: Tx, clock: Clock, transfer: Transfer): Promise<Posted> {
  const [posted] = await postAll(tx, clock, [transfer]);
  if (!posted) throw new Error('The ledger gave no verdict.');
  return posted;
}

/**
 * As `post`, for some transfers of one workspace, each with a key of its own, in their order and in one call. Refuses as
 * the first that is refused: the transaction is then to be rolled back.
 */
export async function postAll(tx: Tx, clock: Clock, transfers: readonly [Transfer, ...Transfer[]]): Promise<Posted[]> {
  const ready = transfers.map(readyTransfer);
  const { values } = encodeTransfers(ready, noIds);
  const given = sql.join([transfers[0].workspace, clock.now(), ...values]);
  const { rows } = await sql<PostRow>`select * from ledger.post(${given})`.execute(tx);
  const verdicts = rows[0] ? readVerdicts(ready, rows[0]) : [];
  return verdicts.map((verdict) => {
    if (verdict instanceof Refusal) throw verdict;
    return verdict;
  });
}

/** A transaction may have to be rolled back, so it neither uses nor fills anyone's memory of ids. */
const noIds = { get: () => undefined };
