import { Refusal, type WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import { rateFor } from './price.ts';
import type { PricedService } from './service.ts';
import { readServices, type StoredService } from './service-rows.ts';
import { readTerms } from './term-rows.ts';
import type { PriceTerms } from './terms.ts';

export type ForWhom = {
  /** Whose prices; everybody's, when not given. */
  readonly user?: string;
  /** A code such as `ru`; what is not written in it is told in English. */
  readonly language?: string;
};

/** The services in the order of the list, with their prices; those that are switched off only with `all`. Two statements. */
export async function listServices(
  db: Pool | Tx,
  workspace: WorkspaceId,
  { user, language, all = false }: ForWhom & { readonly all?: boolean } = {},
): Promise<PricedService[]> {
  const terms = await readTerms(db, workspace, user);
  const services = await readServices(db, workspace, { onlyEnabled: !all });
  return services.map((service) => priced(service, terms, { user, language }));
}

/**
 * One service with its price. Refuses with `service_unknown`, and with `service_disabled` one that is switched off,
 * unless `all` is asked for.
 */
export async function priceService(
  db: Pool | Tx,
  workspace: WorkspaceId,
  { service: number, user, language, all = false }: ForWhom & { readonly service: number; readonly all?: boolean },
): Promise<PricedService> {
  const service = await requireService(db, workspace, number);
  if (!service.isEnabled && !all)
    throw new Refusal('service_disabled', 'This service is not offered just now.', { service: number });
  return priced(service, await readTerms(db, workspace, user), { user, language });
}

/** Refuses with `service_unknown`. */
export async function requireService(db: Pool | Tx, workspace: WorkspaceId, number: number): Promise<StoredService> {
  const [service] = await readServices(db, workspace, { number });
  if (service) return service;
  throw new Refusal('service_unknown', 'There is no service with this number.', { service: number });
}

type Wanted = { readonly user?: string | undefined; readonly language?: string | undefined };

export const priced = (
  { categoryNames, ...service }: StoredService,
  terms: PriceTerms,
  { user, language }: Wanted,
): PricedService => ({
  ...service,
  rate: rateFor(service, terms, user),
  name: inLanguage(service.names, language),
  description: inLanguage(service.descriptions, language),
  categoryName: inLanguage(categoryNames, language),
});

const inLanguage = (words: Readonly<Record<string, string>>, language = 'en'): string =>
  (Object.hasOwn(words, language) ? words[language] : undefined) ?? words['en'] ?? '';
