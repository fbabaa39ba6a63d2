import type { StoreNeeds } from './needs.ts';
import { endNotice, takeNotices, type DueNotice } from './notice-rows.ts';
import { findOrder } from './order-rows.ts';

const atOnce = 30;
const leaseMilliseconds = 30_000;
const mostTries = 20;

/** Tells buyers what became of their orders, in the order in which it happened. What does not arrive is tried again, for a day. */
export async function tellBuyers(needs: StoreNeeds): Promise<number> {
  const { pool, clock, log } = needs;
  const now = clock.now();
  const due = await takeNotices(pool, now, new Date(now.getTime() + leaseMilliseconds), atOnce);
  for (const one of due) {
    const outcome = await tell(needs, one).catch((error: unknown) => {
      log.warn({ order: one.order, kind: one.notice.kind, err: error }, 'A buyer could not be told.');
      return 'later' as const;
    });
    const isOver = outcome === 'told' || one.tries >= mostTries;
    await endNotice(pool, one, isOver ? null : nextTry(clock.now(), one.tries));
  }
  return due.length;
}

async function tell({ pool, tellBuyer }: StoreNeeds, { workspace, order: id, notice }: DueNotice) {
  const order = await findOrder(pool, workspace, id);
  return order && tellBuyer ? tellBuyer(order, notice) : 'told';
}

const nextTry = (now: Date, tries: number): Date =>
  new Date(now.getTime() + Math.min(2_000 * 2 ** Math.min(tries, 12), 3_600_000));
