import { transaction } from '#database';
import { writeAudit } from '#identity';
import { newId, Refusal, scaleOf, type Amount, type Asset, type WorkspaceId } from '#kernel';
import type { SupplierAccount } from './account.ts';
import { insertAccount, lockAccount, updateAccount, type AccountChanges } from './account-rows.ts';
import { merged, requireForm, type Values } from './form.ts';
import type { SupplyNeeds } from './needs.ts';
import { openValues, sealValues } from './sealed.ts';
import type { Supplier } from './supplier.ts';

export type SupplierTerms = {
  readonly settings?: Values;
  /** An empty text takes a field back to its usual value. */
  readonly secrets?: Values;
  readonly rank?: number;
  /** `null`: nobody is told when little money is left. */
  readonly alarm?: Amount | null;
};

export type NewSupplier = SupplierTerms & { readonly kind: string; readonly name: string; readonly asset?: Asset };

/** What is not given stays. */
export type SupplierChange = SupplierTerms & { readonly name?: string };

type Needs = Pick<SupplyNeeds, 'pool' | 'clock' | 'masterKey' | 'suppliers'>;

/** The rank of who is asked when nobody said otherwise. */
const usualRank = 100;

function requireKind({ suppliers }: Needs, kind: string): Supplier {
  const found = Object.hasOwn(suppliers, kind) ? suppliers[kind] : undefined;
  if (found) return found;
  const known = Object.keys(suppliers).join(', ') || 'none';
  throw new Refusal('invalid_request', `There is no supplier of that kind. There are: ${known}.`);
}

function requireIn(asset: Asset, alarm: Amount | null): Amount | null {
  if (alarm && alarm.asset !== asset) throw new Refusal('wrong_asset', `This supplier is paid in ${asset}.`, { asset });
  return alarm;
}

/**
 * Takes in an account at a supplier; its secrets are sealed and shown to nobody again. Stars are bought there from now on.
 * Refuses with `invalid_request` (the form), `wrong_asset` or `already_exists` (the name).
 */
export async function addSupplier(
  needs: Needs,
  workspace: WorkspaceId,
  input: NewSupplier,
  by: string,
): Promise<SupplierAccount> {
  const { kind, name, asset = 'USD', rank = usualRank, settings = {}, secrets = {} } = input;
  requireForm(requireKind(needs, kind).form, { settings, secrets });
  scaleOf(asset);
  const at = needs.clock.now();
  const account: SupplierAccount = {
    workspace,
    id: newId('sup'),
    kind,
    name,
    asset,
    settings: merged({}, settings),
    rank,
    isOn: true,
    alarm: requireIn(asset, input.alarm ?? null),
    failures: 0,
    brokenUntil: null,
    lowSince: null,
    differsSince: null,
    told: null,
    toldAt: null,
    addedAt: at,
    changedAt: at,
  };
  const sealed = sealValues(needs.masterKey, workspace, account.id, merged({}, secrets));
  await transaction(needs.pool, async (tx) => {
    await insertAccount(tx, { account, sealed });
    const details = { kind, name, asset };
    await writeAudit(tx, { workspace, recordedAt: at, actor: by, action: 'supplier.add', target: account.id, details });
  });
  return account;
}

/** Changes what an account is called or how it is used; whoever opens it next sees that. Refuses as `addSupplier` does. */
export const changeSupplier = (
  needs: Needs,
  workspace: WorkspaceId,
  id: string,
  change: SupplierChange,
  by: string,
): Promise<SupplierAccount> =>
  transaction(needs.pool, async (tx) => {
    const { account, sealed } = await lockAccount(tx, workspace, id);
    const settings = merged(account.settings, change.settings);
    const secrets = merged(openValues(needs.masterKey, workspace, account.id, sealed), change.secrets);
    requireForm(requireKind(needs, account.kind).form, { settings, secrets });
    const at = needs.clock.now();
    const changes: AccountChanges = {
      changed_at: at,
      settings,
      ...(change.secrets && { sealed_secrets: sealValues(needs.masterKey, workspace, account.id, secrets) }),
      ...(change.name !== undefined && { name: change.name }),
      ...(change.rank !== undefined && { rank: change.rank }),
      ...(change.alarm !== undefined && { alarm_units: requireIn(account.asset, change.alarm)?.units ?? null }),
    };
    await updateAccount(tx, account, changes);
    const changed = Object.keys(change).filter((name) => name !== 'secrets');
    const details = { changed, secrets_renewed: change.secrets !== undefined };
    await writeAudit(tx, { workspace, recordedAt: at, actor: by, action: 'supplier.change', target: id, details });
    return (await lockAccount(tx, workspace, id)).account;
  });

/** Off, nothing new is bought there; what was is followed. Doing so twice changes nothing. Refuses `not_found`. */
export const switchSupplier = (
  { pool, clock }: Pick<Needs, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  id: string,
  { isOn, reason }: { readonly isOn: boolean; readonly reason: string },
  by: string,
): Promise<SupplierAccount> =>
  transaction(pool, async (tx) => {
    const { account } = await lockAccount(tx, workspace, id);
    if (account.isOn === isOn) return account;
    const at = clock.now();
    await updateAccount(tx, account, { is_on: isOn, changed_at: at, failures: 0, broken_until: null });
    const action = isOn ? 'supplier.switch_on' : 'supplier.switch_off';
    await writeAudit(tx, { workspace, recordedAt: at, actor: by, action, target: id, details: { reason } });
    return (await lockAccount(tx, workspace, id)).account;
  });
