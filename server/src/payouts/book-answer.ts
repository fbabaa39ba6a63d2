import type { Amount } from '#kernel';
import type { Tx } from '#database';
import { post } from '#ledger';
import type { PayoutState } from '#payments/gateway';
import { announcePayout } from './announce-payout.ts';
import { nextTry, secondsAfter } from './due.ts';
import { giveBack } from './give-back.ts';
import type { PayoutsNeeds } from './needs.ts';
import { bookedOf } from './part-rows.ts';
import { platformActor, type Payout } from './payout.ts';
import { movePayout, notePayout, type Taken } from './payout-rows.ts';
import { moneyPaid, type Paid } from './postings.ts';
import { regret } from './regret.ts';
import { tellOwner } from './tell-owner.ts';

/** Answers that say how a payout stands; the others say only that nobody knows. */
export type Fact = Exclude<PayoutState, { state: 'absent' }>;

type Needs = Pick<PayoutsNeeds, 'clock' | 'gateways' | 'log' | 'tellUser'>;

const isOpen = ({ status }: Payout): boolean => status === 'sending' || status === 'sent' || status === 'unknown';
const isGivenBack = ({ status, outcome }: Payout): boolean => status === 'returned' && outcome !== 'bounced';

/**
 * Does what a fact means for a payout, once: whoever hears it again, from wherever, changes nothing. The payout's row
 * is locked; this is the last of its transaction.
 */
export async function bookFact(tx: Tx, needs: Needs, payout: Payout, fact: Fact): Promise<Payout> {
  if (fact.state === 'confirmed' && isGivenBack(payout)) return regret(tx, needs, payout, fact);
  if (!isOpen(payout)) return payout;
  const at = needs.clock.now();
  const by = { at, actor: platformActor };
  switch (fact.state) {
    case 'confirmed':
      return confirm(tx, needs, payout, by, {
        externalId: fact.externalId,
        occurredAt: fact.occurredAt,
        ...(fact.fee && { networkCost: fact.fee }),
      });
    case 'sent':
      return markSent(tx, payout, fact.externalId, at);
    case 'failed':
      return giveBack(tx, needs, payout, 'failed', { ...by, reason: fact.words });
    case 'strange':
      return putOnDesk(tx, payout, at, fact.words);
  }
}

export type Confirmation = Paid & {
  readonly externalId: string;
  readonly proof?: string;
  readonly networkCost?: Amount;
};

/** The receiver has it. The last of its transaction. */
export async function confirm(
  tx: Tx,
  needs: Pick<Needs, 'clock' | 'tellUser'>,
  payout: Payout,
  taken: Taken,
  { externalId, proof, ...paid }: Confirmation,
): Promise<Payout> {
  const confirmed = await movePayout(tx, payout, 'confirmed', taken, {
    external_id: externalId,
    proof: proof ?? null,
    confirmed_at: taken.at,
    due_at: null,
    desk_since: null,
    problem: null,
  });
  await announcePayout(tx, 'payout.confirmed', confirmed, taken.at);
  await tellOwner(tx, needs, confirmed);
  const transfer = moneyPaid(confirmed, { ...paid, booked: await bookedOf(tx, payout) });
  if (transfer.postings.length > 0) await post(tx, needs.clock, transfer);
  return confirmed;
}

async function markSent(tx: Tx, payout: Payout, externalId: string, at: Date): Promise<Payout> {
  const still = { external_id: externalId, due_at: nextTry(at, payout.looks), problem: null };
  if (payout.status === 'sent') return askPersonIfLong(tx, await notePayout(tx, payout, still), at);
  const sent = await movePayout(tx, payout, 'sent', { at, actor: platformActor }, { ...still, desk_since: null });
  await announcePayout(tx, 'payout.sent', sent, at);
  return sent;
}

/** How long an outcome may stay unknown, or a payment on its way, before a person is asked to look as well. */
const patienceSeconds = 24 * 60 * 60;

/** It is looked up all the same: the desk only asks a person to do so too. */
export async function askPersonIfLong(tx: Tx, payout: Payout, at: Date): Promise<Payout> {
  const { firstSentAt, deskSince } = payout;
  if (deskSince || firstSentAt === null || secondsAfter(firstSentAt, patienceSeconds) > at) return payout;
  const asked = await notePayout(tx, payout, { desk_since: at });
  await announcePayout(tx, 'payout.unknown', asked, at);
  return asked;
}

/** From here on a person decides: nothing is sent, and nothing given back, until somebody has. */
export async function putOnDesk(tx: Tx, payout: Payout, at: Date, problem: string): Promise<Payout> {
  const waiting = { problem, due_at: null, desk_since: payout.deskSince ?? at };
  const unknown =
    payout.status === 'unknown'
      ? await notePayout(tx, payout, waiting)
      : await movePayout(tx, payout, 'unknown', { at, actor: platformActor, reason: problem }, waiting);
  if (!payout.deskSince) await announcePayout(tx, 'payout.unknown', unknown, at);
  return unknown;
}
