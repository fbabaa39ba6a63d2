import { sql } from 'kysely';
import type { Pool } from '#database';

/** What the tables say of one claim; amounts in units. */
export type ClaimFact = {
  readonly id: string;
  readonly task: string;
  readonly worker: string;
  readonly status: 'claimed' | 'held' | 'released' | 'voided' | 'expired' | 'abandoned';
  readonly reason: string | null;
  readonly at: {
    readonly claimed: number;
    readonly expires: number;
    readonly verified: number;
    readonly release: number;
  };
};

export type TaskFact = {
  readonly id: string;
  readonly order: string;
  readonly owner: string;
  readonly status: string;
  readonly target: string;
  readonly kind: string;
  readonly asset: string;
  readonly reward: bigint;
  readonly fee: bigint;
  readonly ordered: number;
  readonly slots: number;
  readonly taken: number;
  readonly verified: number;
  readonly guarantee: number;
  readonly orderStatus: string;
  readonly charged: bigint;
};

/** An appeal that was decided for the worker. */
export type AppealFact = { readonly id: string; readonly claim: string; readonly status: string };

/** All there is to see of one workspace, read from the tables and not through any module. */
export type Facts = {
  readonly tasks: readonly TaskFact[];
  readonly claims: readonly ClaimFact[];
  readonly appeals: readonly AppealFact[];
  /** Balances of the ledger, by address and asset, those that are zero left out. */
  readonly balances: ReadonlyMap<string, bigint>;
};

type Row = {
  workspace: number;
  tasks: Raw[] | null;
  claims: Raw[] | null;
  appeals: Raw[] | null;
  balances: Raw[] | null;
};
type Raw = Readonly<Record<string, string>>;

const milliseconds = (column: string) => sql`coalesce(extract(epoch from ${sql.ref(column)}) * 1000, 0)::bigint::text`;

/** One look at many workspaces, in one statement and so at one instant. */
export async function readFacts(pool: Pool, workspaces: readonly number[]): Promise<Map<number, Facts>> {
  const { rows } = await sql<Row>`
    select w.id as workspace,
      (select jsonb_agg(jsonb_build_object('id', t.id, 'order', t.order_id, 'owner', t.owner, 'status', t.status,
          'target', t.target_key, 'kind', t.kind, 'asset', t.asset, 'reward', t.reward_units::text,
          'fee', t.fee_units::text, 'ordered', t.ordered::text, 'slots', t.slots::text, 'taken', t.taken::text,
          'verified', t.verified::text, 'guarantee', t.guarantee_seconds::text, 'orderStatus', o.status,
          'charged', o.charged_units::text) order by t.id)
        from exchange.task t join exchange.task_order o on o.workspace_id = t.workspace_id and o.id = t.order_id
        where t.workspace_id = w.id) as tasks,
      (select jsonb_agg(jsonb_build_object('id', c.id, 'task', c.task, 'worker', c.worker, 'status', c.status,
          'reason', c.void_reason, 'claimed', ${milliseconds('claimed_at')}, 'expires', ${milliseconds('expires_at')},
          'verified', ${milliseconds('verified_at')}, 'release', ${milliseconds('release_at')}) order by c.id)
        from claims.claim c where c.workspace_id = w.id) as claims,
      (select jsonb_agg(jsonb_build_object('id', a.id, 'claim', a.claim, 'status', a.status) order by a.decided_at, a.id)
        from moderation.appeal a where a.workspace_id = w.id) as appeals,
      (select jsonb_agg(jsonb_build_object('key', l.address || ' ' || l.asset, 'units', l.balance::text))
        from ledger.account l where l.workspace_id = w.id and l.balance <> 0) as balances
    from unnest(${[...workspaces]}::int[]) as w (id)`.execute(pool);
  return new Map(rows.map((row) => [row.workspace, toFacts(row)]));
}

const text = (raw: Raw, name: string): string => raw[name] ?? '';
const number = (raw: Raw, name: string): number => Number(raw[name] ?? 0);
const units = (raw: Raw, name: string): bigint => BigInt(raw[name] ?? 0);

const toFacts = ({ tasks, claims, appeals, balances }: Row): Facts => ({
  tasks: (tasks ?? []).map(toTask),
  claims: (claims ?? []).map(toClaim),
  appeals: (appeals ?? []).map((raw) => ({
    id: text(raw, 'id'),
    claim: text(raw, 'claim'),
    status: text(raw, 'status'),
  })),
  balances: new Map((balances ?? []).map((raw) => [text(raw, 'key'), units(raw, 'units')])),
});

const toTask = (raw: Raw): TaskFact => ({
  id: text(raw, 'id'),
  order: text(raw, 'order'),
  owner: text(raw, 'owner'),
  status: text(raw, 'status'),
  target: text(raw, 'target'),
  kind: text(raw, 'kind'),
  asset: text(raw, 'asset'),
  reward: units(raw, 'reward'),
  fee: units(raw, 'fee'),
  ordered: number(raw, 'ordered'),
  slots: number(raw, 'slots'),
  taken: number(raw, 'taken'),
  verified: number(raw, 'verified'),
  guarantee: number(raw, 'guarantee') * 1000,
  orderStatus: text(raw, 'orderStatus'),
  charged: units(raw, 'charged'),
});

const toClaim = (raw: Raw): ClaimFact => ({
  id: text(raw, 'id'),
  task: text(raw, 'task'),
  worker: text(raw, 'worker'),
  status: text(raw, 'status') as ClaimFact['status'], // the check of the column knows the same
  reason: raw['reason'] ?? null,
  at: {
    claimed: number(raw, 'claimed'),
    expires: number(raw, 'expires'),
    verified: number(raw, 'verified'),
    release: number(raw, 'release'),
  },
});
