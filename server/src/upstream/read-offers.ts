import { transaction, type Tx } from '#database';
import { Refusal, type Amount, type Id, type WorkspaceId } from '#kernel';
import { announceAlarm } from './alarm.ts';
import type { ProviderAccount } from './account.ts';
import { findAccount, lockAccount, requireAccount } from './account-rows.ts';
import type { UpstreamNeeds } from './needs.ts';
import { coversMargin, type Offer, type Source } from './offer.ts';
import { findOffers, markDear, servicesOf, sourcesOf, writeOffers } from './offer-rows.ts';
import { ProviderSilent } from './provider.ts';
import { openAccess } from './sealed.ts';
import { inUsd } from './usd.ts';

/**
 * Reads a panel's catalogue, and what follows from it: prices follow costs inside the margin; what has vanished, or has
 * become dearer than its price allows, is shut; what is back, is opened. A list that is empty or broken changes nothing.
 * Answers how many services the panel offers.
 */
export async function readOffers(needs: UpstreamNeeds, workspace: WorkspaceId, id: string): Promise<number> {
  const sealed = await requireAccount(needs.pool, workspace, id);
  const { provider, access } = openAccess(needs, sealed);
  const offered = await provider.services(access);
  if (offered.length === 0) throw new ProviderSilent('The panel listed nothing at all, which is not believed.');
  const at = needs.clock.now();
  await transaction(needs.pool, async (tx) => {
    await lockAccount(tx, workspace, id);
    await writeOffers(tx, sealed.account, offered, at);
  });
  for (const service of await servicesOf(needs.pool, workspace, sealed.account.id))
    await transaction(needs.pool, (tx) => weighSources(tx, needs, workspace, service, sealed.account));
  return offered.length;
}

/** What a source offers now: its cost in USD per 1,000, or why it is not to be had. */
type Looked =
  | { readonly source: Source; readonly state: 'good'; readonly cost: Amount }
  | { readonly source: Source; readonly state: 'dear' | 'gone' | 'unknown'; readonly guard: ProviderAccount['guard'] };

/** Weighs all sources of a service anew: its cost is that of the first good one. */
export async function weighSources(
  tx: Tx,
  { shelf, clock }: UpstreamNeeds,
  workspace: WorkspaceId,
  service: number,
  told: ProviderAccount,
): Promise<void> {
  const price = await shelf.priceOf(tx, workspace, service);
  if (!price) return;
  const now = clock.now();
  const looked: Looked[] = [];
  for (const source of await sourcesOf(tx, workspace, service)) looked.push(await look(tx, source, price.rate, now));
  await noteDear(tx, looked, now, told, service);
  const good = looked.find((one) => one.state === 'good');
  if (good) {
    await shelf.setCost(tx, workspace, service, good.cost);
    return shelf.setEnabled(tx, workspace, service, true, 'A panel offers it again.');
  }
  const first = looked.find(({ state }) => state !== 'gone') ?? looked[0];
  if (!first || first.state === 'unknown' || (first.state === 'dear' && first.guard === 'wait')) return;
  const isGone = first.state === 'gone';
  const reason = isGone ? 'No panel offers it any more.' : 'It costs more than its price allows.';
  await shelf.setEnabled(tx, workspace, service, false, reason);
  if (price.isEnabled) await announceAlarm(tx, told, now, isGone ? 'service_gone' : 'price_risen', reason, { service });
}

async function look(tx: Tx, source: Source, rate: Amount, now: Date): Promise<Looked> {
  const { workspace, provider } = source;
  const account = (await findAccount(tx, workspace, provider))?.account;
  const [offer] = await findOffers(tx, workspace, provider, [source.offer]);
  const guard = account?.guard ?? 'wait';
  if (!account || !offer?.isThere) return { source, state: 'gone', guard };
  const cost = await costOf(tx, offer, now);
  if (!cost) return { source, state: 'unknown', guard };
  const isDear = !coversMargin(rate.units, cost.units, account.marginBasisPoints);
  return isDear ? { source, state: 'dear', guard } : { source, state: 'good', cost };
}

async function costOf(tx: Tx, { workspace, rate }: Offer, now: Date): Promise<Amount | undefined> {
  try {
    return await inUsd(tx, workspace, rate, now);
  } catch (error) {
    if (error instanceof Refusal) return undefined; // no rate of its currency is fresh
    throw error;
  }
}

async function noteDear(
  tx: Tx,
  looked: readonly Looked[],
  now: Date,
  told: ProviderAccount,
  service: number,
): Promise<void> {
  for (const { source, state } of looked) {
    const isDear = state === 'dear';
    if (isDear === (source.dearSince !== null)) continue;
    await markDear(tx, source, isDear ? now : null);
    if (isDear && source.provider === told.id)
      await announceAlarm(tx, told, now, 'price_risen', 'A service costs more than its price allows.', { service });
  }
}

/**
 * Takes the costs of a service as they are now, whatever they were: prices made of them follow, and it is open again.
 * Refuses with `service_unknown` or `provider_unavailable`.
 */
export const acceptCost = (
  needs: UpstreamNeeds,
  workspace: WorkspaceId,
  service: number,
): Promise<{ readonly cost: Amount; readonly provider: Id<'prv'> }> =>
  transaction(needs.pool, async (tx) => {
    if (!(await needs.shelf.priceOf(tx, workspace, service)))
      throw new Refusal('service_unknown', 'There is no service with this number.', { service });
    const now = needs.clock.now();
    for (const source of await sourcesOf(tx, workspace, service)) {
      const [offer] = await findOffers(tx, workspace, source.provider, [source.offer]);
      const cost = offer?.isThere ? await costOf(tx, offer, now) : undefined;
      if (!cost) continue;
      await markDear(tx, source, null);
      await needs.shelf.setCost(tx, workspace, service, cost);
      await needs.shelf.setEnabled(tx, workspace, service, true, 'An operator took the new cost.');
      return { cost, provider: source.provider };
    }
    throw new Refusal('provider_unavailable', 'No panel offers this service now.', { service });
  });
