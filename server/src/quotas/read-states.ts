import { sql, type RawBuilder } from 'kysely';
import type { Pool } from '#database';
import type { WorkspaceId } from '#kernel';

/** How a quota stands for a customer. `limit` null: none for this customer. `resetsAt`: when something of it comes back. */
export type QuotaState = {
  readonly quota: string;
  readonly limit: bigint | null;
  readonly used: bigint;
  readonly remaining: bigint | null;
  readonly resetsAt?: Date;
};

type Row = { code: string; most: bigint | null; used: bigint; resets_at: string | null };

/**
 * Every quota of the workspace as it stands for a customer at an instant; `past` leaves out what came after it. `standing`
 * is SQL that says what the customer holds, for it is not ours to know.
 */
export async function readStates(
  pool: Pool,
  workspace: WorkspaceId,
  { customer, at, past, standing }: { customer: string; at: Date; past: boolean; standing: RawBuilder<unknown> },
): Promise<QuotaState[]> {
  const { rows } = await sql<Row>`
    select s.code, s.most, s.used, case when s.most is not null then quotas.told(${workspace}, ${at}, s) ->> 'resets_at' end as resets_at
    from quotas.states(${workspace}, ${at}, ${customer}, null, ${standing}, ${past}) s`.execute(pool);
  return rows.map(({ code, most, used, resets_at }) => ({
    quota: code,
    limit: most,
    used,
    remaining: most === null ? null : most > used ? most - used : 0n,
    ...(resets_at !== null && { resetsAt: new Date(resets_at) }),
  }));
}
