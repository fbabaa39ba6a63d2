import { sql } from 'kysely';
import type { Clock, WorkspaceId } from '#kernel';
import type { Tx } from '#database';
import { worthOf } from './kept.ts';
import { moveOrder, rolledUp } from './move-order.ts';
import type { PanelOrder } from './order.ts';
import { lockOrder } from './order-rows.ts';
import { unitsEarned, unitsGivenBack } from './postings.ts';
import type { RunName, RunState } from './run.ts';
import { runOf, selectRuns, updateRun } from './run-rows.ts';

type Deciding = { readonly clock: Clock };
type Outcome = 'earned' | 'lost';

/**
 * Units of a run of tasks whose workers were paid: their part of the charge is sold. `units` are names of the caller's, such
 * as claims; each counts once, whatever is said of it later. They have to be delivered by what was reported. Takes the book:
 * the last statement of the transaction. Refuses with `not_found`.
 */
export const earnUnits = (
  tx: Tx,
  needs: Deciding,
  workspace: WorkspaceId,
  name: RunName,
  units: readonly string[],
): Promise<PanelOrder> => decide(tx, needs, workspace, name, { outcome: 'earned', units });

/**
 * A unit that was delivered and is lost for good: its part of the charge goes back to the user. The order keeps its status
 * and what it says of delivery. Otherwise as `earnUnits`.
 */
export const giveBackUnit = (
  tx: Tx,
  needs: Deciding,
  workspace: WorkspaceId,
  name: RunName,
  unit: string,
): Promise<PanelOrder> => decide(tx, needs, workspace, name, { outcome: 'lost', units: [unit] });

type Decision = { readonly outcome: Outcome; readonly units: readonly string[] };

async function decide(
  tx: Tx,
  { clock }: Deciding,
  workspace: WorkspaceId,
  name: RunName,
  { outcome, units }: Decision,
): Promise<PanelOrder> {
  const before = await lockOrder(tx, workspace, name.order);
  const runs = await selectRuns(tx, before, 'lock');
  const run = runOf(runs, name);
  const open = await undecided(tx, run, units);
  if (open.length === 0) return before;
  if (decidedOf(run) + open.length > run.delivered)
    throw new Error(`More units of ${run.order}:${run.number} would be decided than were delivered.`);
  const at = clock.now();
  const decided = open.map((unit, index) => ({ unit, worth: worthOf(run, decidedOf(run) + index, 1) }));
  await insertUnits(tx, run, outcome, decided, at);
  const written = counted(run, outcome, decided);
  await updateRun(tx, written);
  const after = rolledUp(before, runs.with(runs.indexOf(run), written), before.status, at);
  const posting = outcome === 'earned' ? unitsEarned : unitsGivenBack;
  const transfer = posting(before, run.number, open, worthOf(run, decidedOf(run), open.length));
  return moveOrder(tx, clock, { before, after, transfers: [transfer] });
}

const decidedOf = ({ unitsEarned, unitsLost }: RunState): number => unitsEarned + unitsLost;

async function undecided(tx: Tx, run: RunState, units: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select key from reselling.unit where workspace_id = ${run.workspace}
    and order_id = ${run.order} and run = ${run.number} and key = any(${units}::text[])`.execute(tx);
  const known = new Set(rows.map(({ key }) => key));
  return [...new Set(units)].filter((unit) => !known.has(unit));
}

type Decided = { readonly unit: string; readonly worth: bigint };

async function insertUnits(
  tx: Tx,
  run: RunState,
  outcome: Outcome,
  decided: readonly Decided[],
  at: Date,
): Promise<void> {
  await sql`insert into reselling.unit (workspace_id, order_id, run, key, outcome, units, decided_at)
    select ${run.workspace}, ${run.order}, ${run.number}, u.key, ${outcome}, u.units, ${at}
    from unnest(${decided.map(({ unit }) => unit)}::text[], ${decided.map(({ worth }) => worth)}::bigint[])
      as u (key, units)`.execute(tx);
}

function counted(run: RunState, outcome: Outcome, decided: readonly Decided[]): RunState {
  const worth = decided.reduce((sum, one) => sum + one.worth, 0n);
  return outcome === 'earned'
    ? { ...run, unitsEarned: run.unitsEarned + decided.length, earned: run.earned + worth }
    : { ...run, unitsLost: run.unitsLost + decided.length, givenBack: run.givenBack + worth };
}
