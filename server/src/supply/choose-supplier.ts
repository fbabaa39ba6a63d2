import type { Pool, Tx } from '#database';
import { Refusal, type Amount, type Asset } from '#kernel';
import { convertUnits, rateOf } from '#rates';
import { selectAccounts, type SealedAccount } from './account-rows.ts';
import { booksOf } from './books.ts';
import { isBroken } from './breaker.ts';
import { costAt } from './costs-of.ts';
import { describe, nextTry } from './due.ts';
import type { KeptErrand } from './errand.ts';
import type { SupplyNeeds } from './needs.ts';
import type { Purchase } from './purchase.ts';
import { validateAt } from './validate-recipient.ts';

/** Why a supplier is passed over. `isPassing`: it may do later. `isDown`: it did not answer. */
export type No = { readonly words: string; readonly isPassing: boolean; readonly isDown?: SealedAccount };

/** A supplier that may be bought from now, what it asks, and the most it may get. */
export type Choice = { readonly sealed: SealedAccount; readonly expected: bigint; readonly max: bigint };

const no = (words: string, isPassing: boolean): No => ({ words, isPassing });

/**
 * The first supplier that may deliver an errand now, by what the rows say and what it says itself; or why none does. Calls
 * suppliers, so never inside a transaction. `asked`: those that have been passed over already.
 */
export async function chooseSupplier(
  needs: SupplyNeeds,
  errand: KeptErrand,
  tries: readonly Purchase[],
): Promise<{ readonly choice: Choice | undefined; readonly nos: readonly No[] }> {
  const nos: No[] = [];
  for (const sealed of await selectAccounts(needs.pool, errand.workspace)) {
    const looked = await lookAt(needs, errand, sealed, tries);
    if ('sealed' in looked) return { choice: looked, nos };
    nos.push(looked);
  }
  return { choice: undefined, nos: nos.length > 0 ? nos : [no('No supplier is set up.', false)] };
}

async function lookAt(
  needs: SupplyNeeds,
  errand: KeptErrand,
  sealed: SealedAccount,
  tries: readonly Purchase[],
): Promise<Choice | No> {
  const { account } = sealed;
  const now = needs.clock.now();
  const supplier = needs.suppliers[account.kind];
  if (!supplier) return no(`Nobody here speaks to suppliers of the kind "${account.kind}".`, false);
  const { min, max: most } = supplier.limits;
  if (errand.stars < min || errand.stars > most) return no(`It sells ${min} to ${most} Stars.`, false);
  const earlier = refusalOf(account.id, errand, tries, now);
  if (earlier) return earlier;
  if (!account.isOn) return no('The supplier is switched off.', true);
  if (isBroken(account, now)) return no('The supplier does not answer; it is tried again soon.', true);
  const max = await mostIn(needs.pool, errand, account.asset, now);
  if (max === undefined) return no(`Nobody knows what ${account.asset} is worth now.`, true);
  return askIt(needs, errand, sealed, max);
}

async function askIt(needs: SupplyNeeds, errand: KeptErrand, sealed: SealedAccount, max: bigint): Promise<Choice | No> {
  let cost: Amount | undefined;
  try {
    cost = (await costAt(needs, sealed, errand.stars))?.cost;
  } catch (error) {
    return { words: describe(error), isPassing: true, isDown: sealed };
  }
  if (cost && cost.units > max) return no('It costs more there than the price guard allows.', true);
  if (await isShort(needs, sealed, cost?.units ?? 0n)) return no('Too little money lies there.', true);
  const { verdict, reason } = await validateAt(needs, sealed, errand.username, errand.stars);
  if (verdict === 'no') return no(reason ?? 'It cannot top this recipient up.', false);
  return { sealed, expected: cost?.units ?? max, max };
}

/** Where a supplier turned it down in this attempt: for good, or until its pause is over. */
function refusalOf(supplier: string, errand: KeptErrand, tries: readonly Purchase[], now: Date): No | undefined {
  const here = tries.filter((one) => one.supplier === supplier && one.attempt === errand.attempt);
  const last = here.at(-1);
  if (!last) return undefined;
  const words = last.words ?? 'The supplier refused it.';
  if (!last.isPassing) return no(words, false);
  return nextTry(last.endedAt ?? last.sentAt, here.length - 1) > now ? no(words, true) : undefined;
}

/** The price guard in the asset a supplier is paid in, by the rate of the moment, rounded down. */
export async function mostIn(
  db: Pool | Tx,
  { workspace, maxCost }: KeptErrand,
  asset: Asset,
  now: Date,
): Promise<bigint | undefined> {
  if (maxCost.asset === asset) return maxCost.units;
  try {
    return convertUnits(maxCost, await rateOf(db, workspace, maxCost.asset, asset, now), 'down').amount.units;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'rate_unavailable') return undefined;
    throw error;
  }
}

/** Neither our books nor what it last said has enough there. One that is asked for its balance only counts. */
async function isShort(needs: SupplyNeeds, { account }: SealedAccount, cost: bigint): Promise<boolean> {
  if (!needs.suppliers[account.kind]?.balance || account.told === null) return false;
  if (account.told.units >= cost) return false;
  return (await booksOf(needs.pool, account)).units < cost;
}
