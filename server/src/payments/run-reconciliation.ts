import { describe, leaseFrom, nextTry } from './due.ts';
import { endRun } from './finish-run.ts';
import { GatewayUnavailable, type OuterRow } from './gateway.ts';
import { rulesOf, type Judging } from './judging.ts';
import { dropLease, findList, LeaseLost, takeLease, type Lease } from './outer-list-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { readPage } from './read-page.ts';
import { findRun, updateRun, type RunName } from './reconciliation-rows.ts';
import { compareStatement } from './statement-run.ts';

/**
 * Works on a run for about this long, or to its end. It goes on where the last one stopped or died; while another
 * process reads the same list it does nothing. Never throws: what fails stays due.
 */
export async function runReconciliation(needs: PaymentsNeeds, name: RunName, milliseconds: number): Promise<void> {
  const run = await findRun(needs.pool, name);
  if (run?.status !== 'running') return;
  const now = needs.clock.now();
  const lease = await takeLease(needs.pool, run, now, leaseFrom(now));
  if (!lease) return;
  try {
    const until = performance.now() + milliseconds;
    if (needs.gateways[lease.gateway]?.history) await work(needs, lease, name, until);
    else await compareStatement(needs, lease, name, until);
  } catch (error) {
    if (!(error instanceof LeaseLost)) await putOff(needs, name, error);
  }
  await dropLease(needs.pool, lease);
}

async function work(needs: PaymentsNeeds, lease: Lease, name: RunName, until: number): Promise<void> {
  let before: readonly OuterRow[] = [];
  for (let judging = await standing(needs, lease, name); judging; judging = await standing(needs, lease, name)) {
    const { end, rows } = await readPage(needs, judging, before);
    before = rows;
    if (end === 'end') {
      const there = await standing(needs, lease, name);
      if (there && (await endRun(needs, there))) return;
      before = [];
    }
    if (performance.now() > until) return updateRun(needs.pool, name, { due_at: needs.clock.now() });
  }
}

/** Where the run stands now; undefined when it is at its end. */
async function standing(needs: PaymentsNeeds, lease: Lease, name: RunName): Promise<Judging | undefined> {
  const run = await findRun(needs.pool, name);
  const list = await findList(needs.pool, lease);
  const history = needs.gateways[lease.gateway]?.history;
  if (run?.status !== 'running' || !list || !history) return undefined;
  return { run, list, lease, history, rules: rulesOf(needs) };
}

/** Not before the gateway asks to; what is known by then is kept. */
async function putOff(needs: PaymentsNeeds, name: RunName, error: unknown): Promise<void> {
  const { pool, clock, log } = needs;
  log.warn({ ...name, err: error }, 'A list could not be read to its end, and is read on later.');
  const run = await findRun(pool, name);
  if (run?.status !== 'running') return;
  const wait = error instanceof GatewayUnavailable ? error.retryAfterSeconds : undefined;
  const tries = run.tries + 1;
  await updateRun(pool, name, { tries, problem: describe(error), due_at: nextTry(clock.now(), tries, wait) });
}
