import { Refusal } from '#kernel';
import { listStoreDesk, resolveOrder, type StoreDeskCase } from '#store';
import { boughtByHand, cannotBuy, listPurchases, resolvePurchase, takePurchase, type Purchase } from '#supply';
import { thereOf } from './store-laws.ts';
import { usd } from './model-desk.ts';
import type { StoryParts } from './scene.ts';

const who = 'operator:eve';

/** A person who knows the truth, says nothing else, and decides by dice where both is right. Answers how much was done. */
export async function atTheDesk(parts: StoryParts): Promise<number> {
  const { needs, workspace } = parts.desk;
  let done = 0;
  const { items: toBuy } = await listPurchases(needs, workspace, { isToBuy: true });
  for (const purchase of toBuy) done += await buy(parts, purchase);
  const { items: atDesk } = await listPurchases(needs, workspace, { isAtDesk: true });
  for (const purchase of atDesk) done += await explain(parts, purchase);
  const { cases } = await listStoreDesk(needs.pool, workspace);
  for (const one of cases) done += await decide(parts, one);
  return done;
}

async function buy({ desk, next, byHand }: StoryParts, { id, stars, order }: Purchase): Promise<number> {
  const { needs, workspace } = desk;
  await takePurchase(needs, workspace, id, {}, who);
  if (next(3) === 0) {
    await cannotBuy(needs, workspace, id, { reason: 'sold out' }, who);
    return 1;
  }
  byHand.add(id);
  await boughtByHand(needs, workspace, id, { cost: usd(7_000n * BigInt(stars)), proof: `by hand for ${order}` }, who);
  return 1;
}

/** What became of a purchase that nobody was sure of: while it may still land, nothing is said. */
async function explain(parts: StoryParts, purchase: Purchase): Promise<number> {
  const { needs, workspace } = parts.desk;
  const { id, status } = purchase;
  const { there, isLate } = thereOf(parts, id);
  const say = (said: Parameters<typeof resolvePurchase>[3]) => resolvePurchase(needs, workspace, id, said, who);
  if (status === 'unknown' && isLate) return 0;
  if (status === 'unknown') {
    const [found] = there;
    await say(found ? { say: 'placed', externalId: found.externalId, note: 'seen' } : { say: 'absent', note: 'asked' });
    return 1;
  }
  if (status === 'placed' || status === 'held') return 0; // it gets on by itself
  await say({ say: 'settled', note: 'seen' });
  return 1;
}

async function decide({ desk, next }: StoryParts, { order, kind, actions }: StoreDeskCase): Promise<number> {
  const { store, workspace } = desk;
  const [first = 'seen'] = actions;
  const action =
    kind === 'reversed' ? (actions[next(actions.length)] ?? first) : kind === 'review' ? 'give_back' : 'seen';
  try {
    await resolveOrder(store, workspace, { order: order.id, action, reason: 'decided', actor: who });
    return 1;
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'purchase_not_open' || error.code === 'order_not_open')) return 0;
    throw error;
  }
}
