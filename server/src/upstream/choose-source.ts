import type { Tx } from '#database';
import { Refusal } from '#kernel';
import { findAccount, type SealedAccount } from './account-rows.ts';
import { isBroken, mayTry } from './breaker.ts';
import { nextTry } from './due.ts';
import type { Errand } from './errand.ts';
import { costFor, coversMargin, type Offer, type Source } from './offer.ts';
import { findOffers, sourcesOf } from './offer-rows.ts';
import type { Placement } from './placement.ts';
import { inUsd } from './usd.ts';

/** Why a source is passed over. `isPassing`: it may do later. */
type No = { readonly reason: string; readonly isPassing: boolean };

export type Choice = { readonly sealed: SealedAccount; readonly offer: Offer };

/** The first source that may take a run now; or why none does. */
export async function chooseSource(
  tx: Tx,
  errand: Errand,
  tries: readonly Placement[],
  now: Date,
): Promise<Choice | No> {
  const nos: No[] = [];
  for (const source of await sourcesOf(tx, errand.workspace, errand.service)) {
    const looked = await lookAt(tx, errand, source, tries, now);
    if ('offer' in looked) return looked;
    nos.push(looked);
  }
  const waiting = nos.find(({ isPassing }) => isPassing);
  return waiting ?? nos[0] ?? { reason: 'No panel is named for this service.', isPassing: false };
}

const no = (reason: string, isPassing: boolean): No => ({ reason, isPassing });

async function lookAt(
  tx: Tx,
  errand: Errand,
  source: Source,
  tries: readonly Placement[],
  now: Date,
): Promise<Choice | No> {
  const { workspace, provider } = source;
  const refused = refusalOf(source, tries, now);
  if (refused) return refused;
  const sealed = await findAccount(tx, workspace, provider);
  const [offer] = await findOffers(tx, workspace, provider, [source.offer]);
  if (!sealed || !offer?.isThere) return no('The panel does not offer it any more.', false);
  const { account } = sealed;
  if (errand.quantity < offer.min || errand.quantity > offer.max)
    return no(`The panel takes ${offer.min} to ${offer.max}.`, false);
  if (!account.isOn) return no('The panel is switched off.', true);
  const cost = await costInUsd(tx, errand, offer, now);
  if (cost === undefined) return no(`Nobody knows what ${account.currency} is worth now.`, true);
  if (!coversMargin(errand.charge.units, cost, account.marginBasisPoints))
    return no('It costs more at the panel than its price allows.', account.guard === 'wait');
  if (isBroken(account, now) || !(await mayTry(tx, account, now)))
    return no('The panel does not answer; it is tried again soon.', true);
  return { sealed, offer };
}

function refusalOf({ provider, offer }: Source, tries: readonly Placement[], now: Date): No | undefined {
  const here = tries.filter((one) => one.provider === provider && one.offer === offer);
  const last = here.at(-1);
  if (!last) return undefined;
  const words = last.words ?? 'The panel refused it.';
  if (!last.isPassing) return no(words, false);
  return nextTry(last.endedAt ?? last.sentAt, here.length - 1) > now ? no(words, true) : undefined;
}

async function costInUsd(
  tx: Tx,
  { workspace, quantity }: Errand,
  { rate }: Offer,
  now: Date,
): Promise<bigint | undefined> {
  try {
    return (await inUsd(tx, workspace, costFor(rate, quantity), now)).units;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
