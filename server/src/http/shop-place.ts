import { findWorkspace, type Keyring } from '#identity';
import { Refusal, type WorkspaceId } from '#kernel';
import type { QuotesNeeds } from '#quotes';
import { readStoreSettings, type StoreNeeds } from '#store';
import type { ShopPlace } from './pages/shop-frame.ts';

/** What the shop and the checkout can touch. */
export type ShopNeeds = StoreNeeds &
  QuotesNeeds & {
    readonly keyring: Keyring;
    readonly config: { readonly publicUrl: string; readonly defaultWorkspace?: number | undefined };
  };

/** A request to the shop as it came: every text in it may be anything at all. */
export type Asked = {
  readonly params: { readonly shop?: string; readonly order?: string };
  readonly query: Readonly<Record<string, unknown>>;
  readonly form: Readonly<Record<string, string>>;
  readonly language: string;
};

/** The same, with the shop it is about. */
export type Seen = Asked & {
  readonly workspace: WorkspaceId;
  readonly place: ShopPlace;
  /** Whether anything is sold there now. */
  readonly isOpen: boolean;
};

/** One short text of a query or a form; what is none of those is empty. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 100) : '');

/**
 * The shop that an address names: by the number or the id of its workspace, else the one of those who name none. Refuses with
 * `not_found` where there is no workspace, or its store was never enabled.
 */
export async function findPlace(
  { pool, config }: Pick<ShopNeeds, 'pool' | 'config'>,
  { params: { shop }, language }: Asked,
): Promise<Pick<Seen, 'workspace' | 'place' | 'isOpen'>> {
  const workspace = shop === undefined ? config.defaultWorkspace : (await findWorkspace(pool, shop))?.workspace;
  const settings = workspace === undefined ? undefined : await readStoreSettings(pool, workspace);
  if (workspace === undefined || !settings?.accepted)
    throw new Refusal('not_found', 'There is no shop at this address.');
  const named = shop === undefined ? '' : `/${encodeURIComponent(shop)}`;
  const place = { language, shop: `/shop${named}`, checkout: `/checkout${named}` };
  return { workspace, place, isOpen: settings.isEnabled && !settings.isReadOnly };
}
