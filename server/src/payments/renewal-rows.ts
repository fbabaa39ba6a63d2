import { sql } from 'kysely';
import { isId, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { RenewalAsked, RenewalStatus } from './recurring.ts';

type RenewalRow = {
  workspace_id: WorkspaceId;
  invoice: string;
  renews: boolean;
  status: RenewalStatus;
  asked_at: Date;
  stopped_at: Date | null;
  problem: string | null;
  tries: number;
};

const columns = sql`workspace_id, invoice, renews, status, asked_at, stopped_at, problem, tries`;

function toRenewal(row: RenewalRow): RenewalAsked {
  if (!isId('pay', row.invoice)) throw new Error(`The row of the renewal of ${row.invoice} is damaged.`);
  return {
    workspace: row.workspace_id,
    invoice: row.invoice,
    renews: row.renews,
    status: row.status,
    askedAt: row.asked_at,
    tries: row.tries,
    ...(row.stopped_at && { stoppedAt: row.stopped_at }),
    ...(row.problem !== null && { problem: row.problem }),
  };
}

export async function findRenewal(db: Pool | Tx, workspace: WorkspaceId, invoice: string) {
  const { rows } = await sql<RenewalRow>`select ${columns} from payments.renewal
    where workspace_id = ${workspace} and invoice = ${invoice}`.execute(db);
  return rows[0] && toRenewal(rows[0]);
}

type Wish = Pick<RenewalAsked, 'workspace' | 'invoice' | 'renews' | 'askedAt' | 'stoppedAt'>;

/** Writes a wish over the one before; whoever is sending that one will not settle this one. */
export async function writeRenewal(tx: Tx, wish: Wish, due: Date): Promise<void> {
  const { workspace, invoice, renews, askedAt, stoppedAt = null } = wish;
  await sql`insert into payments.renewal (workspace_id, invoice, renews, status, asked_at, stopped_at, due_at)
    values (${workspace}, ${invoice}, ${renews}, 'due', ${askedAt}, ${stoppedAt}, ${due})
    on conflict (workspace_id, invoice) do update set renews = excluded.renews, status = 'due',
      asked_at = excluded.asked_at, stopped_at = coalesce(excluded.stopped_at, payments.renewal.stopped_at),
      due_at = excluded.due_at, problem = null, tries = 0`.execute(tx);
}

/** Takes a wish to be sent; undefined when it is not to be sent, or somebody is sending it now. */
export async function takeRenewal(pool: Pool, workspace: WorkspaceId, invoice: string, lease: Date) {
  const { rows } =
    await sql<RenewalRow>`update payments.renewal set status = 'asking', tries = tries + 1, due_at = ${lease}
    where workspace_id = ${workspace} and invoice = ${invoice} and status = 'due' returning ${columns}`.execute(pool);
  return rows[0] && toRenewal(rows[0]);
}

type Ending =
  | { readonly status: 'done' }
  | { readonly status: 'refused'; readonly problem: string }
  | { readonly status: 'due'; readonly problem: string; readonly due: Date };

/** What came of asking; says nothing of a wish that has been overtaken meanwhile. What was refused stopped nothing. */
export async function settleRenewal(db: Pool | Tx, taken: RenewalAsked, ending: Ending): Promise<void> {
  const problem = ending.status === 'done' ? null : ending.problem;
  const due = ending.status === 'due' ? ending.due : null;
  const stopped = ending.status === 'refused' && !taken.renews ? sql`null` : sql`stopped_at`;
  await sql`update payments.renewal set status = ${ending.status}, problem = ${problem}, due_at = ${due}, stopped_at = ${stopped}
    where workspace_id = ${taken.workspace} and invoice = ${taken.invoice} and status = 'asking'
      and asked_at = ${taken.askedAt} and tries = ${taken.tries}`.execute(db);
}

/** Wishes that are due, put off by the lease. One whose sender was cut short is asked again: asking twice is safe. */
export async function takeDueRenewals(db: Pool | Tx, gateway: string, now: Date, lease: Date, limit: number) {
  const { rows } = await sql<{ workspace: WorkspaceId; invoice: string }>`
    with due as materialized (select due.workspace_id, due.invoice from payments.renewal due
          join payments.payment p on p.workspace_id = due.workspace_id and p.id = due.invoice and p.gateway = ${gateway}
          where due.due_at <= ${now} order by due.due_at limit ${limit} for update of due skip locked)
    update payments.renewal r set due_at = ${lease}, status = 'due'
    from due
    where (r.workspace_id, r.invoice) = (due.workspace_id, due.invoice)
    returning r.workspace_id as workspace, r.invoice`.execute(db);
  return rows;
}
