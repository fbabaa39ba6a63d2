import { transaction, type Tx } from '#database';
import { writeAudit } from '#identity';
import { Refusal, type WorkspaceId } from '#kernel';
import type { ServiceInput, ServiceType } from '#catalogue';
import { requireAccount } from './account-rows.ts';
import type { UpstreamNeeds } from './needs.ts';
import type { Offer, Source } from './offer.ts';
import { findOffers, replaceSources, serviceOf, sourcesOf } from './offer-rows.ts';
import { weighSources } from './read-offers.ts';
import { inUsd } from './usd.ts';

type Needs = Pick<UpstreamNeeds, 'pool' | 'clock' | 'shelf'>;

/** Spellings of the types that we can order; others need fields that nobody could fill in here. */
const types: Readonly<Record<string, ServiceType>> = {
  default: 'default',
  package: 'package',
  'custom comments': 'custom_comments',
};

const typeOf = ({ type }: Offer): ServiceType | undefined => types[type.trim().toLowerCase().replaceAll(/[_-]+/g, ' ')];

export type Import = {
  /** Ids of the panel, at most 100. */
  readonly services: readonly string[];
  /** The category of ours they go to; the panel's own, when not given. */
  readonly category?: string;
};

export type Imported = { readonly offer: string; readonly service: number };

/**
 * Puts services of a panel in our list, priced by their cost and the mark-up, and bought there. One that is bought there
 * already is left as it is. Refuses with `not_found`, `invalid_request` (what is not offered, or of a type we cannot
 * order) or `rate_unavailable`: then nothing is imported.
 */
export async function importOffers(
  needs: Needs,
  workspace: WorkspaceId,
  id: string,
  { services, category }: Import,
  by: string,
): Promise<Imported[]> {
  const { account } = await requireAccount(needs.pool, workspace, id);
  const offers = await findOffers(needs.pool, workspace, account.id, services);
  requireAll(services, offers);
  return transaction(needs.pool, async (tx) => {
    const imported: Imported[] = [];
    for (const offer of offers) imported.push(await importOne(tx, needs, offer, category, by));
    const details = { services: imported.map(({ service }) => service) };
    const at = needs.clock.now();
    await writeAudit(tx, { workspace, recordedAt: at, actor: by, action: 'provider.import', target: id, details });
    return imported;
  });
}

function requireAll(services: readonly string[], offers: readonly Offer[]): void {
  const there = new Set(offers.filter((one) => one.isThere && typeOf(one)).map((one) => one.id));
  const missing = services.filter((id) => !there.has(id));
  if (missing.length > 0)
    throw new Refusal('invalid_request', 'The panel does not offer all of these, or in a way we cannot order.', {
      services: missing,
    });
}

async function importOne(
  tx: Tx,
  { shelf, clock }: Needs,
  offer: Offer,
  category: string | undefined,
  by: string,
): Promise<Imported> {
  const { workspace, provider, id } = offer;
  const known = await serviceOf(tx, offer);
  if (known !== undefined) return { offer: id, service: known };
  const input: ServiceInput = {
    type: typeOf(offer) ?? 'default',
    fulfilledBy: 'panel',
    kind: null,
    link: 'any',
    names: { en: offer.name.slice(0, 200) },
    descriptions: { en: offer.name.slice(0, 200) },
    category: category ?? codeOf(offer.category),
    pricing: { by: 'upstream' },
    cost: await inUsd(tx, workspace, offer.rate, clock.now()),
    min: Math.max(offer.min, 1),
    max: Math.max(offer.max, offer.min, 1),
    dripfeed: offer.dripfeed,
    cancel: offer.cancel,
    refill: offer.refill,
    refillDays: offer.refill ? 30 : 0,
  };
  const service = await shelf.put(tx, workspace, input, by);
  await replaceSources(tx, workspace, service, [{ provider, offer: id }]);
  return { offer: id, service };
}

/** A category's code from a panel's words for it. */
const codeOf = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 40) || 'imported';

/**
 * Says where a service is bought, the one to ask first coming first; none: nowhere. Refuses with `service_unknown`,
 * `not_found` (the provider) or `invalid_request` (what the panel does not offer).
 */
export async function setSources(
  needs: UpstreamNeeds,
  workspace: WorkspaceId,
  service: number,
  sources: readonly { readonly provider: string; readonly offer: string }[],
  by: string,
): Promise<Source[]> {
  return transaction(needs.pool, async (tx) => {
    if (!(await needs.shelf.priceOf(tx, workspace, service)))
      throw new Refusal('service_unknown', 'There is no service with this number.', { service });
    const named = [];
    for (const { provider, offer } of sources) {
      const { account } = await requireAccount(tx, workspace, provider);
      const found = await findOffers(tx, workspace, account.id, [offer]);
      requireAll([offer], found);
      named.push({ account, provider: account.id, offer });
    }
    await replaceSources(tx, workspace, service, named);
    const [first] = named;
    if (first) await weighSources(tx, needs, workspace, service, first.account);
    const details = { sources: sources.map(({ provider, offer }) => `${provider}:${offer}`) };
    const [recordedAt, target] = [needs.clock.now(), String(service)];
    await writeAudit(tx, { workspace, recordedAt, actor: by, action: 'provider.sources', target, details });
    return sourcesOf(tx, workspace, service);
  });
}
