import { sql } from 'kysely';
import type { PaymentsNeeds } from '#payments';

/**
 * Whether a row of an outer account's list is a payout of ours: the same account, person and amount, within an hour. It
 * is on the books then, or will be when the payout ends. Each row is one payout, and each payout one row; which of two
 * that look the same it is does not matter.
 */
export const isPaidOut: NonNullable<PaymentsNeeds['isPaidOut']> = async (tx, list, row) => {
  if (row.direction !== 'out' || row.payer === undefined) return false;
  const { workspace, gateway, connection } = list;
  const { numAffectedRows } = await sql`
    insert into payouts.listed (workspace_id, gateway, connection, external_id, payout)
    select p.workspace_id, p.gateway, p.connection, ${row.externalId}, p.id
    from payouts.payout p
    where p.workspace_id = ${workspace} and p.gateway = ${gateway} and p.connection = ${connection}
      and p.status in ('sending', 'sent', 'unknown', 'confirmed')
      and p.destination ->> 'user_id' = ${row.payer} and p.asset = ${row.amount.asset} and p.net_units = ${row.amount.units}
      and p.first_sent_at between ${row.occurredAt}::timestamptz - interval '1 hour'
        and ${row.occurredAt}::timestamptz + interval '1 hour'
      and not exists (select from payouts.part t where t.workspace_id = p.workspace_id and t.payout = p.id)
      and not exists (select from payouts.listed l where l.workspace_id = p.workspace_id and l.payout = p.id)
    order by p.first_sent_at, p.id limit 1
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
};
