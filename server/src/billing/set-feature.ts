import { sql } from 'kysely';
import { creditAsset, Refusal, unitsMax, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { lockBook } from '#ledger';
import { endCounter, openCounter, writeWindow } from '#quotas';
import { readScales } from './credit-type-rows.ts';
import { unitsIn, type Scales } from './credit-type.ts';
import { checkCode, checkTerms, overruns, type Feature, type FeatureInput } from './feature.ts';
import type { Reading } from './needs.ts';

/**
 * Defines a feature, or changes it from now on: open reservations keep the cost they were made at.
 * Refuses with `invalid_request` or `invalid_amount`.
 */
export async function setFeature(
  { pool, clock }: Pick<Reading, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  input: FeatureInput,
): Promise<Feature> {
  checkInput(input);
  return transaction(pool, async (tx) => {
    if (input.kind === 'metered') await lockBook(tx, workspace); // so that the scale stays as it is read
    const feature = readFeature(input, await readScales(tx, workspace));
    await write(tx, workspace, feature, clock.now());
    await writeTerms(tx, workspace, feature, clock.now());
    return feature;
  });
}

function checkInput({ code, app = 'main', kind, creditType, creditCost, overrun, ...terms }: FeatureInput): void {
  checkTerms(terms);
  if (kind === 'boolean' && (terms.free || terms.steps))
    throw new Refusal('invalid_request', 'A boolean feature costs nothing: leave out free quantity and steps.');
  checkCode('feature', code);
  checkCode('app', app);
  if (kind === 'boolean' && (creditType !== undefined || creditCost !== undefined || overrun !== undefined))
    throw new Refusal('invalid_request', 'A boolean feature costs nothing: leave out credit type, cost and overrun.');
  if (creditType !== undefined) checkCode('credit type', creditType);
  if (overrun !== undefined && !overruns.includes(overrun))
    throw new Refusal('invalid_request', `An overrun is one of ${overruns.join(', ')}.`);
}

/** The feature an input means, its defaults filled in. */
function readFeature({ code, kind, app = 'main', ...input }: FeatureInput, scales: Scales): Feature {
  if (kind === 'boolean') return { kind, code, app };
  const { creditType = 'credits', creditCost = '1', overrun = 'refuse' } = input;
  const scale = scales(creditType);
  const cost = unitsIn(creditCost, scale);
  if (cost < 0n || cost > unitsMax)
    throw new Refusal('invalid_amount', `A use costs 0 to ${unitsMax} credits; ${creditCost} was asked for.`);
  const told = { creditType, creditCost: cost, overrun, ...(scale > 0 && { scale }) };
  return { kind, code, app, ...told, ...readTerms(input, cost, scale) };
}

function readTerms({ free, steps }: Pick<FeatureInput, 'free' | 'steps'>, cost: bigint, scale: number) {
  if (cost === 0n && (free || steps))
    throw new Refusal('invalid_request', 'What costs nothing has no free quantity and no steps.');
  const priced = steps?.steps.map((step) => ({ from: step.from, creditCost: unitsIn(step.creditCost, scale) }));
  if (priced?.some((step) => step.creditCost < 1n || step.creditCost > unitsMax))
    throw new Refusal('invalid_amount', 'From every step on, a unit costs at least the smallest part of a credit.');
  return { ...(free && { free }), ...(steps && priced && { steps: { window: steps.window, steps: priced } }) };
}

/** Units are counted for as long as there is a free quantity or there are steps; a change of them goes on counting. */
async function writeTerms(tx: Tx, workspace: WorkspaceId, feature: Feature, now: Date): Promise<void> {
  const { free, steps } = feature.kind === 'metered' ? feature : {};
  const { rows } = await sql<{ counter: bigint | null }>`select counter from billing.feature
    where workspace_id = ${workspace} and code = ${feature.code}`.execute(tx);
  const before = rows[0]?.counter ?? null;
  const windows = [free?.window, steps?.window].filter((window) => window !== undefined);
  if (before !== null && windows.length === 0) await endCounter(tx, workspace, before, now);
  const counter = windows.length > 0 ? await openCounter(tx, workspace, before, windows) : null;
  const written = steps?.steps.map((step) => ({ from: String(step.from), credit_cost: String(step.creditCost) }));
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  await sql`update billing.feature set counter = ${counter}, free_quantity = ${free?.quantity ?? null},
      free_window = ${json(free && writeWindow(free.window))}::jsonb, steps = ${json(written)}::jsonb,
      steps_window = ${json(steps && writeWindow(steps.window))}::jsonb
    where workspace_id = ${workspace} and code = ${feature.code}`.execute(tx);
}

/** The accounts of a metered feature are opened here, so that spending has nothing to look up. */
async function write(tx: Tx, workspace: WorkspaceId, feature: Feature, now: Date): Promise<void> {
  const metered = feature.kind === 'metered' ? feature : undefined;
  const asset = metered ? creditAsset(metered.creditType) : null;
  await sql`
    insert into billing.feature as f
      (workspace_id, code, kind, app, asset, credit_cost, overrun, usage_account, issuer_account, scale, watched, changed_at)
    select ${workspace}, ${feature.code}, ${feature.kind}, ${feature.app}, ${asset}, ${metered?.creditCost ?? null},
      ${metered?.overrun ?? null}::text,
      case when ${asset}::text is not null then billing.owed_account(${workspace}, ${`usage:${feature.app}:${feature.code}`}, ${asset}) end,
      case when ${asset}::text is not null then billing.owned_account(${workspace}, ${`issuer:${feature.app}`}, ${asset}) end,
      ${metered?.scale ?? 0},
      exists (select from billing.low_watch w where w.workspace_id = ${workspace} and w.asset = ${asset}),
      ${now}
    on conflict (workspace_id, code) do update set kind = excluded.kind, app = excluded.app, asset = excluded.asset,
      credit_cost = excluded.credit_cost, overrun = excluded.overrun, usage_account = excluded.usage_account,
      issuer_account = excluded.issuer_account, scale = excluded.scale, watched = excluded.watched,
      changed_at = excluded.changed_at`.execute(tx);
}
