import type { Amount } from '#kernel';
import type { Access, ChainPayment } from '#supply/supplier';
import { isObject, listIn, wholeIn, wordIn, type ToldObject } from '#suppliers/wire';
import { textsOf } from './external-id.ts';
import { rawOf, walletOf } from './wallet.ts';

/** What has to be signed, or why nobody here signs it. */
export type Link =
  | { readonly pay: ChainPayment & { readonly amount: Amount }; readonly confirm: Readonly<Record<string, string>> }
  | { readonly wrong: string };

const daySeconds = 24 * 60 * 60;
const wrong = (words: string): Link => ({ wrong: `Fragment's payment ${words}.` });

/** Reads `getBuyStarsLink`: one message of our wallet, with a cell that is sent on as it is, and an end. */
export function readLink(told: ToldObject, access: Access, now: Date): Link {
  const transaction = told['transaction'];
  const messages = isObject(transaction) ? listIn(transaction, 'messages') : undefined;
  const [message] = messages ?? [];
  if (!isObject(transaction) || messages?.length !== 1 || !message) return wrong('is not one message');
  const wallet = walletOf(access.settings);
  const from = wordIn(transaction, 'from');
  if (from !== undefined && rawOf(from) !== wallet) return wrong('is one of another wallet');
  const address = rawOf(wordIn(message, 'address') ?? '') && wordIn(message, 'address');
  const nanotons = wordIn(message, 'amount');
  const payload = wordIn(message, 'payload');
  if (address === undefined || nanotons === undefined || !/^[1-9]\d{0,17}$/.test(nanotons))
    return wrong('names no receiver or no amount');
  if (payload === undefined) return wrong('names no words, and would be lost');
  const validUntil = wholeIn(transaction, 'validUntil') ?? 0;
  const seconds = now.getTime() / 1000;
  if (validUntil <= seconds || validUntil > seconds + daySeconds) return wrong('has no end that makes sense');
  const amount = { asset: 'TON', units: BigInt(nanotons) };
  const pay = { address, amount, payload, from: wallet, validUntil: new Date(validUntil * 1000) };
  return { pay, confirm: confirmIn(told) };
}

const confirmIn = (told: ToldObject): Readonly<Record<string, string>> => {
  const params = told['confirm_params'];
  return isObject(params) ? textsOf(params) : {};
};
