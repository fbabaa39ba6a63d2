import { Address, beginCell } from '@ton/core';
import type { GatewayNeeds, OpenConnection } from '#payments/gateway';
import { rawOf, type RawAddress } from './address.ts';
import type { Chain } from './chain.ts';
import { hostOf, networkOf } from './network.ts';
import { openPace, type Pace } from './pace.ts';
import { openToncenter } from './toncenter.ts';

/** One pace for all who share a key at a host, in this process. */
const paces = new Map<string, Pace>();

/** The chain of a connection: its network's host (or the sandbox), its key, its pace. */
export function chainFor({ root }: Pick<GatewayNeeds, 'root'>, open: OpenConnection): Chain {
  const host = root === undefined ? hostOf[networkOf(open)] : `${root}/ton`;
  const apiKey = open.secrets['api_key'] ?? '';
  const rate = apiKey === '' ? 1 : Number(open.settings['requests_per_second'] ?? '10');
  const name = `${host} ${apiKey} ${rate}`;
  const pace = paces.get(name) ?? openPace(rate);
  paces.set(name, pace);
  return openToncenter({ host, pace, ...(apiKey !== '' && { apiKey }) });
}

/** Jetton wallets by master and owner: the chain derives them once and for all. */
const derived = new Map<string, RawAddress>();

/**
 * The jetton wallet of an owner, as its master names it: the only place where this owner's jettons can be. Undefined when
 * there is no jetton master at this address.
 */
export async function jettonWalletOf(
  chain: Chain,
  master: RawAddress,
  owner: RawAddress,
): Promise<RawAddress | undefined> {
  const name = `${master} ${owner}`;
  const known = derived.get(name);
  if (known !== undefined) return known;
  const asked = beginCell().storeAddress(Address.parseRaw(owner)).endCell();
  const { exitCode, stack } = await chain.run(master, 'get_wallet_address', [{ type: 'slice', value: asked }]);
  const [item] = stack;
  if (exitCode !== 0 || !item || item.type === 'num') return undefined;
  const address = rawOf(item.value.beginParse().loadAddress());
  derived.set(name, address);
  return address;
}
