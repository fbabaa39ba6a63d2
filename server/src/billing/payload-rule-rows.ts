import { sql } from 'kysely';
import type { WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { PayloadRule } from './payload-rule.ts';

type RuleRow = {
  code: string;
  priority: number;
  bot: string | null;
  payload: string | null;
  asset: string | null;
  units: bigint | null;
  is_recurring: boolean | null;
  product: string | null;
  callback_url: string | null;
  sealed_secret: string | null;
  price: PayloadRule['price'];
  customer: PayloadRule['customer'];
  changed_at: Date;
};

/** A rule with what its questions are signed with. */
export type SealedRule = { readonly rule: PayloadRule; readonly sealedSecret: string | null };

const columns = sql`code, priority, bot, payload, asset, units, is_recurring, product, callback_url, sealed_secret,
  price, customer, changed_at`;

const ruleOf = (row: RuleRow): PayloadRule => ({
  code: row.code,
  priority: row.priority,
  ...(row.bot !== null && { bot: row.bot }),
  ...(row.payload !== null && { payload: row.payload }),
  ...(row.asset !== null && row.units !== null && { amount: { asset: row.asset, units: row.units } }),
  ...(row.is_recurring !== null && { subscription: row.is_recurring }),
  ...(row.product !== null && { product: row.product }),
  ...(row.callback_url !== null && { callbackUrl: row.callback_url }),
  price: row.price,
  customer: row.customer,
  changedAt: row.changed_at,
});

/** Every rule of a workspace, in the order in which they are tried. */
export async function selectRules(db: Pool | Tx, workspace: WorkspaceId): Promise<PayloadRule[]> {
  const { rows } = await sql<RuleRow>`select ${columns} from billing.payload_rule
    where workspace_id = ${workspace} order by priority, code`.execute(db);
  return rows.map(ruleOf);
}

export async function selectRule(db: Pool | Tx, workspace: WorkspaceId, code: string): Promise<SealedRule | undefined> {
  const { rows } = await sql<RuleRow>`select ${columns} from billing.payload_rule
    where workspace_id = ${workspace} and code = ${code}`.execute(db);
  return rows[0] && { rule: ruleOf(rows[0]), sealedSecret: rows[0].sealed_secret };
}

export async function writeRule(tx: Tx, workspace: WorkspaceId, { rule, sealedSecret }: SealedRule): Promise<void> {
  const { bot = null, payload = null, amount, subscription = null, product = null, callbackUrl = null } = rule;
  await sql`
    insert into billing.payload_rule (workspace_id, ${columns}) values (${workspace}, ${rule.code}, ${rule.priority},
      ${bot}, ${payload}, ${amount?.asset ?? null}, ${amount?.units ?? null}, ${subscription}, ${product},
      ${callbackUrl}, ${sealedSecret}, ${rule.price}, ${rule.customer}, ${rule.changedAt})
    on conflict (workspace_id, code) do update set priority = excluded.priority, bot = excluded.bot,
      payload = excluded.payload, asset = excluded.asset, units = excluded.units,
      is_recurring = excluded.is_recurring, product = excluded.product, callback_url = excluded.callback_url,
      sealed_secret = excluded.sealed_secret, price = excluded.price, customer = excluded.customer,
      changed_at = excluded.changed_at`.execute(tx);
}

/** False when there was no such rule. */
export async function deleteRule(pool: Pool, workspace: WorkspaceId, code: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from billing.payload_rule
    where workspace_id = ${workspace} and code = ${code}`.execute(pool);
  return numAffectedRows === 1n;
}
