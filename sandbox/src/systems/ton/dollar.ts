import { beginCell, type Address } from '@ton/core';
import type { EmulatedChain } from './chain.ts';
import type { ChainRow } from './chain-row.ts';
import { mintBody, newMinter, transferBody } from './jetton.ts';

/** The emulated dollar: a jetton of six decimals whose master makes as much of it as is wanted. */
export type Dollar = {
  master(): Promise<Address>;
  walletOf(owner: Address): Promise<Address>;
  balanceOf(owner: Address): Promise<bigint>;
  /** Makes new dollars for somebody; their owner is told nothing. */
  mint(to: Address, units: bigint): Promise<void>;
  /** A person pays with dollars that are made for the purpose. Without `forwarded` nanotons nobody is told. */
  pay(
    name: string,
    to: Address,
    units: bigint,
    comment: string | undefined,
    forwarded?: bigint,
  ): Promise<readonly ChainRow[]>;
};

const ton = 1_000_000_000n;

/** Another name is another master: that is how a false dollar is made. */
export function openDollar(chain: EmulatedChain, name = 'usdt'): Dollar {
  let made: Promise<Address> | undefined;
  const master = () => (made ??= deploy(chain, name));

  const dollar: Dollar = {
    master,
    async walletOf(owner) {
      const machine = await chain.blockchain();
      const cell = beginCell().storeAddress(owner).endCell();
      const { stackReader } = await machine.runGetMethod(await master(), 'get_wallet_address', [
        { type: 'slice', cell },
      ]);
      return stackReader.readAddress();
    },
    async balanceOf(owner) {
      const wallet = await dollar.walletOf(owner);
      if (!(await isActive(chain, wallet))) return 0n;
      const machine = await chain.blockchain();
      return (await machine.runGetMethod(wallet, 'get_wallet_data')).stackReader.readBigNumber();
    },
    async mint(to, units) {
      const body = mintBody(to, units, ton / 20n);
      await chain.send('world', { to: await master(), value: ton / 10n, body, bounce: true });
    },
    async pay(name, to, units, comment, forwarded = 10_000_000n) {
      const payer = await chain.person(name);
      await dollar.mint(payer.address, units);
      const text = comment === undefined ? {} : { comment };
      const body = transferBody({ to, units, forwarded, answerTo: payer.address, ...text });
      return chain.send(name, { to: await dollar.walletOf(payer.address), value: ton / 5n, body, bounce: true });
    },
  };
  return dollar;
}

const isActive = async (chain: EmulatedChain, address: Address) =>
  (await (await chain.blockchain()).getContract(address)).accountState?.type === 'active';

async function deploy(chain: EmulatedChain, name: string): Promise<Address> {
  const admin = await chain.person('world');
  const { address, init } = newMinter(admin.address, name);
  if (!(await isActive(chain, address))) await chain.send('world', { to: address, value: ton, init });
  return address;
}
