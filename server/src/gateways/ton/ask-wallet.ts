import { Refusal, type Amount } from '#kernel';
import { GatewayUnavailable, type Connection, type GatewayNeeds } from '#payments/gateway';
import { readAddress } from './address.ts';
import { chainFor, jettonWalletOf } from './chain-for.ts';
import { requireAsset, usdtMaster, walletOf } from './form.ts';
import { networkOf } from './network.ts';
import { coinRequest, jettonRequest, type Asking, type TransferRequest } from './transfer-request.ts';

/** A payment that a connected wallet is to be asked for. */
export type WalletQuestion = {
  readonly payment: string;
  readonly amount: Amount;
  /** Until when the wallet may send it. */
  readonly validUntil: Date;
  /** The payer's address as their wallet shows it: jettons leave from a wallet of theirs that follows from it. */
  readonly payer?: string | undefined;
};

/**
 * What `sendTransaction` of TON Connect is given for a payment. USDT needs the payer's address, because each owner has a
 * jetton wallet of their own; finding it is one call of the chain. Refuses with `invalid_request`, `destination_invalid`,
 * `asset_not_supported`, `gateway_unavailable`.
 */
export async function askWallet(
  needs: Pick<GatewayNeeds, 'root' | 'open'>,
  connection: Connection,
  { payment, amount, validUntil, payer }: WalletQuestion,
): Promise<TransferRequest> {
  const open = await needs.open(connection);
  const network = networkOf(open);
  const asking: Asking = { network, to: walletOf(open), units: amount.units, comment: payment, validUntil };
  if (requireAsset(amount.asset) === 'TON') return coinRequest(asking);
  const master = usdtMaster(open);
  if (master === undefined) throw new Refusal('asset_not_supported', 'This wallet takes no USDT.');
  if (payer === undefined)
    throw new Refusal('invalid_request', 'Name the payer’s address: USDT leaves from their own wallet of it.');
  const owner = readAddress(payer, network).raw;
  const theirs = await jettonWalletOf(chainFor(needs, open), master, owner).catch(unavailable);
  if (theirs === undefined)
    throw new Refusal('asset_not_supported', 'There is no USDT master at the address of this connection.');
  return jettonRequest(asking, owner, theirs);
}

function unavailable(error: unknown): never {
  if (!(error instanceof GatewayUnavailable)) throw error;
  throw new Refusal('gateway_unavailable', 'The chain does not answer now. Ask again in a moment.');
}
