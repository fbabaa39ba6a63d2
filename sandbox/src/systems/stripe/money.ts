import { toText } from '../digits.ts';
import { newId, secondsNow, type Account, type Stripe, type Transaction } from './state.ts';

const zero = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '));
const three = new Set('bhd jod kwd omr tnd'.split(' '));

export function exponentOf(currency: string): number {
  if (zero.has(currency)) return 0;
  return three.has(currency) ? 3 : 2;
}

/** Currencies that this account has a bank account in; all others become dollars. */
const held = new Set(['usd', 'eur']);
/** So many cents for a whole unit. */
const cents: Readonly<Record<string, number>> = { gbp: 130, jpy: 0.7, rub: 1.25, bhd: 265 };

/** What a charge comes to on the balance, in the balance's own currency. */
export function heldOf(amount: number, currency: string): { amount: number; currency: string; rate: number | null } {
  if (held.has(currency)) return { amount, currency, rate: null };
  const rate = cents[currency] ?? 100;
  return { amount: Math.round((amount / 10 ** exponentOf(currency)) * rate), currency: 'usd', rate: rate / 100 };
}

/** 2.9 % and thirty cents, half a cent up. */
export const feeOf = (amount: number): number => Math.round(amount * 0.029) + 30;

type Entry = Pick<Transaction, 'amount' | 'currency' | 'fee' | 'type' | 'source'> & { readonly rate?: number | null };

export function book(stripe: Stripe, account: Account, { rate = null, ...entry }: Entry): Transaction {
  const transaction: Transaction = {
    id: newId(stripe, 'txn'),
    object: 'balance_transaction',
    ...entry,
    net: entry.amount - entry.fee,
    created: secondsNow(stripe),
    exchange_rate: rate,
  };
  account.transactions.unshift(transaction);
  return transaction;
}

/** What there is, by currency, in smallest coins. */
export function balanceOf({ transactions }: Account): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { currency, net } of transactions) sums.set(currency, (sums.get(currency) ?? 0) + net);
  return sums;
}

export const asText = (amount: number, currency: string): string => toText(BigInt(amount), exponentOf(currency));
