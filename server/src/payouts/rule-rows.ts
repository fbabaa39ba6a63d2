import { sql, type Selectable } from 'kysely';
import type { Asset, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { Payout } from './payout.ts';
import { everyRail, usualRule, type Rule } from './rule.ts';

type RuleRow = {
  workspace_id: number;
  rail: string;
  asset: string;
  minimum_units: bigint;
  maximum_units: bigint | null;
  fee_units: bigint;
  fee_basis_points: number;
  user_daily_units: bigint | null;
  workspace_daily_units: bigint | null;
  automatic_units: bigint;
  four_eyes_units: bigint | null;
  hold_seconds: number;
  changed_at: Date;
};

const table = (db: Pool | Tx) => db.withTables<{ 'payouts.rule': RuleRow }>();

const toRule = (row: Selectable<RuleRow>): Rule => ({
  rail: row.rail,
  asset: row.asset,
  minimum: row.minimum_units,
  maximum: row.maximum_units,
  feeFixed: row.fee_units,
  feeBasisPoints: row.fee_basis_points,
  userDaily: row.user_daily_units,
  workspaceDaily: row.workspace_daily_units,
  automaticUpTo: row.automatic_units,
  fourEyesAbove: row.four_eyes_units,
  holdSeconds: row.hold_seconds,
});

const toRow = (rule: Rule) => ({
  minimum_units: rule.minimum,
  maximum_units: rule.maximum,
  fee_units: rule.feeFixed,
  fee_basis_points: rule.feeBasisPoints,
  user_daily_units: rule.userDaily,
  workspace_daily_units: rule.workspaceDaily,
  automatic_units: rule.automaticUpTo,
  four_eyes_units: rule.fourEyesAbove,
  hold_seconds: rule.holdSeconds,
});

export async function selectRules(db: Pool | Tx, workspace: WorkspaceId): Promise<Rule[]> {
  const rows = await table(db)
    .selectFrom('payouts.rule')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .orderBy('rail')
    .orderBy('asset')
    .execute();
  return rows.map(toRule);
}

/** The rule that holds: the rail's own, else that of every rail, else the usual one. */
export async function ruleFor(
  db: Pool | Tx,
  workspace: WorkspaceId,
  rail: string,
  asset: Asset,
  usual = usualRule(rail, asset),
): Promise<Rule> {
  const rows = await table(db)
    .selectFrom('payouts.rule')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('asset', '=', asset)
    .where('rail', 'in', [rail, everyRail])
    .execute();
  const row = rows.find((one) => one.rail === rail) ?? rows[0];
  return row ? toRule(row) : usual;
}

export async function upsertRule(tx: Tx, workspace: WorkspaceId, rule: Rule, now: Date): Promise<void> {
  const values = { ...toRow(rule), changed_at: now };
  await table(tx)
    .insertInto('payouts.rule')
    .values({ workspace_id: workspace, rail: rule.rail, asset: rule.asset, ...values })
    .onConflict((conflict) => conflict.constraint('a_rail_has_one_rule_per_asset').doUpdateSet(values))
    .execute();
}

export async function deleteRule(tx: Tx, workspace: WorkspaceId, rail: string, asset: Asset): Promise<void> {
  await table(tx)
    .deleteFrom('payouts.rule')
    .where('workspace_id', '=', workspace)
    .where('rail', '=', rail)
    .where('asset', '=', asset)
    .execute();
}

/**
 * What was taken out since an instant under a rule, without what went back: by this user, and by everybody. A rule for
 * every rail counts every rail. The caller holds the workspace's lock.
 */
export async function takenSince(
  tx: Tx,
  workspace: WorkspaceId,
  { rail, asset }: Rule,
  { source, user }: Pick<Payout, 'source' | 'user'>,
  since: Date,
): Promise<{ byUser: bigint; byAll: bigint }> {
  const { rows } = await sql<{ by_user: bigint; by_all: bigint }>`
    select coalesce(sum(units) filter (where user_id = ${user} and source = ${source}), 0)::bigint as by_user,
      coalesce(sum(units), 0)::bigint as by_all
    from payouts.payout
    where workspace_id = ${workspace} and asset = ${asset} and requested_at > ${since}
      and (${rail} = ${everyRail} or rail = ${rail})
      and status not in ('rejected', 'canceled', 'failed') and outcome is distinct from 'rejected'
      and outcome is distinct from 'canceled' and outcome is distinct from 'failed'`.execute(tx);
  const [row] = rows;
  return { byUser: row?.by_user ?? 0n, byAll: row?.by_all ?? 0n };
}
