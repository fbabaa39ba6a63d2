import { transaction, type Tx } from '#database';
import { alarmOf } from './halt.ts';
import type { OpenWallet, PayoutNeeds } from './payout-needs.ts';
import { keepSeen, lockWallet, markLimitTold, type WalletRow } from './wallet-rows.ts';

/** Keeps what the chain says there is in the wallet, and tells once when it falls below the alarm's mark. */
export const watchFunds = (needs: PayoutNeeds, wallet: OpenWallet, units: bigint): Promise<void> =>
  transaction(needs.pool, async (tx) => {
    const { low_since: before } = await lockWallet(tx, wallet);
    const { lowBelow } = wallet.terms;
    const isLow = units < lowBelow;
    await keepSeen(tx, wallet, { units, lowSince: isLow ? (before ?? needs.clock.now()) : null });
    if (!isLow || before !== null) return;
    const words = 'The wallet that payouts leave from runs low. Send TON to its address.';
    await needs.alarm(tx, alarmOf(needs, wallet, { reason: 'low', funds: units, limit: lowBelow, words }));
  });

/** Tells once a day that the day's limit keeps payouts in line. */
export async function tellDailyLimit(
  tx: Tx,
  needs: PayoutNeeds,
  wallet: OpenWallet,
  row: WalletRow,
  funds: bigint,
): Promise<void> {
  const today = needs.clock.now().toISOString().slice(0, 10);
  const { dailyMax } = wallet.terms;
  if (row.limit_told_on === today || dailyMax === undefined) return;
  await markLimitTold(tx, wallet, today);
  const words = 'The limit of the day is reached. Payouts wait until tomorrow (UTC), or until the limit is raised.';
  await needs.alarm(tx, alarmOf(needs, wallet, { reason: 'daily_limit', funds, limit: dailyMax, words }));
}
