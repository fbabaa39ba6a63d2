import type { Amount } from '#kernel';
import { SupplierSilent, type Access } from '#supply/supplier';
import { surely } from '#suppliers/wire';
import { callAsterism, sumIn, type AsterismNeeds } from './call.ts';

/** What is ours there and held by no order: what they would lend us beside it is no money of ours. */
export async function balanceThere(needs: AsterismNeeds, access: Access): Promise<Amount> {
  const balance = sumIn(surely(await callAsterism(needs, access, '/balance')), 'balance', access);
  if (!balance)
    throw new SupplierSilent('The other Asterism did not tell our balance in the currency of this account.');
  return balance;
}
