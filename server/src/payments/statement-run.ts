import { findList, type Lease } from './outer-list-rows.ts';
import { rulesOf } from './judging.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { findRun, updateRun, type RunName } from './reconciliation-rows.ts';
import { comparePage } from './statement-compare.ts';
import { endEmpty, endStatement } from './statement-end.ts';
import type { StatementWork } from './statement-row.ts';
import { setSpan } from './statement-run-rows.ts';
import { nextSlice } from './statement-window.ts';

/** Works on a run over a statement for about this long, or to its end: slice by slice, each safe to repeat. */
export async function compareStatement(needs: PaymentsNeeds, lease: Lease, name: RunName, stop: number): Promise<void> {
  if (await isGone(needs, lease)) return endEmpty(needs, lease, name);
  for (let work = await at(needs, lease, name); work; work = await at(needs, lease, name)) {
    const { from, to, until } = await nextSlice(needs, work);
    if (from < until) {
      const connection = { workspace: work.list.workspace, id: work.list.connection };
      for await (const page of work.statement.read(connection, from, to)) await comparePage(needs, work, page);
      await setSpan(needs.pool, work.run, to, until);
    } else if (await endStatement(needs, work, from)) return;
    if (performance.now() > stop) return updateRun(needs.pool, name, { due_at: needs.clock.now() });
  }
}

/** An account that the operator took away has no statement that we could read. */
async function isGone({ outerAccounts }: PaymentsNeeds, { workspace, connection }: Lease): Promise<boolean> {
  return outerAccounts !== undefined && (await outerAccounts.find(workspace, connection)) === undefined;
}

async function at(needs: PaymentsNeeds, lease: Lease, name: RunName): Promise<StatementWork | undefined> {
  const run = await findRun(needs.pool, name);
  const list = await findList(needs.pool, lease);
  const statement = needs.gateways[lease.gateway]?.statement;
  if (run?.status !== 'running' || !list || !statement) return undefined;
  return { run, list, lease, statement, rules: rulesOf(needs) };
}
