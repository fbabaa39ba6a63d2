import { showAddress, type RawAddress } from './address.ts';
import { commentCell } from './comment.ts';
import { jettonTransferBody } from './jetton.ts';
import { chainOf, type Network } from './network.ts';

/** What a wallet is asked to send, as `sendTransaction` of TON Connect takes it. */
export type TransferRequest = {
  /** Seconds since 1970. */
  readonly validUntil: number;
  readonly network: '-239' | '-3';
  readonly messages: readonly { readonly address: string; readonly amount: string; readonly payload: string }[];
};

export type Asking = {
  readonly network: Network;
  readonly to: RawAddress;
  readonly units: bigint;
  readonly comment: string;
  readonly validUntil: Date;
};

const base = ({ network, validUntil }: Asking) => ({
  validUntil: Math.floor(validUntil.getTime() / 1000),
  network: chainOf[network],
});

/** Asks a wallet for TON. Its answer only says that it sent something: what came is read from the chain. */
export const coinRequest = (asking: Asking): TransferRequest => ({
  ...base(asking),
  messages: [
    {
      address: showAddress(asking.to, asking.network),
      amount: asking.units.toString(),
      payload: commentCell(asking.comment).toBoc().toString('base64'),
    },
  ],
});

/** Enough for the payer's jetton wallet, ours and the notice between them; the payer gets back what is left. */
const attached = 50_000_000n;
const forwarded = 1n;

/** Asks a wallet for jettons: the message goes to the payer's own jetton wallet, which the master names. */
export const jettonRequest = (asking: Asking, payer: RawAddress, payersJettonWallet: RawAddress): TransferRequest => {
  const { to, units, comment, network } = asking;
  const body = jettonTransferBody({ to, units, comment, answerTo: payer, forwarded });
  const address = showAddress(payersJettonWallet, network, true);
  return {
    ...base(asking),
    messages: [{ address, amount: attached.toString(), payload: body.toBoc().toString('base64') }],
  };
};
