import { transaction, type Tx } from '#database';
import type { Answer } from './answer.ts';
import { bookFact, putOnDesk } from './book-answer.ts';
import { nextTry, secondsAfter } from './due.ts';
import type { PayoutsNeeds } from './needs.ts';
import { platformActor, type Payout } from './payout.ts';
import { lockPayout, movePayout, notePayout } from './payout-rows.ts';
import type { Rail } from './rail.ts';

/** How often a payout that its gateway has never heard of is looked up before a person has to say what became of it. */
const looksForAbsent = 5;
/** How long an outcome may stay unknown, or a payment on its way, before a person is asked to look as well. */
const patienceSeconds = 24 * 60 * 60;

/**
 * Writes down what came of asking about a payout that was taken. A fact counts whoever brings it and whenever; silence
 * and absence count only while nobody has taken the payout up since.
 */
export const conclude = (needs: PayoutsNeeds, rail: Rail, taken: Payout, answer: Answer): Promise<void> =>
  transaction(needs.pool, async (tx) => {
    const payout = await lockPayout(tx, taken.workspace, taken.id);
    if (!payout) return;
    if (answer.state !== 'absent' && answer.state !== 'silent') return void (await bookFact(tx, needs, payout, answer));
    const isTheirs = payout.status === taken.status && payout.tries === taken.tries && payout.looks === taken.looks;
    if (!isTheirs) return;
    if (answer.state === 'absent') await weighAbsence(tx, needs, rail, payout);
    else await bearSilence(tx, needs, rail, payout, answer);
  });

/** Its gateway has never heard of it. Only a rail on which nothing is ever paid twice sends it again by itself. */
async function weighAbsence(tx: Tx, { clock }: PayoutsNeeds, rail: Rail, payout: Payout): Promise<void> {
  const at = clock.now();
  if (payout.status !== 'unknown') {
    await putOnDesk(tx, payout, at, `"${rail.code}" took this payout and now has never heard of it.`);
    return;
  }
  if (rail.port.isRepeatSafe) {
    const reason = 'The gateway has never heard of it, and sending it again cannot pay twice.';
    await movePayout(tx, payout, 'approved', { at, actor: platformActor, reason }, { due_at: at, desk_since: null });
  } else if (payout.looks >= looksForAbsent) {
    await putOnDesk(tx, payout, at, `"${rail.code}" shows no such payment, and sending it again might pay twice.`);
  } else {
    await notePayout(tx, payout, { due_at: nextTry(at, payout.looks) });
  }
}

type Silence = Extract<Answer, { state: 'silent' }>;

async function bearSilence(
  tx: Tx,
  { clock, log }: PayoutsNeeds,
  rail: Rail,
  payout: Payout,
  { effect, words, retryAfterSeconds }: Silence,
): Promise<void> {
  const at = clock.now();
  log.warn({ payout: payout.id, rail: rail.code, effect, words }, 'A payout got no answer.');
  const why = { at, actor: platformActor, reason: words };
  if (payout.status === 'sending' && effect === 'none') {
    const due = nextTry(at, payout.tries, retryAfterSeconds);
    await movePayout(tx, payout, 'approved', why, { due_at: due, problem: words });
  } else if (payout.status === 'sending') {
    await beginToLook(tx, rail, payout, why);
  } else {
    await lookLater(tx, payout, at, words, retryAfterSeconds);
  }
}

/** It was sent, and nobody knows what came of it. Where nothing can be looked up, only a person can. */
export async function beginToLook(
  tx: Tx,
  { port, code }: Rail,
  payout: Payout,
  why: { readonly at: Date; readonly actor: string; readonly reason: string },
): Promise<Payout> {
  if (!port.find) return putOnDesk(tx, payout, why.at, `${why.reason} "${code}" has no look-up.`);
  const soon = { looks: 0, due_at: nextTry(why.at, 0), problem: why.reason };
  return movePayout(tx, payout, 'unknown', why, soon);
}

async function lookLater(tx: Tx, payout: Payout, at: Date, problem: string, atLeast?: number): Promise<void> {
  const due = nextTry(at, payout.looks, atLeast);
  const isLong = payout.firstSentAt !== null && secondsAfter(payout.firstSentAt, patienceSeconds) <= at;
  // it is looked up all the same: the desk only asks a person to do so too
  if (isLong && !payout.deskSince) await notePayout(tx, payout, { desk_since: at, due_at: due, problem });
  else await notePayout(tx, payout, { due_at: due, problem });
}
