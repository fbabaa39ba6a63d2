import { sql } from 'kysely';
import { together } from '#jobs';
import type { PaymentsNeeds } from './purpose.ts';

/** What the lanes of gateways do for one payment or list of theirs. */
export type OuterWork = 'looks' | 'refunds' | 'renewals' | 'lists';

/**
 * Tells a lane whether its gateway has any such work due. All lanes of a tick are answered by one statement: there are
 * dozens of them, and most of the time nothing is due in any.
 */
export function whatIsDue({ pool, clock, gateways }: PaymentsNeeds) {
  const codes = Object.keys(gateways);
  const ask = together(async () => {
    const now = clock.now();
    const { rows } = await sql<Record<OuterWork, boolean> & { readonly code: string }>`
      select code,
        exists (select from payments.look where gateway = code and due_at <= ${now}) as looks,
        exists (select from payments.refund due join payments.payment p
          on p.workspace_id = due.workspace_id and p.id = due.payment and p.gateway = code
          where due.due_at <= ${now}) as refunds,
        exists (select from payments.renewal due join payments.payment p
          on p.workspace_id = due.workspace_id and p.id = due.invoice and p.gateway = code
          where due.due_at <= ${now}) as renewals,
        exists (select from payments.reconciliation where due_at <= ${now} and gateway = code) as lists
      from unnest(${codes}::text[]) as code`.execute(pool);
    return new Map(rows.map((row) => [row.code, row]));
  });
  return async (code: string, work: OuterWork): Promise<boolean> => (await ask()).get(code)?.[work] ?? false;
}
