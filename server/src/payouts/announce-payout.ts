import { amountToWire } from '#kernel';
import type { Tx } from '#database';
import type { JsonObject } from '#jobs';
import { announce, type EventType } from '#webhooks';
import type { Payout } from './payout.ts';

type PayoutEvent = Extract<EventType, `payout.${string}`>;

/** Tells the workspace's receivers of a step of a payout. */
export const announcePayout = (tx: Tx, type: PayoutEvent, payout: Payout, occurredAt: Date): Promise<void> =>
  announce(tx, payout.workspace, {
    type,
    ...(payout.source === 'user' && { customer: payout.user }),
    occurredAt,
    data: dataOf(payout),
  });

const dataOf = (payout: Payout): JsonObject => {
  const { asset, units, net, fee } = payout;
  const told = (of: bigint) => amountToWire({ asset, units: of });
  return {
    payout: payout.id,
    status: payout.status,
    user: payout.user,
    rail: payout.rail,
    connection: payout.connection,
    amount: told(units),
    net: told(net),
    fee: told(fee),
    destination: payout.destination,
    outcome: payout.outcome,
    problem: payout.problem,
    external_id: payout.externalId,
    ...(payout.source === 'supplier' && { source: payout.source, purchase: payout.reference }),
  };
};
