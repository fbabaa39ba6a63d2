import type { Connection, Gateway, PaymentState } from '#payments/gateway';
import { look } from './look.ts';
import { walletOf } from './form.ts';
import type { TonNeeds } from './needs.ts';
import { openCursor, transfersUnder } from './transfer-rows.ts';
import { rawOf, settlementOf } from './watch.ts';
import type { Transfer } from './verdict.ts';

type Asked = Parameters<NonNullable<Gateway['lookUp']>['payment']>[1];

/** The watcher looks each second; a wallet it has just looked at is not asked for again. */
const fresh = 1000;

/** How a payment stands: what came under its comment, as it is kept here, after another look at the chain. */
export async function lookUpPayment(needs: TonNeeds, connection: Connection, asked: Asked): Promise<PaymentState> {
  if (!(await isFresh(needs, connection))) await look(needs, connection);
  const transfers = await transfersUnder(needs.pool, connection, asked.payment);
  const found = transfers.find(({ hash }) => hash === asked.externalId) ?? transfers[0];
  if (found) return paid(found);
  return { state: 'open', words: 'Nothing has come with this comment. It may still: a wallet is never closed.' };
}

async function isFresh(needs: TonNeeds, connection: Connection): Promise<boolean> {
  const now = needs.clock.now();
  const account = walletOf(await needs.open(connection));
  const { lookedAt } = await openCursor(needs.pool, connection, account, now);
  return lookedAt !== null && now.getTime() - lookedAt.getTime() < fresh;
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
