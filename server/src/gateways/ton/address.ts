import { Address } from '@ton/core';
import { Refusal } from '#kernel';
import type { Network } from './network.ts';

/** An address as we keep and compare it: `<workchain>:<64 hexadecimal digits>`, lower case. */
export type RawAddress = string;

const friendly = /^[A-Za-z0-9+/_-]{48}$/;

/**
 * An address as a person gives it, in its one spelling. Only the friendly form is taken, because the raw one has no
 * checksum and a typo in it is another's address. Refusal `destination_invalid`: a wrong checksum, an address for
 * tests on the main network, or one outside the base workchain.
 */
export function readAddress(
  text: string,
  network: Network,
): { readonly raw: RawAddress; readonly isBounceable: boolean } {
  const { address, isTestOnly, isBounceable } = parse(text);
  if (isTestOnly && network === 'mainnet')
    throw invalid('This address is for the test network only. Give the one your wallet shows on the main network.');
  if (address.workChain !== 0) throw invalid('Only addresses of ordinary wallets (workchain 0) can be used.');
  return { raw: rawOf(address), isBounceable };
}

function parse(text: string): ReturnType<typeof Address.parseFriendly> {
  if (!friendly.test(text))
    throw invalid('Give the address as a wallet shows it: 48 characters that begin with UQ or EQ.');
  try {
    return Address.parseFriendly(text);
  } catch {
    throw invalid('This address has a typo: its checksum is wrong. Copy it again from the wallet.');
  }
}

const invalid = (message: string) => new Refusal('destination_invalid', message);

/** An address of the chain client's in our one spelling: toncenter writes raw ones in capitals, and friendly ones here and there. */
export const rawOf = (address: Address | string): RawAddress =>
  (typeof address === 'string' ? Address.parse(address) : address).toRawString().toLowerCase();

/** The address as wallets show it to people. A wallet's own is shown as non-bounceable, a contract's as bounceable. */
export const showAddress = (raw: RawAddress, network: Network, isBounceable = false): string =>
  Address.parseRaw(raw).toString({ bounceable: isBounceable, testOnly: network === 'testnet', urlSafe: true });
