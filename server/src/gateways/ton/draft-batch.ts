import { transaction, type Tx } from '#database';
import { findBatch, insertDraft, sumsOf, batchTransitions } from './batch-rows.ts';
import { firstInLine, putInBatch, type Outgoing } from './outgoing-rows.ts';
import type { OpenWallet, PayoutNeeds } from './payout-needs.ts';
import { isForgotten, sameQueryBefore } from './query-number.ts';
import { lockWallet, type WalletRow } from './wallet-rows.ts';
import { tellDailyLimit } from './watch-funds.ts';

/** Blocks are behind other clocks, and the wallet takes nothing from its future: a batch is dated back a little. */
const datedBackSeconds = 40;
/** Batches that are under way at a time: more would only wait in the same blocks. */
const openMax = 4;

/**
 * Makes one batch of those first in line: takes its number and its payouts in one transaction. What does not fit into
 * what the wallet has, or into the day's limit, stays in line. `funds` is what the chain says there is.
 */
export const draftBatch = (
  needs: PayoutNeeds,
  wallet: OpenWallet,
  chainTime: Date,
  funds: bigint,
): Promise<bigint | undefined> =>
  transaction(needs.pool, async (tx) => {
    const row = await lockWallet(tx, wallet);
    if (row.halted_because !== null || !(await isMarkFree(tx, wallet, row, chainTime))) return undefined;
    const chosen = await choose(tx, needs, wallet, { row, funds, chainTime });
    if (chosen.length === 0) return undefined;
    await insertDraft(tx, wallet, {
      ...datesOf(wallet, chosen, chainTime),
      ...sizeOf(wallet, chosen, row),
      now: needs.clock.now(),
    });
    await putInBatch(
      tx,
      wallet,
      row.next_number,
      chosen.map(({ payout }) => payout),
    );
    return row.next_number;
  });

/** A mark comes again after 8,380,415 batches, and is free again once the wallet has forgotten it. */
async function isMarkFree(tx: Tx, wallet: OpenWallet, row: WalletRow, chainTime: Date): Promise<boolean> {
  const before = sameQueryBefore(row.next_number);
  const batch = before === undefined ? undefined : await findBatch(tx, wallet, before);
  if (!batch) return true;
  return batchTransitions[batch.status].length === 0 && isForgotten(batch.valid_from, wallet.wallet.timeout, chainTime);
}

type Known = { readonly row: WalletRow; readonly funds: bigint; readonly chainTime: Date };

/** Those that have an end go first, in batches of their own: such a batch is dead when the first of its ends has come. */
async function choose(tx: Tx, needs: PayoutNeeds, wallet: OpenWallet, known: Known): Promise<readonly Outgoing[]> {
  const { reserve, dailyMax, batchMax } = wallet.terms;
  const { row, funds, chainTime } = known;
  const { underWay, sinceThen, open } = await sumsOf(tx, wallet, startOfDay(needs.clock.now()));
  if (open >= openMax) return [];
  let isLimited = false;
  const allow = (line: readonly Outgoing[]) => {
    const affordable = fitting(line, funds - underWay - reserve);
    const allowed = dailyMax === undefined ? affordable : fitting(affordable, dailyMax - sinceThen);
    isLimited ||= allowed.length < affordable.length;
    return allowed;
  };
  const urgent = together(allow(await firstInLine(tx, wallet, 'with_end', batchMax)), chainTime);
  const chosen = urgent.length > 0 ? urgent : allow(await firstInLine(tx, wallet, 'without_end', batchMax));
  if (isLimited) await tellDailyLimit(tx, needs, wallet, row, funds);
  return chosen;
}

/** Of those in the order of their ends, the first ones, as long as nobody gives up more than half of the time it has. */
function together(line: readonly Outgoing[], chainTime: Date): readonly Outgoing[] {
  const timeOf = ({ validUntil }: Outgoing) => (validUntil?.getTime() ?? 0) - chainTime.getTime();
  const inTime = line.filter((one) => timeOf(one) > 0);
  const [first] = inTime;
  return first ? inTime.filter((one) => timeOf(one) <= 2 * timeOf(first)) : [];
}

const startOfDay = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));

/** One after the other, as long as it fits. One that is too large lets those behind it pass. */
function fitting(line: readonly Outgoing[], most: bigint): readonly Outgoing[] {
  let sum = 0n;
  return line.filter(({ units }) => {
    if (sum + units > most) return false;
    sum += units;
    return true;
  });
}

/**
 * The wallet takes nothing that is older than its timeout: a batch that has to be dead by an end is dated back from it, and
 * so is never good for longer.
 */
function datesOf({ wallet }: OpenWallet, chosen: readonly Outgoing[], chainTime: Date) {
  const now = Math.floor(chainTime.getTime() / 1000 - datedBackSeconds);
  const ends = chosen.flatMap(({ validUntil }) => (validUntil ? [Math.floor(validUntil.getTime() / 1000)] : []));
  const from = Math.min(now, ...ends.map((end) => end - wallet.timeout));
  return { valid_from: new Date(from * 1000), expires_at: new Date((from + wallet.timeout) * 1000) };
}

const sizeOf = ({ terms }: OpenWallet, chosen: readonly Outgoing[], { next_number: number }: WalletRow) => ({
  number,
  self_units: terms.selfUnits,
  units: chosen.reduce((sum, { units }) => sum + units, 0n),
  size: chosen.length,
});
