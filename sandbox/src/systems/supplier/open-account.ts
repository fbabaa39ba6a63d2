import { randomBytes } from 'node:crypto';
import { friendly } from '../ton/accounts.ts';
import { rawUpper } from '../ton/chain-row.ts';
import { chainOf, type Account, type House, type Mood } from './state.ts';

const usual: Mood = {
  usd_per_1000: '15.75',
  usd_per_ton: '3',
  check: 'sure',
  knows: 'people',
  sells: true,
  delivers_after: 10,
  reverses_after: 60,
  pays_within: 7200,
  endings: ['delivered'],
  webhooks: 'usual',
  webhook_url: null,
};

export const newSecret = (): string => randomBytes(24).toString('hex');

/** Who takes the money of an account on the chain. */
export const cashierOf = (name: string): string => `supplier:${name}`;

/** Opens an account with a key, a secret for webhooks, and an address of its own. */
export async function openAccount(house: House, mood: Partial<Mood>): Promise<Account> {
  const { accounts } = house.state();
  const name = `shop_${accounts.length + 1}`;
  const { address } = await chainOf(house).chain.person(cashierOf(name));
  const account: Account = {
    name,
    key: `faas_${randomBytes(16).toString('hex')}`,
    secret: newSecret(),
    former: null,
    payTo: friendly(address, false),
    rawPayTo: rawUpper(address),
    mood: { ...usual, ...mood },
    orders: [],
    lines: [],
  };
  accounts.push(account);
  house.changed();
  return account;
}
