import { external, internal, SendMode, type Address } from '@ton/core';
import { WalletContractV4 } from '@ton/ton';
import type { EmulatedChain, Sending } from './chain.ts';
import type { ChainRow } from './chain-row.ts';
import { highloadAddress, keyOf } from './wallets.ts';

/** A shop's wallets: one that people pay into, one that pays out. Their keys follow from the name. */
export type TonAccount = {
  readonly name: string;
  readonly isTest: boolean;
  readonly deposits: Address;
  readonly hot: Address;
  readonly apiKey: string;
};

export const tonAccount = (name: string, isTest: boolean): TonAccount => ({
  name,
  isTest,
  deposits: depositWallet(name).address,
  hot: highloadAddress(hotKey(name).publicKey),
  apiKey: `sandbox-${name}`,
});

/** The key of the wallet that pays out. */
export const hotKey = (account: string) => keyOf(`hot:${account}`);

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
