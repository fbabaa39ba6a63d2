import { transaction, type Tx } from '#database';
import { noteFailure, noteSuccess } from './breaker.ts';
import { alarmFor, putOnDesk, tellDelivering } from './desk.ts';
import { after, describe, nextLook } from './due.ts';
import { fail } from './end-purchase.ts';
import { changeErrand } from './errand-rows.ts';
import type { SupplyNeeds } from './needs.ts';
import type { Purchase } from './purchase.ts';
import { toPayRow } from './purchase-row.ts';
import { changePurchase, isAnothers } from './purchase-rows.ts';
import type { ChainPayment, Placed } from './supplier.ts';
import { lockBoth, type Both } from './together.ts';

type Taken = Extract<Placed, { outcome: 'placed' }>;
type Refused = Omit<Extract<Placed, { outcome: 'refused' }>, 'outcome'>;

/** What came of a call: an answer, or nobody knows. */
export type Answer =
  | Placed
  /** `isAnswer`: it did answer, and that says nothing of the calls before. */
  | { readonly outcome: 'silence'; readonly words: string; readonly isAnswer?: true };

/** Makes a call and never throws: what is thrown there is silence here. */
export async function hear(call: () => Promise<Placed>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    return { outcome: 'silence', words: describe(error) };
  }
}

/** How a supplier is paid decides what its silence means. */
type Manners = { readonly paysOnChain?: true; readonly isRepeatSafe: boolean };

/**
 * Writes down what came of a call. That the supplier took it is a fact, whoever brings it and whenever; a refusal and
 * silence count only while nobody has taken the purchase up since.
 */
export const conclude = (needs: SupplyNeeds, asked: Purchase, answer: Answer, manners: Manners): Promise<void> =>
  transaction(needs.pool, async (tx) => {
    const both = await lockBoth(tx, needs, asked.workspace, asked.id);
    if (!both) throw new Error(`Nothing is known of purchase ${asked.id}.`);
    if (answer.outcome === 'placed') return book(tx, needs, both, answer);
    const { purchase } = both;
    if (purchase.status !== asked.status || purchase.looks !== asked.looks) return;
    if (answer.outcome === 'refused') return refuse(tx, needs, both, answer);
    const silentAt = answer.isAnswer ? purchase.silentAt : needs.clock.now();
    await bearSilence(tx, needs, both, { words: answer.words, silentAt }, manners);
  });

/** The supplier has it, under this name. */
export async function book(tx: Tx, needs: SupplyNeeds, both: Both, taken: Taken): Promise<void> {
  const { purchase } = both;
  const { externalId, pay } = taken;
  await noteSuccess(tx, { workspace: purchase.workspace, id: purchase.supplier });
  if (purchase.status !== 'sending' && purchase.status !== 'unknown') return bookAgain(tx, needs, purchase, externalId);
  if (await isAnothers(tx, purchase, externalId)) return answerOfAnother(tx, needs, both, externalId);
  if (pay) {
    const problem = faultOf(purchase, pay);
    if (problem !== undefined) return refuse(tx, needs, both, { words: problem, isPassing: true });
  }
  const now = needs.clock.now();
  const isRight = taken.cost.asset === purchase.asset;
  const changes = {
    external_id: externalId,
    placed_at: now,
    cost_units: isRight ? taken.cost.units : null,
    desk_since: null,
    problem: null,
    due_at: pay ? now : after(now, 2000),
    ...(pay && { pay: toPayRow(pay), pay_state: 'wanted' }),
  };
  const placed = await changePurchase(tx, purchase, changes, 'placed');
  await tellDelivering(tx, needs, placed);
  if (!isRight)
    await putOnDesk(tx, needs, placed, `It says its cost in ${taken.cost.asset}, and is paid in ${purchase.asset}.`);
  else if (taken.cost.units > purchase.max)
    await alarmFor(tx, purchase, now, 'price_risen', 'It took more than the price guard allows.');
}

/** Why a payment that is asked for is not made. Unpaid, nothing is delivered. */
export function faultOf({ asset, max }: Purchase, { amount }: ChainPayment): string | undefined {
  if (amount.asset !== asset) return `It wants to be paid in ${amount.asset}, and its account is in ${asset}.`;
  return amount.units > max ? 'It asks for more than the price guard allows.' : undefined;
}

async function bookAgain(tx: Tx, needs: SupplyNeeds, purchase: Purchase, externalId: string): Promise<void> {
  if (purchase.externalId === externalId) return;
  const words =
    purchase.externalId === null
      ? `It was given up, and now the supplier says that it took it as ${externalId}.`
      : `The supplier names it ${externalId} as well: it may have taken it twice.`;
  await putOnDesk(tx, needs, purchase, words);
}

/** A name that is another purchase's: it took nothing now. */
async function answerOfAnother(tx: Tx, needs: SupplyNeeds, both: Both, externalId: string): Promise<void> {
  const words = `The supplier answered with ${externalId}, which is another purchase of ours.`;
  if (both.purchase.status === 'sending') return refuse(tx, needs, both, { words, isPassing: true });
  await putOnDesk(tx, needs, both.purchase, words);
}

/** It surely took nothing: the next one may be asked. */
export async function refuse(tx: Tx, needs: SupplyNeeds, { errand, purchase }: Both, no: Refused): Promise<void> {
  const now = needs.clock.now();
  const { words, isPassing, isDown } = no;
  const ended = { words, is_passing: isPassing, due_at: null, desk_since: null, problem: null, ended_at: now };
  await changePurchase(tx, purchase, ended, 'refused');
  if (errand.state === 'open') await changeErrand(tx, errand, { reason: words, dueAt: now });
  const name = { workspace: purchase.workspace, id: purchase.supplier };
  await (isDown ? noteFailure(tx, name, now, words) : noteSuccess(tx, name));
}

/**
 * It was sent, and nobody knows what came of it. A supplier that is paid on the chain and has not been paid delivers
 * nothing, whatever it took: the silence of one that cannot be asked the same again is a certain no.
 */
export async function bearSilence(
  tx: Tx,
  needs: SupplyNeeds,
  both: Both,
  { words, silentAt }: { readonly words: string; readonly silentAt: Date | null },
  { paysOnChain, isRepeatSafe }: Manners,
): Promise<void> {
  if (paysOnChain && !isRepeatSafe) return refuse(tx, needs, both, { words, isPassing: true, isDown: true });
  const now = needs.clock.now();
  const { purchase } = both;
  needs.log.warn({ purchase: purchase.id, words }, 'A supplier gave no answer to a purchase.');
  const dueAt = nextLook(now, purchase.looks);
  await changePurchase(tx, purchase, { words, silent_at: silentAt, due_at: dueAt }, 'unknown');
  await noteFailure(tx, { workspace: purchase.workspace, id: purchase.supplier }, now, words);
}

/** Gives a placed purchase up that is not paid, and for certain will not be. */
export const giveUpUnpaid = (tx: Tx, needs: SupplyNeeds, both: Both, words: string): Promise<void> =>
  fail(tx, needs, both, { words, isPassing: true });
