import { sql } from 'kysely';
import type { Tx } from '#database';
import type { IntakeNeeds } from '#payments';

/**
 * A gateway's delivery speaks of a payout: it is looked up at once instead of when its turn comes. Says nothing of what
 * became of it. False when this account has no such payout.
 */
export const payoutMentioned: NonNullable<IntakeNeeds['payoutMentioned']> = async (tx, mention, now) => {
  const { workspace, gateway, connection, payout } = mention;
  await lookSoon(tx, workspace, payout, now);
  const { rows } = await sql`
    select from payouts.payout where workspace_id = ${workspace} and id = ${payout}
      and gateway = ${gateway} and connection = ${connection}`.execute(tx);
  return rows.length > 0;
};

const lookSoon = (tx: Tx, workspace: number, payout: string, now: Date) =>
  sql`
    update payouts.payout set due_at = ${now}
    where workspace_id = ${workspace} and id = ${payout} and status in ('sent', 'unknown') and due_at > ${now}`.execute(
    tx,
  );
