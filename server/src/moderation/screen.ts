import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { isOver, listTasks, type ExchangeNeeds } from '#exchange';
import { selectBlocks } from './blocklist.ts';
import type { Draft, Finding } from './finding.ts';
import { judgeDraft } from './judge-draft.ts';
import { usualLimits, type Limits } from './limits.ts';
import { findOptOut } from './opt-out-rows.ts';

/**
 * What the automatic checks say about a draft: blocklists, opt-outs, words, links, size, other tasks about the same target.
 * Reads only; in a transaction it sees what the transaction sees.
 */
export async function screen(
  db: Pool | Tx,
  workspace: WorkspaceId,
  draft: Draft,
  limits: Limits = usualLimits,
): Promise<Finding[]> {
  const { targetKey: target, kind } = draft;
  const blocks = await selectBlocks(db, workspace);
  const isOptedOut = (await findOptOut(db, workspace, target)) !== undefined;
  const { tasks } = await listTasks(db, { workspace, target, kind, limit: 20 });
  const other = tasks.find((task) => !isOver(task) && task.payer !== 'control')?.id;
  return judgeDraft(draft, { blocks, isOptedOut, other }, limits);
}

/** The same as the port of the exchange, with the limits of a wiring. */
export const screenWith =
  (limitsFor: (workspace: WorkspaceId) => Limits): ExchangeNeeds['screen'] =>
  (db, workspace, draft) =>
    screen(db, workspace, draft, limitsFor(workspace));
