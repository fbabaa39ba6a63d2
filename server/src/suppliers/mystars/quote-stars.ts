import type { Amount } from '#kernel';
import { SupplierSilent, type Access } from '#supply/supplier';
import { amountOf, surely, wordIn } from '#suppliers/wire';
import { callMyStars, type MyStarsNeeds } from './call.ts';
import { currencyOf } from './form.ts';

/** The price of now, all in. It is a hint: only an order fixes it. */
export async function quoteStars(
  needs: MyStarsNeeds,
  access: Access,
  stars: number,
): Promise<{ readonly cost: Amount; readonly validUntil: Date }> {
  const { currency, asset } = currencyOf(access);
  const query = new URLSearchParams({ type: 'stars', quantity: String(stars), payment_currency: currency });
  const told = surely(await callMyStars(needs, access, `/v1/pricing?${query.toString()}`));
  const cost = amountOf(wordIn(told, 'amount'), asset);
  const validUntil = new Date(wordIn(told, 'valid_until') ?? '');
  const isOurs = wordIn(told, 'currency') === currency && wordIn(told, 'quantity') === String(stars);
  if (!cost || cost.units === 0n || !isOurs || Number.isNaN(validUntil.getTime()))
    throw new SupplierSilent('MyStars told no price that could be read.');
  return { cost, validUntil };
}
