import type { Sweep } from '#jobs';
import { GatewayUnavailable, type Connection } from '#payments/gateway';
import type { PayoutNeeds } from './payout-needs.ts';
import { walletsWithWork } from './wallet-rows.ts';
import { workWallet } from './work-wallet.ts';

/** Without anything to do a wallet's history is still read this often: money may come back late. */
const readEvery = 60_000;

/** Pays out from all wallets. One whose chain or signer does not answer is passed over, and stops no other. */
export const payoutSweeps = (needs: PayoutNeeds): Sweep[] => [
  { name: 'ton.payouts', lane: 'ton', run: () => payOutFromAll(needs) },
];

async function payOutFromAll(needs: PayoutNeeds): Promise<number> {
  const readBefore = new Date(needs.clock.now().getTime() - readEvery);
  let done = 0;
  for (const connection of await walletsWithWork(needs.pool, readBefore)) done += await workOrSkip(needs, connection);
  return done;
}

async function workOrSkip(needs: PayoutNeeds, connection: Connection): Promise<number> {
  try {
    return await workWallet(needs, connection);
  } catch (error) {
    const level = error instanceof GatewayUnavailable ? 'warn' : 'error';
    needs.log[level](
      { connection: connection.id, err: error },
      'Payouts from a TON wallet wait; they are tried again.',
    );
    return 0;
  }
}
