import type { Amount } from '#kernel';
import { SupplierSilent, type Access } from '#supply/supplier';
import { surely, wordIn } from '#suppliers/wire';
import { callAsterism, sumIn, type AsterismNeeds } from './call.ts';

/** A price is told without an end: it is taken for good so long, and `max_price` guards it after. */
const standsMilliseconds = 30_000;

/** The price that is ours there now. */
export async function quoteStars(
  needs: AsterismNeeds,
  access: Access,
  stars: number,
): Promise<{ readonly cost: Amount; readonly validUntil: Date }> {
  const told = surely(await callAsterism(needs, access, `/price?stars=${stars}`));
  const cost = sumIn(told, 'price', access);
  if (!cost?.units || wordIn(told, 'stars') !== String(stars))
    throw new SupplierSilent('The other Asterism told no price that could be read.');
  return { cost, validUntil: new Date(needs.clock.now().getTime() + standsMilliseconds) };
}
