import { randomBytes } from 'node:crypto';
import { friendly } from '../../ton/accounts.ts';
import { rawUpper } from '../../ton/chain-row.ts';
import { chainOf, type House } from '../state.ts';
import type { FragmentAccount, Temper } from './state.ts';

const usual: Temper = {
  usd_per_1000: '15',
  usd_per_ton: '3',
  wants_kyc: false,
  needs_confirm: false,
  needs_state: true,
  sells: true,
  hash_lasts: 120,
  link_lasts: 300,
  delivers_after: 30,
};

const cookie = (): string => randomBytes(18).toString('hex');

/** Signs somebody in: answers the cookies that a browser would have. */
export async function openFragment(house: House, temper: Partial<Temper>): Promise<FragmentAccount> {
  const { fragments } = house.state();
  const name = `buyer_${fragments.length + 1}`;
  const { address } = await chainOf(house).chain.person(`fragment:${name}`);
  const account: FragmentAccount = {
    name,
    cookies: { stel_ssid: cookie(), stel_dt: '-180', stel_token: cookie(), stel_ton_token: cookie() },
    payTo: friendly(address, false),
    rawPayTo: rawUpper(address),
    temper: { ...usual, ...temper },
    hash: null,
    hasReadState: false,
    requests: [],
    kept: [],
  };
  fragments.push(account);
  house.changed();
  return account;
}
