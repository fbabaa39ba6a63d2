import { openSecret, sealSecret, type Id, type WorkspaceId } from '#kernel';
import type { SealedAccount } from './account-rows.ts';
import type { SupplyNeeds } from './needs.ts';
import type { Access, Supplier } from './supplier.ts';
import { filled, type Values } from './form.ts';

/** Bound in when secrets are sealed: copied into another row, they do not open. */
const contextOf = (workspace: WorkspaceId, id: Id<'sup'>) => `supplier:${workspace}:${id}`;

export const sealValues = (masterKey: Buffer, workspace: WorkspaceId, id: Id<'sup'>, values: Values): string =>
  sealSecret(masterKey, JSON.stringify(values), contextOf(workspace, id));

export function openValues(masterKey: Buffer, workspace: WorkspaceId, id: Id<'sup'>, sealed: string): Values {
  return JSON.parse(openSecret(masterKey, sealed, contextOf(workspace, id))) as Values; // we wrote it
}

/** An adapter and what opens an account for it: for one call, never logged. */
export function openAccess(
  { masterKey, suppliers }: Pick<SupplyNeeds, 'masterKey' | 'suppliers'>,
  { account, sealed }: Pick<SealedAccount, 'account' | 'sealed'>,
): { readonly supplier: Supplier; readonly access: Access } {
  const { workspace, id, kind } = account;
  const supplier = Object.hasOwn(suppliers, kind) ? suppliers[kind] : undefined;
  if (!supplier) throw new Error(`Nobody here speaks to suppliers of the kind "${kind}".`);
  const secrets = filled(supplier.form.secrets, openValues(masterKey, workspace, id, sealed));
  return { supplier, access: { id, settings: filled(supplier.form.settings, account.settings), secrets } };
}
