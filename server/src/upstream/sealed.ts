import { openSecret, sealSecret, type WorkspaceId } from '#kernel';
import type { SealedAccount } from './account-rows.ts';
import type { UpstreamNeeds } from './needs.ts';
import type { Access, Provider } from './provider.ts';

/** Bound in when a key is sealed: copied into another row, it does not open. */
const contextOf = (workspace: WorkspaceId, id: string) => `provider:${workspace}:${id}`;

export const sealKey = (masterKey: Buffer, workspace: WorkspaceId, id: string, key: string): string =>
  sealSecret(masterKey, key, contextOf(workspace, id));

/** A panel's client and what opens it: for one call, never logged. */
export function openAccess(
  { masterKey, providers }: Pick<UpstreamNeeds, 'masterKey' | 'providers'>,
  { account, sealed }: Pick<SealedAccount, 'account' | 'sealed'>,
): { readonly provider: Provider; readonly access: Access } {
  const { workspace, id, kind, url, currency } = account;
  const provider = providers[kind];
  if (!provider) throw new Error(`Nobody here speaks to panels of the kind "${kind}".`);
  return { provider, access: { url, currency, key: openSecret(masterKey, sealed, contextOf(workspace, id)) } };
}
