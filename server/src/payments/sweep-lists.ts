import { transaction, type Tx } from '#database';
import type { Sweep } from '#jobs';
import { listed, rulesOf } from './judging.ts';
import { keepLists, takeDueLists } from './outer-list-rows.ts';
import { withStatement } from './outer-accounts.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { firstRun, nextRun } from './reconciliation.ts';
import { forgetQuietRuns } from './reconciliation-rows.ts';
import { beginRun } from './start-reconciliation.ts';

const atATime = 20;
/** Clocks of processes differ by less than this. */
const overlapMilliseconds = 5 * 60 * 1000;

/** The sweep that knows every list there is, and begins a run when one is due; each gateway's lane takes it up. */
export function listSweep(needs: PaymentsNeeds): Sweep {
  let known: Date | undefined;
  return {
    name: 'payments.reconciliations',
    async run() {
      const now = needs.clock.now();
      await learnLists(needs, known, now);
      known = new Date(now.getTime() - overlapMilliseconds);
      return transaction(needs.pool, (tx) => beginDueRuns(tx, needs, now));
    },
  };
}

async function learnLists(needs: PaymentsNeeds, since: Date | undefined, now: Date): Promise<void> {
  for (const { code, history } of listed(needs)) {
    const connections = await history.connections(since);
    const lists = connections.map((connection) => ({ connection, due: firstRun(now, connection) }));
    await keepLists(needs.pool, code, lists);
  }
  for (const { code } of withStatement(needs)) {
    const connections = (await needs.outerAccounts?.all(code, since)) ?? [];
    const lists = connections.map((connection) => ({ connection, due: firstRun(now, connection) }));
    await keepLists(needs.pool, code, lists);
  }
}

async function beginDueRuns(tx: Tx, needs: PaymentsNeeds, now: Date): Promise<number> {
  const rules = rulesOf(needs);
  const next = { told: nextRun(rules, now, { isTold: true }), listOnly: nextRun(rules, now, { isTold: false }) };
  const due = await takeDueLists(tx, now, next, atATime);
  for (const name of due) await beginRun(tx, needs, name, { isFull: false, due: now });
  return due.length;
}

const quietRunsKeptMilliseconds = 90 * 24 * 60 * 60 * 1000;

/** Reports of runs that found and healed nothing are kept for a while; the others for good. */
export const quietRunSweep = ({ pool, clock }: PaymentsNeeds): Sweep => ({
  name: 'payments.quiet_reconciliations',
  run: () => forgetQuietRuns(pool, new Date(clock.now().getTime() - quietRunsKeptMilliseconds), 500),
});
