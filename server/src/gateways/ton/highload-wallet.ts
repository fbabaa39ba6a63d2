import { Address, beginCell, contractAddress, storeStateInit, type StateInit } from '@ton/core';
import { rawOf, type RawAddress } from './address.ts';
import { highloadCode } from './highload-code.ts';

/** What a Highload V3 wallet is made of. Each of the three is part of its address. */
export type HighloadTerms = {
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly subwallet: number;
  /** Seconds for which a signed message is good; below 2^22. */
  readonly timeout: number;
};

export type HighloadWallet = HighloadTerms & {
  readonly account: Address;
  readonly address: RawAddress;
  /** Deploys the wallet, beside the first message to it. */
  readonly init: StateInit;
};

/** What the contract's authors recommend; another number is another wallet of the same key. */
export const usualSubwallet = 0x10ad;
const timeoutMax = 2 ** 22 - 1;

/** The wallet of this key. Throws `RangeError` for what the contract cannot keep. */
export function openHighload({ publicKey, subwallet, timeout }: HighloadTerms): HighloadWallet {
  if (!/^[0-9a-f]{64}$/.test(publicKey)) throw new RangeError('A public key is 64 hexadecimal digits.');
  if (!Number.isInteger(timeout) || timeout < 1 || timeout > timeoutMax)
    throw new RangeError(`A Highload wallet's timeout is 1 to ${timeoutMax} seconds.`);
  const data = beginCell()
    .storeUint(BigInt(`0x${publicKey}`), 256)
    .storeUint(subwallet, 32)
    .storeBit(0) // the marks of the window before
    .storeBit(0) // the marks of this window
    .storeUint(0, 64) // when the marks were last cleaned
    .storeUint(timeout, 22)
    .endCell();
  const init = { code: highloadCode, data };
  const account = contractAddress(0, init);
  return { publicKey, subwallet, timeout, account, address: rawOf(account), init };
}

/** What a wallet is made of, as wallets tell it to who connects them: a BoC in base64. */
export const writeStateInit = (init: StateInit): string =>
  beginCell().store(storeStateInit(init)).endCell().toBoc().toString('base64');
