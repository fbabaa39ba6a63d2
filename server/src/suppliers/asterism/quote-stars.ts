import type { Amount } from '#kernel';
import { SupplierSilent, type Access } from '#supply/supplier';
import { surely, wordIn } from '#suppliers/wire';
import { callAsterism, sumIn, type AsterismNeeds } from './call.ts';

/** The price that is ours there now, and until when. */
export async function quoteStars(
  needs: AsterismNeeds,
  access: Access,
  stars: number,
): Promise<{ readonly cost: Amount; readonly validUntil: Date }> {
  const told = surely(await callAsterism(needs, access, `/price?stars=${stars}`));
  const cost = sumIn(told, 'price', access);
  const validUntil = new Date(wordIn(told, 'valid_until') ?? '');
  const isOurs = wordIn(told, 'stars') === String(stars);
  if (!cost || cost.units === 0n || !isOurs || Number.isNaN(validUntil.getTime()))
    throw new SupplierSilent('The other Asterism told no price that could be read.');
  return { cost, validUntil };
}
