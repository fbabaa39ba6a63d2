import { billionthsOf, decimalText, partOf } from '../fixed-point.ts';
import type { Account, House, Line, Order } from './state.ts';

/** What a panel shows of money: five decimals, as the oldest of them do. */
const decimals = 5;

/** The price of so many at a rate per 1,000, rounded up. */
export const priceOf = (rate: string, quantity: number): bigint =>
  partOf(billionthsOf(rate), BigInt(quantity), 1000n, decimals);

/** What is kept for what was delivered, rounded up; the whole price for the whole. */
export const keptOf = ({ price, delivered, quantity }: Order): bigint =>
  delivered >= quantity
    ? billionthsOf(price)
    : partOf(billionthsOf(price), BigInt(delivered), BigInt(quantity), decimals);

export function enter(house: House, account: Account, line: Omit<Line, 'at' | 'amount'> & { amount: bigint }): void {
  const at = house.clock.now().toISOString();
  account.lines.push({ at, kind: line.kind, order: line.order, amount: decimalText(line.amount) });
  house.changed();
}

const sumOf = ({ lines }: Account, kind: Line['kind']): bigint =>
  lines.reduce((sum, line) => (line.kind === kind ? sum + billionthsOf(line.amount) : sum), 0n);

export const balanceOf = (account: Account): bigint =>
  sumOf(account, 'paid_in') - sumOf(account, 'charge') + sumOf(account, 'given_back');

/** What the panel says there is and was on the account. */
export const booksOf = (account: Account) => ({
  currency: account.currency,
  paid_in: decimalText(sumOf(account, 'paid_in')),
  charged: decimalText(sumOf(account, 'charge')),
  given_back: decimalText(sumOf(account, 'given_back')),
  balance: decimalText(balanceOf(account)),
});
