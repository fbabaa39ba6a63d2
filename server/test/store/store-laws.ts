import { inspect } from 'node:util';
import { expect } from 'vitest';
import type { Id } from '#kernel';
import { balanceOf, places } from '#ledger';
import { listStoreDesk, type StoreOrder } from '#store';
import { listPurchases, purchasesOfOrder, type Purchase } from '#supply';
import type { There } from './dice-supplier.ts';
import { funds } from './model-desk.ts';
import { buyers, type StoryParts } from './scene.ts';

/** What truly lies at suppliers under a purchase, and whether a call of it may still land. */
export function thereOf({ suppliers }: StoryParts, id: Id<'pur'>): { there: readonly There[]; isLate: boolean } {
  return {
    there: suppliers.flatMap(({ orders }) => orders.filter(({ purchase }) => purchase === id)),
    isLate: suppliers.some(({ late }) => late.some(({ purchase }) => purchase === id)),
  };
}

const isLive = ({ isPaid, state }: There): boolean =>
  isPaid && (state === 'pending' || state === 'held' || state === 'delivered');

/** How many Stars deliveries a purchase is, has been and may be yet: those that are there, and one that can still land. */
function livesOf(parts: StoryParts, { id }: Purchase): number {
  const { there, isLate } = thereOf(parts, id);
  const isFloat = parts.suppliers.some(
    ({ manner, late }) => manner.pays === 'float' && late.some(({ purchase }) => purchase === id),
  );
  const paidFor = parts.chain.left.get(id);
  const isOnItsWay = there.some(({ externalId, state }) => externalId === paidFor && state === 'unpaid');
  const live = there.filter(isLive).length + (parts.byHand.has(id) ? 1 : 0);
  return Math.max(live, (isLate && isFloat) || isOnItsWay ? 1 : 0);
}

const purchasesFor = ({ desk }: StoryParts, { workspace, id }: StoreOrder) =>
  purchasesOfOrder(desk.needs.pool, { workspace, order: id });

/** Never two purchases for one order: whatever lies anywhere or can still land, it is one. */
export async function requireOneEach(parts: StoryParts): Promise<void> {
  const { needs, workspace } = parts.desk;
  const { items } = await listPurchases(needs, workspace, { limit: 200 });
  const lives = new Map<string, number>();
  for (const one of items) lives.set(one.order, (lives.get(one.order) ?? 0) + livesOf(parts, one));
  const twice = [...lives].filter(([, count]) => count > 1).map(([order]) => order);
  const truth = items.filter(({ order }) => twice.includes(order)).map((one) => [one, thereOf(parts, one.id)]);
  if (twice.length > 0) throw new Error(`Bought twice: ${inspect(truth, { depth: 6 })}`);
}

/** After hours without trouble every order is over, or lies before a person. */
export async function requireKnown(parts: StoryParts, orders: readonly StoreOrder[]): Promise<void> {
  const { desk } = parts;
  const { needs, workspace } = desk;
  const { cases } = await listStoreDesk(needs.pool, workspace, { limit: 200 });
  const { items: toBuy } = await listPurchases(needs, workspace, { isToBuy: true, limit: 200 });
  const shown = new Set([...cases.map(({ order }) => order.id), ...toBuy.map(({ order }) => order)]);
  for (const { id, number } of orders) {
    const { status } = await desk.now(id);
    const isOver = status === 'delivered' || status === 'refunded' || status === 'reversed';
    expect(isOver || shown.has(id), `order ${number} is ${status}, and nobody sees it`).toBe(true);
  }
}

/** Never money kept without delivery: what is delivered is there, what is not there went back, and nothing is left between. */
export async function requireEnd(parts: StoryParts, order: StoreOrder): Promise<void> {
  const { status, number } = await parts.desk.now(order.id);
  const purchases = await purchasesFor(parts, order);
  const there = purchases.flatMap(({ id }) => thereOf(parts, id).there);
  const byHand = purchases.filter(({ id }) => parts.byHand.has(id)).length;
  const delivered = there.filter((one) => one.isPaid && one.state === 'delivered').length + byHand;
  expect({ number, status, delivered }).toEqual({ number, status, delivered: status === 'delivered' ? 1 : 0 });
  expect(['delivered', 'refunded', 'reversed']).toContain(status);
  expect(await parts.desk.inEscrow(order.id), `escrow of ${number}`).toBe(0n);
}

/** Buyers have paid for what they got, suppliers have been paid for what they brought, and the ledger adds up. */
export async function requireBooks({ desk, suppliers }: StoryParts, orders: readonly StoreOrder[]): Promise<void> {
  const ends = await Promise.all(orders.map(({ id }) => desk.now(id)));
  const sold = ends.filter(({ status }) => status !== 'refunded');
  const sum = (some: readonly StoreOrder[]) => some.reduce((total, { price }) => total + price.units, 0n);
  for (const buyer of buyers)
    expect(await desk.has(buyer)).toBe(funds.units - sum(sold.filter((one) => one.buyer === buyer)));
  const sales = places.platform('sales:store');
  expect(await balanceOf(desk.needs.pool, desk.workspace, sales, 'USD')).toBe(sum(sold));
  for (const { manner, balance } of suppliers) {
    const account = desk.accounts.get(manner.code);
    if (account && manner.pays === 'float') expect(await desk.float(account), manner.code).toBe(balance);
  }
  expect(await desk.isSound()).toBe(true);
}
