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
  const ready = readyTransfer(transfer);
  const { values } = encodeTransfers([ready], noIds);
  const given = sql.join([transfer.workspace, clock.now(), ...values]);
  const { rows } = await sql<PostRow>`select * from ledger.post(${given})`.execute(tx);
  const [verdict] = rows[0] ? readVerdicts([ready], rows[0]) : [];
  if (!verdict) throw new Error('The ledger gave no verdict.');
  if (verdict instanceof Refusal) throw verdict;
  return verdict;
}

/** A transaction may have to be rolled back, so it neither uses nor fills anyone's memory of ids. */
const noIds = { get: () => undefined };
