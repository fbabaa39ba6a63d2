import type { Amount, Clock } from '#kernel';
import type { Tx } from '#database';
import { places, type Posting } from '#ledger';
import type { Payment, ProductTransfer, Purpose } from '#payments';
import { announcePayout } from './announce-payout.ts';
import type { PayoutsNeeds } from './needs.ts';
import { findPart, markPartBooked, selectParts } from './part-rows.ts';
import { platformActor, type Payout } from './payout.ts';
import { lockPayout, movePayout } from './payout-rows.ts';

/**
 * A purpose whose payments may be given back as parts of payouts: such a refund is paid by the payout that is on its
 * way, `payout → world`, and not once more by its user, who is told when that was the last part. Every other refund is
 * the purpose's own.
 */
export const refundsByPayout = (purpose: Purpose, needs: Pick<PayoutsNeeds, 'tellUser'> = {}): Purpose => ({
  ...purpose,
  async refunded(tx, payment, refund, clock) {
    const booked = await bookPart(tx, needs, payment, clock);
    return booked ?? purpose.refunded(tx, payment, refund, clock);
  },
});

async function bookPart(
  tx: Tx,
  needs: Pick<PayoutsNeeds, 'tellUser'>,
  payment: Payment,
  clock: Clock,
): Promise<ProductTransfer | undefined> {
  const found = await findPart(tx, payment.workspace, payment.id);
  const payout = found && (await lockPayout(tx, payment.workspace, found.payout));
  const part = payout && (await findPart(tx, payment.workspace, payment.id)); // it may have been released meanwhile
  if (!part || part.isBooked || !isOnItsWay(payout)) return undefined;
  const at = clock.now();
  await markPartBooked(tx, payment.workspace, part, at);
  const { units } = part;
  const { asset } = payout;
  const paid = { from: places.payout(payout.id), to: worldOf(payment), amount: { asset, units } };
  const parts = await selectParts(tx, payment.workspace, payout.id);
  const isLast = parts.every(({ isBooked }) => isBooked);
  if (isLast) await end(tx, needs, payout, at);
  return {
    key: `refund:${payment.id}`,
    reason: 'payout.refunded',
    reference: payout.id,
    ...(payment.returnedAt ? { occurredAt: payment.returnedAt } : {}),
    postings: isLast ? [paid, ...feeOf(payout)] : [paid],
  };
}

const isOnItsWay = ({ status }: Payout): boolean => status === 'sending' || status === 'sent' || status === 'unknown';

const worldOf = ({ gateway, connection }: Payment) => places.world(gateway, connection);

function feeOf(payout: Payout): Posting[] {
  const amount: Amount = { asset: payout.asset, units: payout.fee };
  return payout.fee > 0n ? [{ from: places.payout(payout.id), to: places.platform('fees'), amount }] : [];
}

async function end(tx: Tx, { tellUser }: Pick<PayoutsNeeds, 'tellUser'>, payout: Payout, at: Date): Promise<void> {
  const confirmed = await movePayout(
    tx,
    payout,
    'confirmed',
    { at, actor: platformActor },
    {
      external_id: `refunds:${payout.id}`,
      confirmed_at: at,
      due_at: null,
      desk_since: null,
      problem: null,
    },
  );
  await announcePayout(tx, 'payout.confirmed', confirmed, at);
  await tellUser?.(tx, confirmed);
}
