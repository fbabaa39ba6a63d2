import { transaction, type Tx } from '#database';
import { requireAccount } from './account-rows.ts';
import { alikeInTheAir, numberBefore, unclaimed } from './claimed.ts';
import { bearSilence, book, conclude, hear, type Answer } from './conclude.ts';
import { putOnDesk } from './desk.ts';
import { leaseFrom, nextLook } from './due.ts';
import type { Errand } from './errand.ts';
import { lockErrand } from './errand-rows.ts';
import { evidence } from './evidence.ts';
import type { UpstreamNeeds } from './needs.ts';
import type { Placement } from './placement.ts';
import { changePlacement, findPlacement, lockPlacement, type PlacementName } from './placement-rows.ts';
import type { Access, Provider } from './provider.ts';
import { orderOf, requestOf } from './pursue-run.ts';
import { openAccess } from './sealed.ts';

/** How often an order that no list shows is looked for before a person has to say what became of it. */
const looksMax = 5;

type Taken = { readonly placement: Placement; readonly errand: Errand };
type Listed = NonNullable<Awaited<ReturnType<NonNullable<Provider['recent']>>>>;

/**
 * Finds out whether a panel took an order whose call got no answer: by sending it again under the same request_id, where
 * that can never order twice; else in the panel's list of recent orders; else by a person. That it is in no list proves
 * nothing: such an order is never placed again by itself.
 */
export async function lookUp(needs: UpstreamNeeds, name: PlacementName): Promise<void> {
  const taken = await transaction(needs.pool, (tx) => takeToLook(tx, needs, name));
  if (!taken) return;
  const sealed = await requireAccount(needs.pool, name.workspace, name.provider);
  const { provider, access } = openAccess(needs, sealed);
  if (sealed.account.honoursRequestId) return sendAgain(needs, taken, provider, access);
  const listed = await readList(provider, access);
  const isLast = listed === 'none' || taken.placement.looks >= looksMax;
  const hint = isLast ? await evidence(needs, sealed.account, provider, access) : undefined;
  await transaction(needs.pool, (tx) => weigh(tx, needs, taken.placement, listed, hint));
}

async function takeToLook(tx: Tx, needs: UpstreamNeeds, { workspace, id }: PlacementName): Promise<Taken | undefined> {
  const found = await lockBoth(tx, workspace, id);
  if (!found) return undefined;
  if (found.placement.status === 'sending')
    await bearSilence(tx, needs, found.errand, found.placement, 'Whoever was sending it was cut short.');
  const placement = await lockPlacement(tx, workspace, id);
  if (placement?.status !== 'unknown') return undefined;
  const looks = placement.looks + 1;
  await changePlacement(tx, placement, { looks, due_at: leaseFrom(needs.clock.now()) });
  return { errand: found.errand, placement: { ...placement, looks } };
}

/** The errand is locked first: everybody keeps to this order. */
export async function lockBoth(tx: Tx, workspace: number, id: string): Promise<Taken | undefined> {
  const named = await findPlacement(tx, workspace, id);
  const errand = named && (await lockErrand(tx, named));
  const placement = errand && (await lockPlacement(tx, workspace, id));
  return placement && { errand, placement };
}

/** The same request_id gives the same order: what is answered is what became of the first. */
async function sendAgain(
  needs: UpstreamNeeds,
  { placement, errand }: Taken,
  provider: Provider,
  access: Access,
): Promise<void> {
  const answer = await hear(() => provider.add(access, orderOf(errand, placement), requestOf(placement)));
  await conclude(needs, placement, doubted(answer));
  if (answer.outcome !== 'placed') await transaction(needs.pool, (tx) => askPersonIfLong(tx, needs, placement));
}

/**
 * That it is not taken now says nothing of the first time: a panel turns a repeat away for its limits, an order of the same
 * link, or a service that has gone since, before it looks whether it knows the request_id.
 */
const doubted = (answer: Answer): Answer =>
  answer.outcome === 'refused' ? { outcome: 'silence', words: answer.words } : answer;

async function askPersonIfLong(tx: Tx, needs: UpstreamNeeds, { workspace, id }: Placement): Promise<void> {
  const found = await lockBoth(tx, workspace, id);
  if (found?.placement.status !== 'unknown' || found.placement.looks < looksMax) return;
  const problem = `Nobody knows whether the panel took it: ${found.placement.words ?? 'no answer'}`;
  await putOnDesk(tx, found.placement, needs.clock.now(), problem);
}

async function readList(provider: Provider, access: Access): Promise<Listed | 'none' | 'silent'> {
  try {
    return (await provider.recent?.(access)) ?? 'none';
  } catch {
    return 'silent'; // it is looked up again; five times, then a person is asked
  }
}

async function weigh(
  tx: Tx,
  needs: UpstreamNeeds,
  { workspace, id, looks }: Placement,
  listed: Listed | 'none' | 'silent',
  hint = '',
): Promise<void> {
  const found = await lockBoth(tx, workspace, id);
  if (found?.placement.status !== 'unknown' || found.placement.looks !== looks) return;
  const { placement, errand } = found;
  const candidates = listed instanceof Array ? await candidatesIn(tx, placement, errand, listed) : [];
  const [first] = candidates;
  const isCertain = candidates.length > 0 && candidates.length <= (await alikeInTheAir(tx, placement));
  if (first !== undefined && isCertain) return book(tx, needs, errand, placement, first);
  const now = needs.clock.now();
  const later = nextLook(now, looks);
  if (first !== undefined)
    return putOnDesk(
      tx,
      placement,
      now,
      `The panel lists ${candidates.length} orders that could be it: ${candidates.slice(0, 5).join(', ')}.`,
      later,
    );
  if (listed === 'none')
    return putOnDesk(tx, placement, now, `The panel gave no answer and has no list of orders. ${hint}`, later);
  if (looks >= looksMax)
    return putOnDesk(
      tx,
      placement,
      now,
      `The panel gave no answer, and its list does not show the order. ${hint}`,
      later,
    );
  await changePlacement(tx, placement, { due_at: later });
}

/** The orders of the list that can be this one: the same service, link and quantity, newer, and nobody else's. */
async function candidatesIn(tx: Tx, placement: Placement, errand: Errand, listed: Listed): Promise<string[]> {
  const before = await numberBefore(tx, placement);
  const isNewer = (id: string) => before === null || !/^\d{1,18}$/.test(id) || BigInt(id) > before;
  const alike = listed.filter(
    ({ id, service, link, quantity }) =>
      service === placement.offer && link === errand.link && quantity === errand.quantity && isNewer(id),
  );
  const free = new Set(
    await unclaimed(
      tx,
      placement,
      alike.map(({ id }) => id),
    ),
  );
  return alike
    .map(({ id }) => id)
    .filter((id) => free.has(id))
    .toSorted((one, other) => one.length - other.length || (one < other ? -1 : 1));
}
