import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { describe, secondsAfter } from './due.ts';
import type { PayoutsNeeds } from './needs.ts';
import { platformActor, type Payout } from './payout.ts';
import { lockPayout, movePayout, notePayout } from './payout-rows.ts';
import type { Rail } from './rail.ts';
import { orderOf } from './request-payout.ts';
import { lockSettings, stopOf } from './workspace-rows.ts';

/** As many as the largest batch of any rail takes. */
const atOnce = 254;
const restSeconds = 60;

/**
 * Hands over what is due on a rail that pays in bulk: in one transaction per workspace the payouts become `sending` and
 * the rail takes their orders over. From then on the rail tells what becomes of them.
 */
export async function submitDue(needs: PayoutsNeeds, rail: Rail): Promise<number> {
  let done = 0;
  for (const workspace of await workspacesDue(needs.pool, rail, needs.clock.now()))
    done += await submitOf(needs, rail, workspace);
  return done;
}

async function workspacesDue(pool: Pool, { code }: Rail, now: Date): Promise<WorkspaceId[]> {
  const { rows } = await sql<{ workspace: WorkspaceId }>`
    select distinct p.workspace_id as workspace from payouts.payout p
    where p.rail = ${code} and p.due_at <= ${now} and p.status = 'approved' and not exists (
      select from payouts.stop s where s.workspace_id = p.workspace_id and s.rail in ('*', ${code}))`.execute(pool);
  return rows.map(({ workspace }) => workspace);
}

/** One order that cannot be handed over must not hold the others up: after a failure each goes alone. */
async function submitOf(needs: PayoutsNeeds, rail: Rail, workspace: WorkspaceId): Promise<number> {
  try {
    return await transaction(needs.pool, (tx) => submitSome(tx, needs, rail, workspace, atOnce));
  } catch (error) {
    needs.log.warn(
      { rail: rail.code, workspace, err: error },
      'Payouts could not be handed over; each goes alone now.',
    );
    return submitAlone(needs, rail, workspace);
  }
}

async function submitAlone(needs: PayoutsNeeds, rail: Rail, workspace: WorkspaceId): Promise<number> {
  const due = await transaction(needs.pool, (tx) => lockDue(tx, rail, workspace, needs.clock.now(), atOnce));
  let done = 0;
  for (const { id } of due) {
    try {
      done += await transaction(needs.pool, (tx) => submitSome(tx, needs, rail, workspace, 1, id));
    } catch (error) {
      await transaction(needs.pool, (tx) => putOff(tx, needs, workspace, id, describe(error)));
    }
  }
  return done;
}

async function submitSome(
  tx: Tx,
  { clock }: PayoutsNeeds,
  rail: Rail,
  workspace: WorkspaceId,
  limit: number,
  only?: string,
): Promise<number> {
  await lockSettings(tx, workspace, 'share');
  if (await stopOf(tx, workspace, rail.code)) return 0;
  const now = clock.now();
  const due = await lockDue(tx, rail, workspace, now, limit, only);
  const byConnection = new Map<string, Payout[]>();
  for (const { id } of due) {
    const payout = await lockPayout(tx, workspace, id);
    if (!payout) continue;
    const sending = { due_at: null, tries: payout.tries + 1, first_sent_at: payout.firstSentAt ?? now, problem: null };
    const taken = await movePayout(tx, payout, 'sending', { at: now, actor: platformActor }, sending);
    byConnection.set(taken.connection, [...(byConnection.get(taken.connection) ?? []), taken]);
  }
  for (const [id, payouts] of byConnection) await rail.port.submit?.(tx, { workspace, id }, payouts.map(orderOf), now);
  return due.length;
}

async function lockDue(
  tx: Tx,
  { code }: Rail,
  workspace: WorkspaceId,
  now: Date,
  limit: number,
  only?: string,
): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select id from payouts.payout
    where workspace_id = ${workspace} and rail = ${code} and due_at <= ${now} and status = 'approved'
      and (${only ?? null}::text is null or id = ${only ?? null})
    order by due_at, id limit ${limit} for update skip locked`.execute(tx);
  return rows;
}

async function putOff(tx: Tx, { clock }: PayoutsNeeds, workspace: WorkspaceId, id: string, problem: string) {
  const payout = await lockPayout(tx, workspace, id);
  if (payout?.status === 'approved')
    await notePayout(tx, payout, { problem, due_at: secondsAfter(clock.now(), restSeconds) });
}
