import { transaction, type Tx } from '#database';
import { enqueue, type Sweep } from '#jobs';
import { leaseFrom } from './due.ts';
import { listed, rulesOf } from './judging.ts';
import { keepLists, takeDueLists } from './outer-list-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { firstRun, nextRun } from './reconciliation.ts';
import { forgetQuietRuns, takeDueRuns, type RunName } from './reconciliation-rows.ts';
import { beginRun } from './start-reconciliation.ts';

const atATime = 20;
/** Clocks of processes differ by less than this. */
const overlapMilliseconds = 5 * 60 * 1000;

/** The sweep that knows every list there is, begins a run when one is due, and takes up what a dead process left. */
export function listSweep(needs: PaymentsNeeds): Sweep {
  let known: Date | undefined;
  return {
    name: 'payments.reconciliations',
    async run() {
      const now = needs.clock.now();
      await learnLists(needs, known, now);
      known = new Date(now.getTime() - overlapMilliseconds);
      return transaction(needs.pool, (tx) => enqueueDueRuns(tx, needs, now));
    },
  };
}

async function learnLists(needs: PaymentsNeeds, since: Date | undefined, now: Date): Promise<void> {
  for (const { code, history } of listed(needs)) {
    const connections = await history.connections(since);
    const lists = connections.map((connection) => ({ connection, due: firstRun(now, connection) }));
    await keepLists(needs.pool, code, lists);
  }
}

async function enqueueDueRuns(tx: Tx, needs: PaymentsNeeds, now: Date): Promise<number> {
  const rules = rulesOf(needs);
  const next = { told: nextRun(rules, now, { isTold: true }), listOnly: nextRun(rules, now, { isTold: false }) };
  const begun: RunName[] = [];
  for (const name of await takeDueLists(tx, now, next, atATime)) begun.push(await beginRun(tx, needs, name, false));
  const left = await takeDueRuns(tx, now, leaseFrom(now), atATime);
  const ids = new Map([...begun, ...left].map((run) => [run.id, run]));
  for (const { workspace, id } of ids.values())
    await enqueue(tx, 'payments.reconcile', { workspace, reconciliation: id });
  return ids.size;
}

const quietRunsKeptMilliseconds = 90 * 24 * 60 * 60 * 1000;

/** Reports of runs that found and healed nothing are kept for a while; the others for good. */
export const quietRunSweep = ({ pool, clock }: PaymentsNeeds): Sweep => ({
  name: 'payments.quiet_reconciliations',
  run: () => forgetQuietRuns(pool, new Date(clock.now().getTime() - quietRunsKeptMilliseconds), 500),
});
