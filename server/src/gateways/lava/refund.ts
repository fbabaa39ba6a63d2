import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { formatUnits, scaleOf } from '#kernel';
import {
  GatewayUnavailable,
  type Charge,
  type Connection,
  type OpenConnection,
  type RefundOutcome,
} from '#payments/gateway';
import { callLava, readData, type LavaNeeds } from './call-lava.ts';
import { lavaAsset } from './form.ts';

const refundShape = z.looseObject({ status: z.string().max(64), refund_id: z.string().min(1).max(64) });
const statusShape = z.looseObject({ status: z.string().max(64) });

const done = new Set(['success']);
const failed = new Set(['error', 'cancel', 'rejected', 'failed']);
const looks = 3;
const betweenLooks = 500;

/** Lava says so of an invoice that went back before: then it is done. Its words are not written down anywhere. */
const saysAlready = /already|уже/i;

/** Gives a whole charge back. What Lava has begun and not ended within a moment is unknown, and asked for again later. */
export async function refund(needs: LavaNeeds, connection: Connection, charge: Charge): Promise<RefundOutcome> {
  const opened = await needs.open(connection);
  const members = {
    shopId: opened.settings['shop_id'] ?? '',
    invoiceId: charge.externalId,
    amount: { lexeme: formatUnits(charge.amount.units, scaleOf(lavaAsset)) },
  };
  const answer = await callLava(needs, opened, { path: 'invoice/refund', members });
  if (!answer.ok && saysAlready.test(answer.words)) return { outcome: 'done' };
  if (!answer.ok) return { outcome: 'refused', message: `Lava refused: ${answer.words}` };
  const { status, refund_id } = readData(refundShape, answer.data);
  return watch(needs, opened, refund_id, status);
}

async function watch(
  needs: LavaNeeds,
  opened: OpenConnection,
  refundId: string,
  first: string,
): Promise<RefundOutcome> {
  let status = first;
  for (let look = 0; look < looks && !done.has(status) && !failed.has(status); look += 1) {
    await sleep(betweenLooks);
    const members = { shopId: opened.settings['shop_id'] ?? '', refundId };
    const answer = await callLava(needs, opened, { path: 'invoice/get-refund-status', members });
    if (answer.ok) status = readData(statusShape, answer.data).status;
  }
  if (done.has(status)) return { outcome: 'done' };
  if (failed.has(status)) return { outcome: 'refused', message: `Lava says "${status}" of the refund.` };
  throw new GatewayUnavailable(`Lava has not ended the refund yet ("${status}").`, 'unknown');
}
