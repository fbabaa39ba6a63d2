import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { leaseFrom } from './due.ts';
import type { ListedConnection } from './gateway.ts';
import { listed, rulesOf } from './judging.ts';
import { findAccount } from './outer-accounts.ts';
import { countFromTheStart, findList, keepLists } from './outer-list-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { firstRun, type ListName, type Reconciliation, type ReconciliationRules } from './reconciliation.ts';
import { findRun, insertRun, restartRun } from './reconciliation-rows.ts';
import { runReconciliation } from './run-reconciliation.ts';

export type ReconciliationRequest = {
  readonly workspace: WorkspaceId;
  /** The bot, shop or wallet, by our id or as its gateway names it. */
  readonly connection: string;
  /** Read the whole list again, and look up every charge of ours in it. */
  readonly full?: boolean;
  /** Fulfil also what was paid before the connection was added. Makes the run a full one. */
  readonly backfill?: boolean;
  /** How long the caller waits for the end; 5,000, when not given. What is not done then is done by itself. */
  readonly milliseconds?: number;
};

/**
 * Compares an outer account's own list with our books, and makes right what can be. Joins the run that is under way,
 * if one is. Refuses with `not_found`.
 */
export async function reconcile(needs: PaymentsNeeds, request: ReconciliationRequest): Promise<Reconciliation> {
  const { gateway, connection } = await findConnection(needs, request.workspace, request.connection);
  const name = { workspace: connection.workspace, gateway, connection: connection.id };
  const isFull = request.full === true || request.backfill === true;
  const run = await transaction(needs.pool, async (tx) => {
    await keepLists(tx, gateway, [{ connection, due: firstRun(needs.clock.now(), connection) }]);
    if (request.backfill) await countFromTheStart(tx, name);
    return beginRun(tx, needs, name, { isFull, due: leaseFrom(needs.clock.now()) });
  });
  await runReconciliation(needs, run, request.milliseconds ?? 5000);
  return (await findRun(needs.pool, run)) ?? run;
}

async function findConnection(
  needs: PaymentsNeeds,
  workspace: WorkspaceId,
  named: string,
): Promise<{ gateway: string; connection: ListedConnection }> {
  for (const { code, history } of listed(needs)) {
    const connection = await history.find(workspace, named);
    if (connection) return { gateway: code, connection };
  }
  const kept = await findAccount(needs, workspace, named);
  if (kept) return kept;
  throw new Refusal('not_found', 'There is no such bot in this workspace, nor an account that gives a statement.');
}

/** A run from the tail of what was read before, or a full one. One that is under way is made full when asked to. */
export async function beginRun(
  tx: Tx,
  needs: Pick<PaymentsNeeds, 'clock' | 'reconciliation'>,
  name: ListName,
  { isFull, due }: { readonly isFull: boolean; readonly due: Date },
): Promise<Reconciliation> {
  const now = needs.clock.now();
  const list = await findList(tx, name);
  const from = isFull ? 0 : tailOf(rulesOf(needs), list?.rowsRead ?? 0);
  const run = await insertRun(tx, name, { isFull, from, now, due });
  if (isFull && !run.isFull) await restartRun(tx, run);
  return run;
}

const tailOf = ({ tailRows }: ReconciliationRules, rowsRead: number): number => Math.max(0, rowsRead - tailRows);
