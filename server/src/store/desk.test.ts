import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audit, places } from '#ledger';
import { purchasesOfOrder, resolvePurchase } from '#supply';
import { freshDatabase, type TestDatabase } from '#test';
import { openStoreDesk, usdUnits, type StoreDesk } from '#test/store';
import { listStoreDesk, payFromBalance, resolveOrder, type DeskAction, type StoreOrder } from './index.ts';

let database: TestDatabase;
let desk: StoreDesk;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  expect(await audit(database.pool)).toMatchObject({ ok: true, breaks: [] });
  await database.drop();
});
beforeEach(async () => {
  desk = await openStoreDesk({ pool: database.pool });
});

const refused = (asked: Promise<unknown>, code: string) => expect(asked).rejects.toMatchObject({ code });
const escrow = (order: StoreOrder) => desk.balance(places.escrow(order.id));
const cases = async () => (await listStoreDesk(desk.needs.pool, desk.workspace)).cases;
const resolve = ({ id }: StoreOrder, action: DeskAction, proof?: string) =>
  resolveOrder(desk.needs, desk.workspace, {
    order: id,
    action,
    reason: 'I looked.',
    actor: 'operator:anna',
    ...(proof !== undefined && { proof }),
  });

/** Paid by card, and whatever the suppliers make of it. */
async function sold(): Promise<StoreOrder> {
  const order = await desk.order();
  await desk.pay(await desk.invoice(order));
  await desk.pass(10);
  return order;
}

/** Nobody knows what came of its purchase. */
async function doubtful(): Promise<StoreOrder> {
  desk.first.mood = 'lose_call';
  const order = await sold();
  for (let minute = 0; minute < 12; minute++) await desk.pass(60);
  return desk.read(order);
}

async function purchaseOf(order: StoreOrder) {
  const [found] = await purchasesOfOrder(desk.needs.pool, { workspace: desk.workspace, order: order.id });
  if (!found) throw new Error('Nothing was bought.');
  return found;
}

describe('an order nobody is sure of', () => {
  it('waits for a person with its money in escrow: it is neither bought again nor given back', async () => {
    const order = await doubtful();
    expect(order).toMatchObject({ status: 'review' });
    await desk.pass(24 * 3600);
    expect([await escrow(order), desk.second.bought.size]).toEqual([9_000_000n, 0]);
    expect(await cases()).toMatchObject([{ kind: 'review', actions: ['deliver_again', 'delivered', 'give_back'] }]);
    await refused(resolve(order, 'deliver_again'), 'purchase_not_open');
    await refused(resolve(order, 'give_back'), 'purchase_not_open');
    await refused(resolve(order, 'keep'), 'order_not_open');
    expect(await cases()).toHaveLength(1);
  });

  it('is bought at the next supplier once a person has found that the first never had it', async () => {
    const order = await doubtful();
    const { id } = await purchaseOf(order);
    await resolvePurchase(desk.needs, desk.workspace, id, { say: 'absent', note: 'No trace of it.' }, 'operator:anna');
    await desk.pass(600);
    await desk.pass(60);
    expect(await desk.read(order)).toMatchObject({ status: 'delivered' });
    expect(await cases()).toEqual([]);
    expect(await escrow(order)).toBe(0n);
  });

  it('is delivered on a person’s word, and its cost is booked when it is known', async () => {
    const order = await doubtful();
    await refused(resolve(order, 'delivered'), 'invalid_request');
    expect(await resolve(order, 'delivered', 'Seen in their list.')).toMatchObject({
      status: 'delivered',
      proof: 'Seen in their list.',
    });
    expect((await desk.books())['platform:cost:stars USD']).toBeUndefined();
    const { id } = await purchaseOf(order);
    await resolvePurchase(desk.needs, desk.workspace, id, { say: 'delivered', note: 'It is there.' }, 'operator:anna');
    expect(await desk.books()).toMatchObject({
      'platform:sales:store USD': 9_000_000n,
      'platform:cost:stars USD': -8_250_000n,
    });
    expect(await cases()).toEqual([]);
  });

  it('is delivered by itself when the supplier turns out to have had it', async () => {
    desk.first.mood = 'lose_answer';
    const order = await sold();
    await desk.pass(60);
    expect(await desk.read(order)).toMatchObject({ status: 'delivered' });
    expect([desk.first.bought.size, desk.second.bought.size]).toEqual([1, 0]);
  });
});

describe('an order that is taken back after it was delivered', () => {
  const back = async (returned: bigint | null) => {
    const order = await sold();
    desk.first.become((externalId) => ({
      state: 'reversed',
      externalId,
      words: 'Stars were debited.',
      ...(returned !== null && { returned: usdUnits(returned) }),
    }));
    await desk.pass(2 * 3600);
    await desk.pass(60);
    return desk.read(order);
  };

  it('goes back to its buyer when the supplier gave all of it back', async () => {
    const order = await back(8_250_000n);
    expect(order).toMatchObject({ status: 'refunded' });
    expect(await desk.books()).toEqual({
      'platform:cost:payment USD': -230_000n,
      'platform:owed:payment USD': 230_000n,
    });
    expect([await escrow(order), await desk.balance(places.world('card', 'con_card'))]).toEqual([0n, 0n]);
    expect(desk.methods.card.given).toHaveLength(1);
  });

  it('waits for a person when the supplier kept it: who gives it back, or keeps it', async () => {
    const order = await back(null);
    expect(order).toMatchObject({ status: 'reversed' });
    expect([await escrow(order), await desk.balance(places.platform('sales:store'))]).toEqual([9_000_000n, 0n]);
    expect(await cases()).toMatchObject([{ kind: 'reversed', actions: ['give_back', 'keep'] }]);
    await resolve(order, 'give_back');
    await desk.pass(10);
    expect(await desk.read(order)).toMatchObject({ status: 'refunded' });
    expect([await escrow(order), await cases()]).toEqual([0n, []]);
    await refused(resolve(order, 'keep'), 'order_not_open');
  });

  it('stays sold where a person keeps it', async () => {
    const order = await back(4_000_000n);
    expect(await resolve(order, 'keep')).toMatchObject({ status: 'reversed' });
    expect(await desk.books()).toMatchObject({
      'platform:sales:store USD': 9_000_000n,
      'platform:cost:stars USD': -4_250_000n,
    });
    expect([await escrow(order), await cases()]).toEqual([0n, []]);
  });

  it('is the balance of a buyer who had paid from it', async () => {
    await desk.fund('rita', usdUnits(9_000_000));
    const order = await desk.order({ buyer: 'rita' });
    await payFromBalance(desk.needs, desk.workspace, { order: order.id });
    await desk.pass(10);
    desk.first.become((externalId) => ({ state: 'reversed', externalId, words: '', returned: usdUnits(8_250_000) }));
    await desk.pass(2 * 3600);
    expect(await desk.read(order)).toMatchObject({ status: 'refunded' });
    expect(await desk.balance(places.user('rita'))).toBe(9_000_000n);
    expect(await desk.books()).toEqual({});
  });
});
