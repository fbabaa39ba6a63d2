import { Refusal, type Asset, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { writeAudit } from '#identity';
import type { StoreNeeds } from './needs.ts';
import { hasOrders, insertAcceptance, insertSettings, lockSettings, readStoreSettings } from './setting-rows.ts';
import { checkStoreTerms, storeRulesVersion, type StoreSettings, type StoreTerms } from './settings.ts';

type Needs = Pick<StoreNeeds, 'pool' | 'clock'>;

/** What the store of a workspace is priced and booked in. */
export const storeCurrency = async (db: Pool | Tx, workspace: WorkspaceId): Promise<Asset> =>
  (await readStoreSettings(db, workspace)).currency;

type Enabling = { readonly acceptedBy: string; readonly rulesVersion: string };

/**
 * Turns the store on, and keeps who accepted which rules. Refuses with `rules_not_accepted` a version that is not the one of
 * `docs/store/rules.md` now.
 */
export async function enableStore(needs: Needs, workspace: WorkspaceId, enabling: Enabling): Promise<StoreSettings> {
  const { acceptedBy: by, rulesVersion } = enabling;
  if (rulesVersion !== storeRulesVersion) throw otherRules();
  return transaction(needs.pool, async (tx) => {
    const { version, at } = await write(tx, needs, workspace, { by, isEnabled: true, action: 'store.enable' });
    await insertAcceptance(tx, workspace, { version, by, rulesVersion, at });
    return readStoreSettings(tx, workspace);
  });
}

const otherRules = () =>
  new Refusal(
    'rules_not_accepted',
    `Read docs/store/rules.md and name its version, which stands in its first line: it is "${storeRulesVersion}" now.`,
    { rules_version: storeRulesVersion },
  );

/** Turns the store off: nothing new is sold. What is paid for is delivered or goes back all the same. */
export const disableStore = (needs: Needs, workspace: WorkspaceId, by: string): Promise<StoreSettings> =>
  transaction(needs.pool, async (tx) => {
    await write(tx, needs, workspace, { by, isEnabled: false, action: 'store.disable' });
    return readStoreSettings(tx, workspace);
  });

/**
 * Sets what is named; the rest stays. Possible before the store is enabled. Refuses with `invalid_request`, so another
 * currency once something was ordered.
 */
export const setStore = (
  needs: Needs,
  workspace: WorkspaceId,
  change: Partial<StoreTerms>,
  by: string,
): Promise<StoreSettings> =>
  transaction(needs.pool, async (tx) => {
    await write(tx, needs, workspace, { by, change, action: 'store.set' });
    return readStoreSettings(tx, workspace);
  });

type Writing = {
  readonly by: string;
  readonly action: string;
  readonly isEnabled?: boolean;
  readonly change?: Partial<StoreTerms>;
};

async function write(
  tx: Tx,
  { clock }: Needs,
  workspace: WorkspaceId,
  { by, action, isEnabled, change = {} }: Writing,
) {
  await lockSettings(tx, workspace);
  const settings = await readStoreSettings(tx, workspace);
  const terms = { ...termsOf(settings), ...change };
  checkStoreTerms(terms);
  if (terms.currency !== settings.currency && (await hasOrders(tx, workspace)))
    throw new Refusal('invalid_request', 'The currency of a store is fixed once something was ordered.', {
      field: 'currency',
    });
  const at = clock.now();
  const version = settings.version + 1;
  await insertSettings(tx, workspace, { version, isEnabled: isEnabled ?? settings.isEnabled, terms, by, at });
  const details = { version, changed: Object.keys(change) };
  await writeAudit(tx, { workspace, recordedAt: at, actor: by, action, target: 'store', details });
  return { version, at };
}

const termsOf = ({ bot, currency, tolerance, payMinutes, isReadOnly }: StoreSettings): StoreTerms => ({
  bot,
  currency,
  tolerance,
  payMinutes,
  isReadOnly,
});
