import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool } from '#database';
import { balanceOf, places } from '#ledger';
import { listFindings, reconcile, type Finding, type Reconciliation } from '#payments';
import type { PaymentsNeeds } from '#payments';
import type { Bot } from '#telegram';

/** A row of somebody's payment of a bot's invoice, as Telegram lists it. */
export const invoiceRow = (person: number, payload: string, stars: number, more: object = {}) => ({
  amount: stars,
  source: {
    type: 'user',
    transaction_type: 'invoice_payment',
    user: { id: person, is_bot: false, first_name: 'Ann' },
    invoice_payload: payload,
    ...more,
  },
});

type Parts = { readonly needs: PaymentsNeeds; readonly bot: Bot };

/** The list of one bot, from the side of the platform. */
export const listOf = ({ needs, bot }: Parts) => ({
  run: (how: { full?: boolean; backfill?: boolean; milliseconds?: number } = {}): Promise<Reconciliation> =>
    reconcile(needs, { workspace: bot.workspace, connection: bot.id, milliseconds: 60_000, ...how }),
  findings: async (): Promise<readonly Finding[]> =>
    (await listFindings(needs.pool, { workspace: bot.workspace, connection: bot.id, status: 'open', limit: 200 }))
      .findings,
  books: async (): Promise<bigint> =>
    -(await balanceOf(needs.pool, bot.workspace, places.world('stars', bot.id), 'XTR')),
});

/** Every transfer of a workspace by its reason: how often, and how much. */
export async function booked(pool: Pool, workspace: WorkspaceId): Promise<Record<string, number>> {
  const { rows } = await sql<{ reason: string; times: number }>`select reason, count(*)::int as times
    from ledger.transfer where workspace_id = ${workspace} group by reason order by reason`.execute(pool);
  return Object.fromEntries(rows.map(({ reason, times }) => [reason, times]));
}
