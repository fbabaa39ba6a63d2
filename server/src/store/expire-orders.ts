import { sql } from 'kysely';
import { transaction } from '#database';
import { moveOrder } from './move-order.ts';
import type { StoreNeeds } from './needs.ts';
import { toOrder, type OrderRow } from './order-rows.ts';

const atOnce = 100;

/** Orders nobody has paid in time. What is paid for one of them later is judged then. */
export const expireOrders = ({ pool, clock }: Pick<StoreNeeds, 'pool' | 'clock'>): Promise<number> =>
  transaction(pool, async (tx) => {
    const at = clock.now();
    const { rows } = await sql<OrderRow>`select * from store.store_order
      where status = 'awaiting_payment' and expires_at <= ${at}
      order by expires_at limit ${atOnce} for no key update skip locked`.execute(tx);
    for (const row of rows) await moveOrder(tx, toOrder(row), { to: 'expired', at });
    return rows.length;
  });
