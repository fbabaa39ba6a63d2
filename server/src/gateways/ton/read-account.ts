import { transaction } from '#database';
import type { Connection } from '#payments/gateway';
import type { RawAddress } from './address.ts';
import type { Chain, ChainTransaction } from './chain.ts';
import type { TonNeeds } from './needs.ts';
import { keepTransfers, knownTransfers, moveCursor, openCursor } from './transfer-rows.ts';
import type { Transfer } from './verdict.ts';

/** An account on the chain and how its transactions are judged. */
export type Watched = {
  readonly account: RawAddress;
  readonly judge: (row: ChainTransaction) => Transfer | undefined;
};

/** About a hundred blocks are read again each time: an index may fill in what it had left out. */
const overlap = 100_000_000n;
const pageSize = 256;
/** Somebody who floods a wallet slows down that wallet's reading, and nobody else's. */
const pagesMax = 8;
/** A forecast that is older than this will not become final any more, and holds nothing up. */
const forecastsWait = 15 * 60_000;

/**
 * Reads what is new of an account and keeps what came in, before anybody is told of it. Only final rows count; the
 * cursor waits in front of a row that is not final yet. Reading again changes nothing. Answers how many are new.
 */
export async function readAccount(
  needs: TonNeeds,
  connection: Connection,
  chain: Chain,
  watched: Watched,
): Promise<number> {
  const { account } = watched;
  const now = needs.clock.now();
  const cursor = await openCursor(needs.pool, connection, account, now);
  let start = cursor.lt > overlap ? cursor.lt - overlap : 0n;
  let isHeld = false;
  let kept = 0;
  for (let page = 0; page < pagesMax; page += 1) {
    const query = { account, startLt: start, since: cursor.since, sort: 'asc', limit: pageSize } as const;
    const rows = await chain.transactions(query);
    const read = judgeAll(rows, watched, now);
    const mark = !isHeld && read.mark && read.mark.lt > cursor.lt ? read.mark : undefined;
    kept += await keep(needs, connection, account, { ...read, mark });
    isHeld ||= read.isHeld;
    const last = rows.at(-1);
    if (rows.length < pageSize || !last) break;
    start = last.lt + 1n;
  }
  return kept;
}

type Read = {
  readonly transfers: readonly Transfer[];
  /** The last row up to which everything is final. */
  readonly mark: ChainTransaction | undefined;
  readonly isHeld: boolean;
};

function judgeAll(rows: readonly ChainTransaction[], { account, judge }: Watched, now: Date): Read {
  const own = rows.filter((row) => row.account === account);
  const waiting = own.findIndex(({ isFinal, at }) => !isFinal && now.getTime() - at.getTime() < forecastsWait);
  const finals = own.filter(({ isFinal }) => isFinal);
  const before = waiting < 0 ? own : own.slice(0, waiting);
  return {
    transfers: finals.flatMap((row) => judge(row) ?? []),
    mark: before.findLast(({ isFinal }) => isFinal),
    isHeld: waiting >= 0,
  };
}

async function keep(
  needs: TonNeeds,
  connection: Connection,
  account: RawAddress,
  { transfers, mark }: Read,
): Promise<number> {
  const { pool, clock, log } = needs;
  const times = transfers.map(({ lt }) => lt);
  const known = await knownTransfers(pool, connection, account, times);
  const fresh = transfers.filter(({ lt }) => !known.has(lt));
  if (fresh.length === 0 && !mark) return 0;
  await transaction(pool, async (tx) => {
    await keepTransfers(tx, connection, fresh, clock.now());
    if (mark) await moveCursor(tx, connection, account, mark);
  });
  for (const { hash, source } of fresh.filter(({ verdict }) => verdict === 'forged'))
    log.warn({ connection: connection.id, hash, source }, 'Somebody told a wallet of jettons that never came.');
  return fresh.length;
}
