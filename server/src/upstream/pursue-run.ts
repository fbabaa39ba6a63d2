import { transaction, type Tx } from '#database';
import { newId } from '#kernel';
import type { Begun } from '#reselling/fulfilment';
import { chooseSource, type Choice } from './choose-source.ts';
import { conclude, hear } from './conclude.ts';
import { after, leaseFrom, nextTry, waitMax } from './due.ts';
import type { Errand, RunName } from './errand.ts';
import { changeErrand, lockErrand } from './errand-rows.ts';
import type { UpstreamNeeds } from './needs.ts';
import { costFor } from './offer.ts';
import type { Placement } from './placement.ts';
import { insertPlacement, placementsOf } from './placement-rows.ts';
import type { ProviderOrder } from './provider.ts';
import { openAccess } from './sealed.ts';

/** A placement that is stored and now to be sent. */
type Sending = { readonly placement: Placement; readonly errand: Errand; readonly choice: Choice };

/** More panels than a service can have. */
const triesMax = 12;

/**
 * Sees to it that a run lies at a panel. That it is being sent is stored before the call, so a crash at any point leaves
 * something to look up and never something to send. The next panel is asked only when the one before surely took nothing.
 */
export async function pursueRun(needs: UpstreamNeeds, name: RunName): Promise<Begun> {
  for (let tries = 0; tries < triesMax; tries++) {
    const step = await transaction(needs.pool, (tx) => takeStep(tx, needs, name));
    if ('state' in step) return step;
    const { placement, errand, choice } = step;
    const { provider, access } = openAccess(needs, choice.sealed);
    const answer = await hear(() => provider.add(access, orderOf(errand, placement), requestOf(placement)));
    await conclude(needs, placement, answer);
  }
  return { state: 'waiting', reason: 'Every panel refuses it now.' };
}

async function takeStep(tx: Tx, needs: UpstreamNeeds, name: RunName): Promise<Begun | Sending> {
  const errand = await lockErrand(tx, name);
  if (!errand) throw new Error(`Nothing is known of run ${name.run} of ${name.order}.`);
  const tries = await placementsOf(tx, name);
  if (tries.some(({ status }) => status !== 'refused')) return alreadyThere(tx, errand);
  if (errand.state === 'over') return { state: 'impossible', reason: errand.problem ?? 'It was stopped.' };
  if (errand.stopWantedAt) return giveUp(tx, needs, errand, 'It was stopped.');
  const now = needs.clock.now();
  const choice = await chooseSource(tx, errand, tries, now);
  if ('offer' in choice) return intend(tx, errand, choice, now);
  const isPatient = choice.isPassing && after(errand.askedAt, waitMax) > now;
  return isPatient ? wait(tx, errand, choice.reason, nextTry(now, 0)) : giveUp(tx, needs, errand, choice.reason);
}

async function alreadyThere(tx: Tx, errand: Errand): Promise<Begun> {
  if (errand.state === 'waiting') await changeErrand(tx, errand, { state: 'begun' });
  return { state: 'begun' };
}

async function intend(tx: Tx, errand: Errand, choice: Choice, now: Date): Promise<Sending> {
  const { account } = choice.sealed;
  const placement: Placement = {
    workspace: errand.workspace,
    id: newId('plc'),
    order: errand.order,
    run: errand.run,
    provider: account.id,
    offer: choice.offer.id,
    status: 'sending',
    externalId: null,
    currency: account.currency,
    expected: costFor(choice.offer.rate, errand.quantity).units,
    charge: null,
    startCount: null,
    delivered: 0,
    words: null,
    problem: null,
    isPassing: null,
    stop: null,
    misses: 0,
    looks: 0,
    deskSince: null,
    dueAt: leaseFrom(now),
    sentAt: now,
    placedAt: null,
    endedAt: null,
  };
  await insertPlacement(tx, placement);
  return { placement, errand, choice };
}

async function wait(tx: Tx, errand: Errand, reason: string, dueAt: Date): Promise<Begun> {
  if (errand.state === 'waiting') return { state: 'waiting', reason };
  await changeErrand(tx, errand, { state: 'begun', problem: reason, dueAt });
  return { state: 'begun' };
}

/** Nothing was placed, and nothing will be. Who was told that it has begun hears what it came to. */
export async function giveUp(tx: Tx, { reports }: UpstreamNeeds, errand: Errand, reason: string): Promise<Begun> {
  await changeErrand(tx, errand, { state: 'over', problem: reason });
  if (errand.state !== 'begun') return { state: 'impossible', reason };
  await reports.reportRun(tx, errand.workspace, errand, { delivered: 0, ended: true }, { reason });
  return { state: 'begun' };
}

/** What a panel is told of a run. */
export function orderOf({ type, link, quantity, comments }: Errand, { offer }: Placement): ProviderOrder {
  const order = { service: offer, link, quantity };
  if (type === 'custom_comments') return { ...order, comments };
  return type === 'package' ? { ...order, isPackage: true } : order;
}

/**
 * One name for all tries of a run at one panel: where a panel keeps its promise about request_ids, not even a refusal that
 * followed a call which got through unseen makes a second order.
 */
export const requestOf = ({ order, run, offer }: Placement): string => `${order}:${run}:${offer}`.slice(0, 128);
