import type { Amount, WorkspaceId } from '#kernel';
import type { Pool, Tx } from '#database';
import type { PriceChange } from './input.ts';
import { requireService } from './list-services.ts';
import { rateFor } from './price.ts';
import { readServices, type StoredService } from './service-rows.ts';
import { checkDiscount, checkRate, withDiscount } from './set-discount.ts';
import { isSame } from './set-markup.ts';
import { checkService } from './check-service.ts';
import { readTerms } from './term-rows.ts';
import { checkConstants, checkMarkup, requireUsd, type PriceTerms } from './terms.ts';

/** The price of a service before a change and after it, in USD per 1,000. */
export type PricePreview = {
  readonly service: number;
  readonly name: string;
  readonly isEnabled: boolean;
  readonly before: Amount;
  readonly after: Amount;
};

/**
 * What a change would do to the price of every service, switched off or not, without making it; to one customer's prices
 * where it is about one. Refuses what the change itself would be refused with.
 */
export async function previewPrices(
  db: Pool | Tx,
  workspace: WorkspaceId,
  change: PriceChange,
): Promise<PricePreview[]> {
  const user = userOf(change);
  const terms = await readTerms(db, workspace, user);
  if ('service' in change.change) await requireService(db, workspace, change.change.service);
  const changedTerms = changeTerms(terms, change);
  const services = await readServices(db, workspace);
  return services.map((service) => ({
    service: service.number,
    name: service.names['en'] ?? '',
    isEnabled: service.isEnabled,
    before: rateFor(service, terms, user),
    after: rateFor(changeService(service, change), changedTerms, user),
  }));
}

function userOf({ of, change }: PriceChange): string | undefined {
  if (of === 'discount') return change.user;
  return of === 'markup' && change.scope.of === 'customer' ? change.scope.user : undefined;
}

function changeTerms(terms: PriceTerms, { of, change }: PriceChange): PriceTerms {
  if (of === 'constants') {
    const constants = { ...terms.constants, ...change };
    checkConstants(constants);
    return { ...terms, constants };
  }
  if (of === 'markup') {
    const { scope, markup } = change;
    if (markup) checkMarkup(markup);
    const others = terms.markups.filter((one) => !isSame(one.scope, scope));
    return { ...terms, markups: markup ? [...others, { scope, markup }] : others };
  }
  if (of !== 'discount') return terms;
  if ('basisPoints' in change) checkDiscount(change.basisPoints);
  const wholesale = terms.wholesale ?? { user: change.user, basisPoints: 0, rates: new Map() };
  return { ...terms, wholesale: withDiscount(wholesale, change) };
}

function changeService(service: StoredService, { of, change }: PriceChange): StoredService {
  if (of === 'discount' && 'rate' in change && change.service === service.number && change.rate)
    checkRate(change.rate, service);
  if ((of !== 'cost' && of !== 'price') || change.service !== service.number) return service;
  if (of === 'cost') {
    requireUsd(change.cost, 'cost');
    return { ...service, cost: change.cost };
  }
  const changed = { ...service, pricing: change.pricing };
  checkService(changed);
  return changed;
}
