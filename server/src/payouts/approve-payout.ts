import { sql } from 'kysely';
import { Refusal, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { writeAudit } from '#identity';
import { letGo } from './let-go.ts';
import type { PayoutsNeeds } from './needs.ts';
import type { Payout } from './payout.ts';
import { lockPayout } from './payout-rows.ts';
import { approvalsFor, text, type Rule } from './rule.ts';
import { ruleFor } from './rule-rows.ts';
import { lockSettings, requireRunning } from './workspace-rows.ts';

/** A decision about a payout, and who takes it. */
export type Decision = { readonly workspace: WorkspaceId; readonly payout: string; readonly actor: string };

/**
 * Lets a payout go, or gives the first of two approvals it needs: above the limit of four eyes two different people
 * approve, and the one who asked is never the first of them. Repeating one's own approval changes nothing once it is
 * let go. Refuses with `not_found`, `payout_not_open`, `another_person_needed` or `payouts_stopped`.
 */
export const approvePayout = (needs: Pick<PayoutsNeeds, 'pool' | 'clock'>, decision: Decision): Promise<Payout> =>
  transaction(needs.pool, async (tx) => {
    const { workspace, actor } = decision;
    await lockSettings(tx, workspace, 'share');
    const payout = await requirePayout(tx, workspace, decision.payout);
    const before = await selectApprovals(tx, payout);
    if (payout.status !== 'requested') return alreadyLetGo(payout, before.includes(actor));
    await requireRunning(tx, workspace, payout.rail);
    const rule = await ruleFor(tx, workspace, payout.rail, payout.asset);
    const needed = Math.max(approvalsFor(rule, payout.units), 1);
    if (needed > 1) requireAnother(payout, rule, before, actor);
    return approve(tx, payout, { rule, actor, at: needs.clock.now(), isLast: before.length + 1 >= needed });
  });

function alreadyLetGo(payout: Payout, isByThem: boolean): Payout {
  if (isByThem) return payout;
  throw new Refusal('payout_not_open', `This payout is past its approval: it is ${payout.status}.`, {
    status: payout.status,
  });
}

function requireAnother(
  payout: Payout,
  { asset, fourEyesAbove }: Rule,
  before: readonly string[],
  actor: string,
): void {
  const isFirstByAsker = before.length === 0 && actor === payout.askedBy;
  if (!before.includes(actor) && !isFirstByAsker) return;
  const limit = fourEyesAbove === null ? '' : ` above ${text(asset, fourEyesAbove)}`;
  throw new Refusal(
    'another_person_needed',
    isFirstByAsker
      ? `Two different people approve payouts${limit}, and the one who asked is not the first of them.`
      : `You have approved this payout. Two different people approve payouts${limit}: somebody else has to.`,
    { approvals: before.length, needed: 2 },
  );
}

async function approve(
  tx: Tx,
  payout: Payout,
  { rule, actor, at, isLast }: { rule: Rule; actor: string; at: Date; isLast: boolean },
): Promise<Payout> {
  const { workspace, id } = payout;
  await sql`
    insert into payouts.approval (workspace_id, payout, actor, approved_at)
    values (${workspace}, ${id}, ${actor}, ${at})`.execute(tx);
  const details = { user: payout.user, amount: text(payout.asset, payout.units), rail: payout.rail };
  await writeAudit(tx, { workspace, recordedAt: at, actor, action: 'payout.approve', target: id, details });
  return isLast ? letGo(tx, payout, rule, { at, actor }) : payout;
}

/** Who has approved a payout. */
export async function selectApprovals(db: Pool | Tx, { workspace, id }: Payout): Promise<string[]> {
  const { rows } = await sql<{ actor: string }>`
    select actor from payouts.approval where workspace_id = ${workspace} and payout = ${id}
    order by approved_at`.execute(db);
  return rows.map(({ actor }) => actor);
}

/** A payout, locked until commit. Refuses with `not_found`. */
export async function requirePayout(tx: Tx, workspace: WorkspaceId, id: string): Promise<Payout> {
  const payout = await lockPayout(tx, workspace, id);
  if (!payout) throw new Refusal('not_found', 'There is no such payout in this workspace.');
  return payout;
}
