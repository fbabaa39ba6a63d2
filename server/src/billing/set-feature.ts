import { sql } from 'kysely';
import { creditAsset, Refusal, unitsMax, type WorkspaceId } from '#kernel';
import { transaction, type Tx } from '#database';
import { lockBook } from '#ledger';
import { readScales } from './credit-type-rows.ts';
import { unitsIn, type Scales } from './credit-type.ts';
import { checkCode, overruns, type Feature, type FeatureInput } from './feature.ts';
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
    return feature;
  });
}

function checkInput({ code, app = 'main', kind, creditType, creditCost, overrun }: FeatureInput): void {
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
  if (cost < 1n || cost > unitsMax)
    throw new Refusal('invalid_amount', `A use costs 1 to ${unitsMax} credits; ${creditCost} was asked for.`);
  return { kind, code, app, creditType, creditCost: cost, overrun, ...(scale > 0 && { scale }) };
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
