import type { Connection, Gateway, PaymentState } from '#payments/gateway';
import { lookIfStale } from './look.ts';
import type { TonNeeds } from './needs.ts';
import { transfersUnder } from './transfer-rows.ts';
import { rawOf, settlementOf } from './watch.ts';
import type { Transfer } from './verdict.ts';

type Asked = Parameters<NonNullable<Gateway['lookUp']>['payment']>[1];

/** How a payment stands: what came under its comment, as it is kept here, after another look at the chain. */
export async function lookUpPayment(needs: TonNeeds, connection: Connection, asked: Asked): Promise<PaymentState> {
  await lookIfStale(needs, connection);
  const transfers = await transfersUnder(needs.pool, connection, asked.payment);
  const found = transfers.find(({ hash }) => hash === asked.externalId) ?? transfers[0];
  if (found) return paid(found);
  return { state: 'open', words: 'Nothing has come with this comment. It may still: a wallet is never closed.' };
}

const paid = (transfer: Transfer): PaymentState => ({
  state: 'paid',
  externalId: transfer.hash,
  payer: transfer.source,
  amount: { asset: transfer.asset, units: transfer.units },
  occurredAt: transfer.occurredAt,
  ...settlementOf(transfer),
  raw: rawOf(transfer),
});
