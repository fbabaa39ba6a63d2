import type { StatementRow } from '#payments/gateway';
import type { ChainTransaction } from './chain.ts';
import { readLeaving } from './jetton.ts';
import type { Transfer } from './verdict.ts';

const usdt = (units: bigint) => ({ asset: 'USDT', units });

/** The statement rows of one transaction of our jetton wallet. The gas there is paid by whoever sends. */
export function jettonRows(transaction: ChainTransaction, incoming: Transfer | undefined): readonly StatementRow[] {
  const { hash, at, inMessage, lt, account } = transaction;
  const raw = { hash, lt: String(lt), account, verdict: incoming?.verdict ?? null };
  const row = { externalId: hash, occurredAt: at, raw };
  if (incoming && incoming.units > 0n) {
    const amount = usdt(incoming.units);
    if (incoming.verdict !== 'money') return [{ ...row, kind: 'other', direction: 'in', amount }];
    const ours = incoming.comment?.startsWith('pay_') ? { ours: incoming.comment } : {};
    return [{ ...row, kind: 'payment', direction: 'in', amount, ...ours }];
  }
  const leaving = transaction.isAborted ? undefined : readLeaving(inMessage);
  if (!leaving || leaving.units === 0n) return [];
  return [{ ...row, kind: 'other', direction: leaving.isBack ? 'in' : 'out', amount: usdt(leaving.units) }];
}
