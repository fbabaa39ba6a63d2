import { randomBytes } from 'node:crypto';
import { manners, type Manner } from './manners.ts';
import type { Account, House, Offered, Pace } from './state.ts';

const offer = (service: number, name: string, rate: string, rest: Partial<Offered> = {}): Offered => ({
  service,
  name,
  type: 'Default',
  category: 'Telegram',
  rate,
  min: 10,
  max: 100_000,
  dripfeed: false,
  refill: false,
  cancel: true,
  is_enabled: true,
  ...rest,
});

/** What an account is offered at first. */
const catalogue = (): Offered[] => [
  offer(101, 'Telegram members, 30 days refill', '0.90', { refill: true, dripfeed: true }),
  offer(102, 'Telegram post views', '0.0125', { min: 50, max: 1_000_000 }),
  offer(103, 'Telegram reactions', '0.35'),
  offer(104, 'Telegram boosts, package of 10', '1200', { type: 'Package', min: 10, max: 10, category: 'Boosts' }),
  offer(105, 'Telegram comments, your own', '8', { type: 'Custom Comments', min: 1, max: 1000 }),
  offer(106, 'Telegram Stars to a person', '8.25', { category: 'Stars', cancel: false, min: 50 }),
];

const pace: Pace = { starts_after: 30, per_minute: 1000, endings: ['completed'] };

export type Opening = { readonly manner?: Manner; readonly pace?: Partial<Pace> };

/** Opens an account with a key and an empty balance. */
export function openAccount(house: House, { manner = manners.classic, pace: given }: Opening): Account {
  const { accounts } = house.state();
  const account: Account = {
    name: `acc_${accounts.length + 1}`,
    key: randomBytes(16).toString('hex'),
    currency: 'USD',
    manner: { ...manner },
    pace: { ...pace, endings: [...pace.endings], ...given },
    services: catalogue(),
    orders: [],
    refills: [],
    lines: [],
  };
  accounts.push(account);
  house.changed();
  return account;
}
