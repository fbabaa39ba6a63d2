import { Refusal, type Amount, type Clock, type WorkspaceId } from '#kernel';
import { transaction, type Pool, type Tx } from '#database';
import { balancesOf, lockBook, places, post } from '#ledger';
import { startErrand } from '#supply';
import { errandOf } from './fulfil-order.ts';
import { moveOrder } from './move-order.ts';
import type { OrderName, StoreNeeds } from './needs.ts';
import type { StoreOrder } from './order.ts';
import { lockOrder } from './order-rows.ts';
import { requireUnpaid } from './pay-order.ts';
import { debtPlace, paidFromBalance } from './postings.ts';
import { enterStore, readStoreSettings } from './setting-rows.ts';

export type BalancePaying = {
  readonly order: OrderName;
  /** How much the buyer may owe in all (`receivable:user:<buyer>`), once their balance is used up; nothing, when not given. */
  readonly creditLimit?: Amount;
  readonly actor?: string;
};

/**
 * Pays an order out of what its buyer has here, in the currency of the store: `user → escrow`, and up to the limit
 * `receivable → escrow`. An order that was paid so already is answered as it stands. Refuses with `not_found`,
 * `order_not_open`, `insufficient_funds`, `read_only` or `store_disabled`.
 */
export const payFromBalance = (
  needs: Pick<StoreNeeds, 'pool' | 'clock'>,
  workspace: WorkspaceId,
  { order: name, creditLimit, actor = 'buyer' }: BalancePaying,
): Promise<StoreOrder> =>
  transaction(needs.pool, async (tx) => {
    const order = await lockOrder(tx, workspace, name);
    if (order.method === 'balance' && order.paidAt) return order;
    requireUnpaid(order, needs.clock.now());
    await enterStore(tx, workspace);
    return holdOrder(tx, needs, order, { actor, ...(creditLimit && { creditLimit }) });
  });

type Holding = Pick<BalancePaying, 'creditLimit'> & { readonly actor: string };

/**
 * The same in the caller's transaction, which has locked the order or made it: it is paid, and its Stars are to be bought. Takes
 * the book: the last statement. Refuses with `insufficient_funds`.
 */
export async function holdOrder(
  tx: Tx,
  { clock }: { readonly clock: Clock },
  order: StoreOrder,
  { creditLimit, actor }: Holding,
): Promise<StoreOrder> {
  const { workspace, price } = order;
  const at = clock.now();
  const change = { method: 'balance', paid: price, paidAt: at };
  const paid = await moveOrder(tx, order, { to: 'paid', at, actor, change });
  await startErrand(tx, { clock }, errandOf(paid));
  await lockBook(tx, workspace);
  const { balance, owed } = await readBalance(tx, workspace, order.buyer, price.asset);
  const own = balance.units < price.units ? balance.units : price.units;
  const credit = price.units - own;
  const limit = creditLimit?.asset === price.asset ? creditLimit.units : 0n;
  if (credit > 0n && owed.units + credit > limit) throw tooLittle(balance, price);
  await post(tx, clock, {
    workspace,
    key: `store:balance:${order.id}`,
    reason: 'store.paid',
    reference: order.id,
    postings: paidFromBalance(order, { ...price, units: own }, { ...price, units: credit }),
  });
  return paid;
}

const tooLittle = (balance: Amount, price: Amount): Refusal =>
  new Refusal('insufficient_funds', 'There is too little on this balance. Pay another way, or top it up.', {
    balance: String(balance.units),
    price: String(price.units),
  });

/** What a buyer has here in the currency of the store, and what they owe of it: both zero or more. */
export type BuyerBalance = { readonly balance: Amount; readonly owed: Amount };

export const buyerBalance = async (pool: Pool, workspace: WorkspaceId, buyer: string): Promise<BuyerBalance> =>
  readBalance(pool, workspace, buyer, (await readStoreSettings(pool, workspace)).currency);

async function readBalance(db: Pool | Tx, workspace: WorkspaceId, buyer: string, asset: string): Promise<BuyerBalance> {
  const [balance = 0n, debt = 0n] = await balancesOf(db, workspace, [
    { place: places.user(buyer), asset },
    { place: debtPlace(buyer), asset },
  ]);
  return { balance: { asset, units: balance }, owed: { asset, units: -debt } };
}
