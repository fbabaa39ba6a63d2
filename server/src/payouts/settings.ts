import { amountToWire, Refusal, type Asset, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { writeAudit } from '#identity';
import type { PayoutsNeeds } from './needs.ts';
import { railFor, railsOf } from './rail.ts';
import { checkRule, everyRail, usualRule, type Rule } from './rule.ts';
import { deleteRule, selectRules, upsertRule } from './rule-rows.ts';
import {
  findSettings,
  lockSettings,
  selectStops,
  updateSettings,
  type Stop,
  type WorkspaceSettings,
} from './workspace-rows.ts';

/** All that is set for payouts of a workspace. */
export type PayoutSettings = WorkspaceSettings & {
  readonly rules: readonly Rule[];
  readonly stops: readonly Stop[];
  /** The ways out there are, and the assets each can pay. */
  readonly rails: readonly { readonly code: string; readonly assets: readonly Asset[] }[];
};

export async function readSettings(needs: PayoutsNeeds, workspace: WorkspaceId): Promise<PayoutSettings> {
  return {
    ...(await findSettings(needs.pool, workspace)),
    rules: await selectRules(needs.pool, workspace),
    stops: await selectStops(needs.pool, workspace),
    rails: railsOf(needs).map(({ code, port }) => ({ code, assets: port.assets })),
  };
}

/** What is set of a rule; the rest is as it is where nobody has set anything. */
export type RuleInput = Pick<Rule, 'rail' | 'asset'> & Partial<Rule>;

export type SettingsInput = Partial<WorkspaceSettings> & {
  /** All rules there are to be; they stay, when not given. */
  readonly rules?: readonly RuleInput[];
};

/**
 * Sets what payouts of a workspace keep to, at once for every payout that is asked for or approved from now on.
 * Refuses with `invalid_request` or `asset_not_supported`.
 */
export async function writeSettings(
  needs: PayoutsNeeds,
  workspace: WorkspaceId,
  input: SettingsInput,
  actor: string,
): Promise<PayoutSettings> {
  const { rules, ...ours } = input;
  const wanted = rules?.map((rule) => completed(needs, rule));
  if (wanted) requireEachOnce(wanted);
  await transaction(needs.pool, async (tx) => {
    const settings = { ...(await lockSettings(tx, workspace, 'update')), ...ours };
    await updateSettings(tx, workspace, settings);
    const at = needs.clock.now();
    if (wanted) await replaceRules(tx, workspace, wanted, at);
    const details = { ...settings, ...(wanted && { rules: wanted.map(toDetails) }) };
    await writeAudit(tx, { workspace, recordedAt: at, actor, action: 'payouts.set', target: 'payouts', details });
  });
  return readSettings(needs, workspace);
}

function completed(needs: PayoutsNeeds, input: RuleInput): Rule {
  if (input.rail !== everyRail) railFor(needs, input.rail, input.asset);
  const rule = { ...usualRule(input.rail, input.asset), ...input };
  checkRule(rule);
  return rule;
}

function requireEachOnce(rules: readonly Rule[]): void {
  const names = rules.map(({ rail, asset }) => `${rail} ${asset}`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Refusal('invalid_request', `There are two rules for ${twice}.`);
}

async function replaceRules(tx: Tx, workspace: WorkspaceId, rules: readonly Rule[], at: Date): Promise<void> {
  for (const { rail, asset } of await selectRules(tx, workspace)) await deleteRule(tx, workspace, rail, asset);
  for (const rule of rules) await upsertRule(tx, workspace, rule, at);
}

const toDetails = ({ rail, asset, ...rule }: Rule) => ({
  rail,
  asset,
  ...Object.fromEntries(
    Object.entries(rule).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? amountToWire({ asset, units: value }).amount : value,
    ]),
  ),
});
