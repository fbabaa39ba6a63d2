import { external, internal, SendMode, type Address } from '@ton/core';
import { WalletContractV4 } from '@ton/ton';
import type { EmulatedChain, Sending } from './chain.ts';
import type { ChainRow } from './chain-row.ts';
import { highloadAddress, keyOf, seedOf } from './wallets.ts';

/**
 * A shop's wallets: one that people pay into, and one that pays out. The first has a key of its own, the second is one of
 * the many that one key of each network has, so that a platform that holds that key can pay out for every account.
 */
export type TonAccount = {
  readonly name: string;
  /** The number of the wallet that pays out, among those of its key. */
  readonly subwallet: number;
  readonly isTest: boolean;
  readonly deposits: Address;
  readonly hot: Address;
  readonly apiKey: string;
};

const firstSubwallet = 0x10ad;

/** The account of this number, from 1. */
export function tonAccount(number: number, isTest: boolean): TonAccount {
  const name = `ton${number}`;
  const subwallet = firstSubwallet + number - 1;
  return {
    name,
    subwallet,
    isTest,
    deposits: depositWallet(name).address,
    hot: highloadAddress(hotKey(isTest).publicKey, subwallet),
    apiKey: `sandbox-${name}`,
  };
}

const hotName = (isTest: boolean): string => (isTest ? 'hot:testnet' : 'hot:mainnet');

/** The key of all wallets that pay out on a network. */
export const hotKey = (isTest: boolean) => keyOf(hotName(isTest));

/** The same as a platform is told it: the seed, in hexadecimal. */
export const hotSeed = (isTest: boolean): string => seedOf(hotName(isTest)).toString('hex');

const depositKey = (account: string) => keyOf(`deposits:${account}`);
const depositWallet = (account: string) =>
  WalletContractV4.create({ workchain: 0, publicKey: depositKey(account).publicKey });

/** As people are shown it. */
export const friendly = (address: Address, isTest: boolean): string =>
  address.toString({ bounceable: false, testOnly: isTest, urlSafe: true });

/** The shop's own wallet sends: how money leaves it by hand, and how some of it bounces. */
export async function sendFromDeposits(
  chain: EmulatedChain,
  account: string,
  sending: Sending,
): Promise<readonly ChainRow[]> {
  const wallet = depositWallet(account);
  const machine = await chain.blockchain();
  const isThere = (await machine.getContract(wallet.address)).accountState?.type === 'active';
  const seqno = isThere ? (await machine.runGetMethod(wallet.address, 'seqno')).stackReader.readNumber() : 0;
  const body = wallet.createTransfer({
    seqno,
    secretKey: depositKey(account).secretKey,
    sendMode: SendMode.PAY_GAS_SEPARATELY,
    timeout: (machine.now ?? 0) + 60,
    messages: [internal(sending)],
  });
  return chain.run(external({ to: wallet.address, body, ...(!isThere && { init: wallet.init }) }));
}
