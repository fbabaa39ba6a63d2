import type { StatementRow } from '#payments/gateway';
import type { ChainMessage, ChainTransaction } from './chain.ts';
import type { PaidOut } from './paid-out-rows.ts';
import type { Transfer } from './verdict.ts';

type Row = Omit<StatementRow, 'raw'>;

const ton = (units: bigint) => ({ asset: 'TON', units });

/** What a wallet's statement is made from: a transaction, what it brought in, and what payouts know of it. */
export type CoinEntry = {
  readonly transaction: ChainTransaction;
  readonly incoming: Transfer | undefined;
  readonly paidOut: PaidOut;
};

/**
 * The statement rows of one transaction of a wallet: together they are what its balance changed by, to the unit. Gas that
 * payouts book as fees of theirs is in no row of its own.
 */
export function coinRows(entry: CoinEntry): readonly StatementRow[] {
  const { transaction, incoming, paidOut } = entry;
  const { hash, at, inMessage } = transaction;
  const isBatch = paidOut.batchMessages.has(inMessage?.hash ?? '') || paidOut.batchTransactions.has(hash);
  const rows = [
    ...(incoming && !isBatch ? incomingRows(transaction, incoming, paidOut) : []),
    ...outgoingRows(transaction, paidOut, isBatch),
    ...(isBatch || isFeeInRow(incoming, transaction, paidOut) ? [] : gasRows(transaction)),
  ];
  const raw = { hash, lt: String(transaction.lt), account: transaction.account, verdict: incoming?.verdict ?? null };
  return rows.map((row) => ({ ...row, occurredAt: at, raw }));
}

type Bare = Omit<Row, 'occurredAt'>;

/** Of money that is told of and of what bounced, the fee is part of what was booked. */
const isFeeInRow = (incoming: Transfer | undefined, { lt }: ChainTransaction, { bounces }: PaidOut) =>
  incoming?.verdict === 'money' || bounces.has(String(lt));

function incomingRows({ hash, lt, fees }: ChainTransaction, incoming: Transfer, { bounces }: PaidOut): Bare[] {
  if (incoming.units === 0n) return [];
  const back = bounces.get(String(lt));
  if (back)
    return [
      {
        kind: 'payout',
        externalId: hash,
        direction: 'in',
        amount: ton(back.units),
        ...(back.payout && { ours: back.payout }),
      },
    ];
  const row = { externalId: hash, direction: 'in', amount: ton(incoming.units) } as const;
  if (incoming.verdict !== 'money') return [{ kind: 'other', ...row }];
  const ours = incoming.comment?.startsWith('pay_') ? { ours: incoming.comment } : {};
  return [{ kind: 'payment', ...row, ...ours, ...(fees > 0n && { fee: ton(fees) }) }];
}

const outgoingRows = ({ outMessages }: ChainTransaction, { payouts }: PaidOut, isBatch: boolean): Bare[] =>
  outMessages.flatMap((message): Bare[] => {
    const payout = payouts.get(message.hash);
    if (payout) {
      const fee = payout.fee > 0n ? { fee: ton(payout.fee) } : {};
      return [
        {
          kind: 'payout',
          externalId: message.hash,
          ours: payout.id,
          direction: 'out',
          amount: ton(message.value),
          ...fee,
        },
      ];
    }
    return isBatch ? [] : gone(message);
  });

const gone = ({ hash, value, carriage }: ChainMessage): Bare[] =>
  value + carriage === 0n ? [] : [{ kind: 'other', externalId: hash, direction: 'out', amount: ton(value + carriage) }];

const gasRows = ({ hash, fees }: ChainTransaction): Bare[] =>
  fees === 0n ? [] : [{ kind: 'other', externalId: `${hash}:gas`, direction: 'out', amount: ton(fees) }];
