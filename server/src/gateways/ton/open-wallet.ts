import { transaction } from '#database';
import type { Connection } from '#payments/gateway';
import type { OpenWallet, PayoutNeeds } from './payout-needs.ts';
import { readTerms, type PayoutTerms } from './payout-terms.ts';
import { addWallet, findWallet } from './wallet-rows.ts';

/**
 * The wallet of a connection, kept from its first use on. Refuses (`connection_invalid`) a key of the other network or
 * another connection's wallet. Throws for a connection without a key, and for one that was given another key since: its
 * history is another wallet's.
 */
export async function openWallet(needs: PayoutNeeds, connection: Connection): Promise<OpenWallet> {
  const opened = await needs.open(connection);
  const terms = readTerms(opened);
  if (!terms) throw new Error(`Connection ${connection.id} has no key to pay out with. Enter "payout_key".`);
  const { workspace, id } = connection;
  const wallet = { workspace, id, terms, wallet: terms.wallet, chain: needs.chainOf(opened) };
  const kept = await findWallet(needs.pool, connection);
  if (!kept) await register(needs, wallet);
  else if (kept.address !== terms.wallet.address || kept.network !== terms.network) throw otherWallet(id, terms);
  return wallet;
}

/** What the wallet did before it was ours to pay from is nobody's news: its history is read from here on. */
async function register({ pool, clock }: PayoutNeeds, { workspace, id, terms, chain }: OpenWallet): Promise<void> {
  const { publicKey, address } = terms.wallet;
  const { lastLt } = await chain.account(address);
  const row = { public_key: publicKey, network: terms.network, address, seen_lt: lastLt, now: clock.now() };
  await transaction(pool, (tx) => addWallet(tx, { workspace, id }, row));
}

const otherWallet = (id: string, { wallet }: PayoutTerms) =>
  new Error(
    `Connection ${id} paid out from another wallet before. Make a new connection for the wallet ${wallet.address}.`,
  );
