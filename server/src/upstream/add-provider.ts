import { transaction } from '#database';
import { writeAudit } from '#identity';
import { newId, Refusal, type Amount, type WorkspaceId } from '#kernel';
import type { Guard, ProviderAccount } from './account.ts';
import { insertAccount, lockAccount, updateAccount, type AccountChanges } from './account-rows.ts';
import type { UpstreamNeeds } from './needs.ts';
import { openAccess, sealKey } from './sealed.ts';

export type ProviderTerms = {
  readonly honoursRequestId?: boolean;
  readonly guard?: Guard;
  readonly marginBasisPoints?: number;
  /** `null`: nobody is told when little money is left. */
  readonly alarm?: Amount | null;
};

export type NewProvider = ProviderTerms & {
  readonly kind?: string;
  readonly name: string;
  readonly url: string;
  readonly key: string;
  readonly currency?: string;
};

/** What is not given stays. */
export type ProviderChange = ProviderTerms & {
  readonly name?: string;
  readonly url?: string;
  readonly key?: string;
};

type Needs = Pick<UpstreamNeeds, 'pool' | 'clock' | 'masterKey' | 'providers' | 'checkUrl'>;

/**
 * Takes in an account at a panel; its key is sealed and shown to nobody again. Its catalogue and its balance are read
 * soon after. Refuses with `url_not_allowed`, `invalid_request`, `wrong_asset` or `already_exists` (the name).
 */
export async function addProvider(
  needs: Needs,
  workspace: WorkspaceId,
  input: NewProvider,
  by: string,
): Promise<ProviderAccount> {
  const { kind = 'smm-panel', currency = 'USD', name, url, key } = input;
  if (!needs.providers[kind]) throw new Refusal('invalid_request', `There are no panels of the kind "${kind}".`);
  needs.checkUrl(url);
  const at = needs.clock.now();
  const account: ProviderAccount = {
    workspace,
    id: newId('prv'),
    kind,
    name,
    url,
    currency,
    isOn: true,
    honoursRequestId: input.honoursRequestId ?? false,
    guard: input.guard ?? 'disable',
    marginBasisPoints: input.marginBasisPoints ?? 0,
    alarm: requireIn(currency, input.alarm ?? null),
    failures: 0,
    brokenUntil: null,
    lowSince: null,
    differsSince: null,
    addedAt: at,
    changedAt: at,
  };
  const sealed = sealKey(needs.masterKey, workspace, account.id, key);
  openAccess(needs, { account, sealed });
  await transaction(needs.pool, async (tx) => {
    await insertAccount(tx, { account, sealed });
    const details = { name, url, currency };
    await writeAudit(tx, { workspace, recordedAt: at, actor: by, action: 'provider.add', target: account.id, details });
  });
  return account;
}

function requireIn(currency: string, alarm: Amount | null): Amount | null {
  if (alarm && alarm.asset !== currency)
    throw new Refusal('wrong_asset', `Money at this panel is counted in ${currency}.`, { asset: currency });
  return alarm;
}

/** Changes what an account is called or how it is used; whoever opens it next sees that. Refuses as `addProvider` does. */
export const changeProvider = (
  needs: Needs,
  workspace: WorkspaceId,
  id: string,
  change: ProviderChange,
  by: string,
): Promise<ProviderAccount> =>
  transaction(needs.pool, async (tx) => {
    const { account } = await lockAccount(tx, workspace, id);
    if (change.url !== undefined) needs.checkUrl(change.url);
    const at = needs.clock.now();
    const changes: AccountChanges = {
      changed_at: at,
      ...(change.name !== undefined && { name: change.name }),
      ...(change.url !== undefined && { url: change.url }),
      ...(change.key !== undefined && { sealed_key: sealKey(needs.masterKey, workspace, id, change.key) }),
      ...(change.honoursRequestId !== undefined && { honours_request_id: change.honoursRequestId }),
      ...(change.guard !== undefined && { guard: change.guard }),
      ...(change.marginBasisPoints !== undefined && { margin_basis_points: change.marginBasisPoints }),
      ...(change.alarm !== undefined && { alarm_units: requireIn(account.currency, change.alarm)?.units ?? null }),
    };
    await updateAccount(tx, account, changes);
    const details = { changed: Object.keys(change).filter((name) => name !== 'key'), key_renewed: 'key' in change };
    await writeAudit(tx, { workspace, recordedAt: at, actor: by, action: 'provider.change', target: id, details });
    return (await lockAccount(tx, workspace, id)).account;
  });

/** Off, nothing new is placed there; what lies there is followed. Doing so twice changes nothing. Refuses `not_found`. */
export const switchProvider = (
  { pool, clock }: Pick<Needs, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  id: string,
  { isOn, reason }: { readonly isOn: boolean; readonly reason: string },
  by: string,
): Promise<ProviderAccount> =>
  transaction(pool, async (tx) => {
    const { account } = await lockAccount(tx, workspace, id);
    if (account.isOn === isOn) return account;
    const at = clock.now();
    await updateAccount(tx, account, { is_on: isOn, changed_at: at, failures: 0, broken_until: null });
    const action = isOn ? 'provider.switch_on' : 'provider.switch_off';
    await writeAudit(tx, { workspace, recordedAt: at, actor: by, action, target: id, details: { reason } });
    return (await lockAccount(tx, workspace, id)).account;
  });
