import { authenticate, requireScope, takeEntrance, takeRequest, type Caller, type Keyring } from '#identity';
import { Refusal, type WorkspaceId } from '#kernel';
import { getPanelKey, readPanelSettings, type PanelKey, type ResellingNeeds } from '#reselling';
import type { Dialect } from './words.ts';

export type PanelApiNeeds = ResellingNeeds & {
  readonly keyring: Keyring;
  readonly config: {
    /** Whose services are listed for who brings no key, where that is allowed. */
    readonly defaultWorkspace?: number | undefined;
  };
};

/** A reseller, by the key that was sent, and how that key is answered. */
export type Reseller = PanelKey;

/** Where a request comes from. */
export type Origin = { readonly address: string; readonly authorization: string | undefined };

/** Somebody without a key: they see the list of services, if the operator lets them. */
export type Passer = { readonly workspace: WorkspaceId };

const unknown = 'This key is for no reseller.';

/** The key from the fields, else from the header `Authorization: Bearer`. */
export const secretOf = (field: string | undefined, { authorization = '' }: Origin): string | undefined =>
  field ?? (/^bearer\s+(\S+)\s*$/i.exec(authorization)?.[1] as string | undefined);

/**
 * The reseller with this key, when it is within its limit. `heard` is told the dialect as soon as it is known. Refuses as
 * `authenticate` does, `rate_limited`, and `account_suspended`.
 */
export async function resellerOf(
  needs: PanelApiNeeds,
  secret: string,
  { address }: Origin,
  heard: (dialect: Dialect) => void,
): Promise<Reseller> {
  const caller = await authenticate(needs, secret, address);
  requireScope(caller, 'panel');
  const { workspace } = caller;
  const [key, { requestsPerMinute }] = await Promise.all([
    getPanelKey(needs.pool, workspace, caller.key),
    readPanelSettings(needs.pool, workspace),
  ]);
  if (!key) throw new Refusal('scope_missing', unknown);
  heard(key.dialect);
  await countRequest(needs, caller, Math.min(caller.requestsPerMinute ?? requestsPerMinute, requestsPerMinute));
  if (key.isSuspended) throw new Refusal('account_suspended', 'This key is suspended. Ask the operator.');
  return key;
}

/** The words say the limit. */
async function countRequest(needs: PanelApiNeeds, caller: Caller, requestsPerMinute: number): Promise<void> {
  try {
    await takeRequest(needs, { ...caller, requestsPerMinute });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'rate_limited') throw error;
    throw new Refusal(error.code, error.message, { ...error.details, limit: requestsPerMinute });
  }
}

const noKey = 'Send your key as the field "key".';

/** Whoever brings no key, within what their address may ask in a minute. Refuses `unauthenticated` where a key is wanted. */
export async function passerOf(needs: PanelApiNeeds, { address }: Origin): Promise<Passer> {
  const workspace = needs.config.defaultWorkspace;
  if (workspace === undefined) throw new Refusal('unauthenticated', noKey);
  await takeEntrance(needs, { address, door: 'panel' });
  const { keylessServices } = await readPanelSettings(needs.pool, workspace);
  if (!keylessServices) throw new Refusal('unauthenticated', noKey);
  return { workspace };
}
