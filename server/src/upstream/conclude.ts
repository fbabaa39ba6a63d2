import { transaction, type Tx } from '#database';
import { announceAlarm } from './alarm.ts';
import { requireAccount } from './account-rows.ts';
import { noteFailure, noteSuccess } from './breaker.ts';
import { putOnDesk } from './desk.ts';
import { describe, nextLook, nextStatus } from './due.ts';
import type { Errand } from './errand.ts';
import { changeErrand, lockErrand } from './errand-rows.ts';
import type { UpstreamNeeds } from './needs.ts';
import type { Placement } from './placement.ts';
import { changePlacement, lockPlacement } from './placement-rows.ts';
import { hasLinkThere, isAnothers } from './claimed.ts';
import type { Placed } from './provider.ts';

/** What came of a call: an answer, or nobody knows. */
export type Answer = Placed | { readonly outcome: 'silence'; readonly words: string };

/** Makes a call and never throws: what is thrown there is silence here. */
export async function hear(call: () => Promise<Placed>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    return { outcome: 'silence', words: describe(error) };
  }
}

/**
 * Writes down what came of a call. That the panel took it is a fact, whoever brings it and whenever; a refusal and
 * silence count only while nobody has taken the placement up since.
 */
export const conclude = (needs: UpstreamNeeds, taken: Placement, answer: Answer): Promise<void> =>
  transaction(needs.pool, async (tx) => {
    const errand = await lockErrand(tx, taken);
    const placement = await lockPlacement(tx, taken.workspace, taken.id);
    if (!errand || !placement) throw new Error(`Nothing is known of placement ${taken.id}.`);
    if (answer.outcome === 'placed') return book(tx, needs, errand, placement, answer.id);
    if (placement.status !== taken.status || placement.looks !== taken.looks) return;
    if (answer.outcome === 'refused' && !(await mayBeThis(tx, placement, answer)))
      return refuse(tx, needs, errand, placement, answer);
    await bearSilence(tx, needs, errand, placement, answer.words);
  });

/** "There is an order for this link", and it is none of our others: a call that somebody doubled on its way looks so. */
const mayBeThis = async (tx: Tx, placement: Placement, { isLinkTaken }: Refused): Promise<boolean> =>
  isLinkTaken === true && !(await hasLinkThere(tx, placement));

/** The panel has it, under this number. */
export async function book(
  tx: Tx,
  needs: UpstreamNeeds,
  errand: Errand,
  placement: Placement,
  externalId: string,
): Promise<void> {
  const now = needs.clock.now();
  await noteSuccess(tx, { workspace: placement.workspace, id: placement.provider });
  if (placement.status === 'placed' || placement.status === 'ended') {
    if (placement.externalId !== externalId)
      await putOnDesk(tx, placement, now, `The panel names it ${externalId} as well: it may have taken it twice.`);
    return;
  }
  if (await isAnothers(tx, placement, externalId)) return answerOfAnother(tx, needs, errand, placement, externalId);
  if (placement.status === 'refused') {
    await changePlacement(tx, placement, { external_id: externalId });
    await putOnDesk(tx, placement, now, `It was given up, and now the panel says that it took it as ${externalId}.`);
    return;
  }
  const placed = {
    external_id: externalId,
    placed_at: now,
    due_at: nextStatus(now, now),
    desk_since: null,
    problem: null,
  };
  const stop = placement.stop ?? (errand.stopWantedAt ? 'wanted' : null);
  await changePlacement(tx, placement, { ...placed, stop }, 'placed');
  if (errand.state !== 'over') await changeErrand(tx, errand, { state: 'begun' });
}

/** A number that is another run's: a panel that takes the same order once in a while, and took nothing now. */
async function answerOfAnother(
  tx: Tx,
  needs: UpstreamNeeds,
  errand: Errand,
  placement: Placement,
  externalId: string,
): Promise<void> {
  const words = `The panel answered with ${externalId}, which is the order of another run.`;
  if (placement.status === 'sending') return refuse(tx, needs, errand, placement, { words, isPassing: true });
  await putOnDesk(tx, placement, needs.clock.now(), words);
}

type Refused = {
  readonly words: string;
  readonly isPassing: boolean;
  readonly isDown?: true;
  readonly isLinkTaken?: true;
};

/** It surely took nothing: the next one may be asked. */
export async function refuse(
  tx: Tx,
  { clock }: UpstreamNeeds,
  errand: Errand,
  placement: Placement,
  { words, isPassing, isDown }: Refused,
): Promise<void> {
  const now = clock.now();
  const ended = { words, is_passing: isPassing, due_at: null, desk_since: null, ended_at: now };
  await changePlacement(tx, placement, ended, 'refused');
  if (errand.state === 'begun') await changeErrand(tx, errand, { state: 'begun', problem: words, dueAt: now });
  const name = { workspace: placement.workspace, id: placement.provider };
  await (isDown ? noteFailure(tx, name, now, words) : noteSuccess(tx, name));
}

/** It was sent, and nobody knows what came of it. */
export async function bearSilence(
  tx: Tx,
  { clock, log }: UpstreamNeeds,
  errand: Errand,
  placement: Placement,
  words: string,
): Promise<void> {
  const now = clock.now();
  log.warn({ placement: placement.id, words }, 'A panel gave no answer to an order.');
  const changes = { words, due_at: nextLook(now, placement.looks) };
  await changePlacement(tx, placement, changes, 'unknown');
  if (errand.state === 'waiting') await changeErrand(tx, errand, { state: 'begun' });
  await noteFailure(tx, { workspace: placement.workspace, id: placement.provider }, now, words);
}

/** Tells the operator of something about the panel of a placement. */
export async function alarmFor(tx: Tx, placement: Placement, at: Date, ...what: AlarmWords): Promise<void> {
  const { account } = await requireAccount(tx, placement.workspace, placement.provider);
  await announceAlarm(tx, account, at, ...what);
}

type AlarmWords = Parameters<typeof announceAlarm> extends [unknown, unknown, unknown, ...infer Rest] ? Rest : never;
