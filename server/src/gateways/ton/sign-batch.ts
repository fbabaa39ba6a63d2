import { transaction } from '#database';
import { keepSigned, type Batch } from './batch-rows.ts';
import { cellOf } from './comment.ts';
import { composeBatch, sealBatch, type BatchMessage } from './highload-batch.ts';
import { keepBounceable, ofBatch } from './outgoing-rows.ts';
import type { OpenWallet, PayoutNeeds } from './payout-needs.ts';
import { queryOf } from './query-number.ts';

/**
 * Builds and signs a draft outside any transaction, and keeps the bytes. Several may do so at once: what is kept first
 * is what is sent, and nothing else ever is.
 */
export async function signBatch(needs: PayoutNeeds, wallet: OpenWallet, draft: Batch): Promise<boolean> {
  const messages = await messagesOf(needs, wallet, draft);
  const terms = {
    query: queryOf(draft.number),
    createdAt: draft.valid_from.getTime() / 1000,
    gas: draft.self_units,
  };
  const batch = composeBatch(wallet.wallet, terms, messages);
  const signature = await needs.signer.sign({ network: wallet.terms.network, wallet: wallet.wallet, batch });
  const { status } = await wallet.chain.account(wallet.wallet.address);
  const { boc, hash } = sealBatch(wallet.wallet, batch, signature, status !== 'active');
  const signed = { bytes: boc, messageHash: hash, signedHash: batch.hash().toString('hex') };
  return transaction(needs.pool, async (tx) => {
    if (!(await keepSigned(tx, wallet, draft.number, signed, needs.clock.now()))) return false;
    await keepBounceable(
      tx,
      wallet,
      draft.number,
      messages.map(({ isBounceable }) => isBounceable),
    );
    return true;
  });
}

/** To an address that is not in use yet nothing would come back but the fees' worth less; in use, a contract may say no. */
async function messagesOf(
  { pool }: PayoutNeeds,
  wallet: OpenWallet,
  { number, size }: Batch,
): Promise<readonly BatchMessage[]> {
  const payouts = await ofBatch(pool, wallet, number);
  if (payouts.length !== size) throw new Error(`Batch ${number} has ${payouts.length} payouts, not ${size}.`);
  const accounts = await wallet.chain.accounts([...new Set(payouts.map(({ address }) => address))]);
  const inUse = new Set(accounts.filter(({ status }) => status === 'active').map(({ address }) => address));
  return payouts.map(({ address, units, memo, payload }) => ({
    destination: address,
    units,
    memo: memo ?? undefined,
    payload: payload ? cellOf(payload) : undefined,
    isBounceable: inUse.has(address),
  }));
}
