import { transaction } from '#database';
import { places, post } from '#ledger';
import { leaseFrom } from './due.ts';
import type { GatewayEvent } from './gateway.ts';
import { lookUp } from './look-up.ts';
import { takeLooksOf, wantLooks, type Look } from './look-rows.ts';
import { findPayment, lockPayment, updatePayment } from './payment-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { receive } from './receive.ts';
import type { OuterList } from './reconciliation.ts';
import type { MirroredStatementRow, StatementFact } from './statement-row.ts';

/**
 * A row that we have not heard of. A payment of ours is looked up, as if its delivery had come; money that nobody here
 * asked for is told through the one door as it is listed.
 */
export async function healStatementRow(
  needs: PaymentsNeeds,
  list: OuterList,
  row: MirroredStatementRow,
  fact: StatementFact | undefined,
): Promise<void> {
  const { workspace, gateway, connection, app } = list;
  const payment = fact?.payment ?? row.ours;
  const isOurs = payment !== undefined && (await findPayment(needs.pool, workspace, payment)) !== undefined;
  if (isOurs && needs.gateways[gateway]?.lookUp) return lookAt(needs, list, payment, row);
  if (row.kind === 'refund' && !fact) return; // nothing that it could be the way back of
  const event = { ...toldBy(row, fact), payload: isOurs ? payment : '' };
  await receive(needs, { workspace, gateway, connection, app, event });
}

/** First the payment as such, then the very charge: one invoice may have been paid twice. */
async function lookAt(needs: PaymentsNeeds, list: OuterList, id: string, row: MirroredStatementRow): Promise<void> {
  const { pool, clock } = needs;
  const { workspace, gateway, connection } = list;
  const taken = await transaction(pool, async (tx): Promise<Look[]> => {
    const payment = await lockPayment(tx, workspace, id);
    const due = leaseFrom(clock.now());
    if (!payment) return [];
    if (row.kind === 'refund' || payment.charge === null) return takeLooksOf(tx, payment, due);
    const mention = { about: 'payment', payment: id, externalId: row.externalId } as const;
    return wantLooks(tx, { workspace, gateway, id: connection }, [mention], due);
  });
  for (const look of taken) await lookUp(needs, look);
}

function toldBy(
  row: MirroredStatementRow,
  fact: StatementFact | undefined,
): Omit<GatewayEvent, 'payload'> & GatewayEvent {
  const { amount, occurredAt, fee } = row;
  const about = { payload: '', payer: '', occurredAt, raw: { statement: row.externalId } };
  if (row.kind === 'refund')
    return { kind: 'payment_refunded', externalId: fact?.charge ?? row.externalId, amount, ...about };
  const settlement = fee?.asset === amount.asset ? { settlement: { fee } } : {};
  return { kind: 'payment_settled', externalId: row.externalId, amount, ...about, ...settlement };
}

/**
 * The statement shows what the gateway kept of a payment, and nobody had said so: it is booked now, once
 * (`platform:cost:payment → world`).
 */
export const bookListedFee = (
  { pool, clock }: Pick<PaymentsNeeds, 'pool' | 'clock'>,
  { workspace, gateway, connection }: OuterList,
  { fee, occurredAt }: MirroredStatementRow,
  { payment: id }: StatementFact,
): Promise<void> =>
  transaction(pool, async (tx) => {
    const payment = await lockPayment(tx, workspace, id);
    if (!fee || fee.units <= 0n || !payment || payment.settlement?.fee) return;
    await updatePayment(tx, payment, { fee_units: fee.units });
    await post(tx, clock, {
      workspace,
      key: `fee:${id}`,
      reason: 'payment.fee',
      reference: id,
      occurredAt,
      postings: [{ from: places.cost('payment'), to: places.world(gateway, connection), amount: fee }],
    });
  });
