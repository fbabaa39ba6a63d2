import { transaction, type Tx } from '#database';
import type { FundsAlarm, OpenWallet, PayoutNeeds } from './payout-needs.ts';
import { findWallet, haltRow } from './wallet-rows.ts';

/** Stops everything that would leave this wallet, and says why. What left is still looked up and told. */
export async function haltIn(tx: Tx, needs: PayoutNeeds, wallet: OpenWallet, words: string): Promise<void> {
  if (!(await haltRow(tx, wallet, words))) return;
  needs.log.error({ connection: wallet.id, words }, 'A wallet was halted: no payout leaves it until it is resumed.');
  const kept = await findWallet(tx, wallet);
  await needs.alarm(tx, alarmOf(needs, wallet, { reason: 'halted', funds: kept?.seen_units ?? 0n, words }));
}

export const halt = (needs: PayoutNeeds, wallet: OpenWallet, words: string): Promise<void> =>
  transaction(needs.pool, (tx) => haltIn(tx, needs, wallet, words));

type Said = {
  readonly reason: FundsAlarm['reason'];
  readonly funds: bigint;
  readonly limit?: bigint;
  readonly words: string;
};

export const alarmOf = (
  { clock }: Pick<PayoutNeeds, 'clock'>,
  { workspace, id }: OpenWallet,
  { reason, funds, limit, words }: Said,
): FundsAlarm => ({
  workspace,
  connection: id,
  reason,
  funds: { asset: 'TON', units: funds },
  ...(limit !== undefined && { limit: { asset: 'TON', units: limit } }),
  words,
  occurredAt: clock.now(),
});
