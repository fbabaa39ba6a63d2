import type { Amount } from '#kernel';
import { transaction, type Tx } from '#database';
import { balanceOf, places } from '#ledger';
import { checkOurs, type Unlisted } from './check-ours.ts';
import { countRows, sumList } from './count-rows.ts';
import { leaseFrom } from './due.ts';
import { settleFindings, settleMatched, sumFindings } from './finding-rows.ts';
import { announceFinished, reportFinding } from './report-finding.ts';
import type { FindingKind } from './finding.ts';
import { connectionOf, type Judging } from './judging.ts';
import { markRead, renewLease } from './outer-list-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { recheckRows } from './recheck-rows.ts';
import { passedBy, type OuterList, type Report } from './reconciliation.ts';
import { finishRun, updateRun } from './reconciliation-rows.ts';

/** What the gateway says there is, and our books at the same instant. */
type Funds = { readonly gateway: Amount; readonly books: bigint };

/** An account that is never still is compared in another run. */
const roundsMost = 5;

/**
 * The list was read to its end: what is open is looked at again, our own charges are looked up, and what the gateway
 * says there is on the account is compared with the books. False when the list has grown meanwhile.
 */
export async function endRun(needs: PaymentsNeeds, judging: Judging): Promise<boolean> {
  const passed = passedBy(judging.rules, needs.clock.now());
  await recheckRows(needs, judging);
  const unlisted = await checkOurs(needs, judging, passed);
  const funds = await readFunds(needs, judging);
  if (funds === 'moved' && judging.run.rounds < roundsMost) {
    await updateRun(needs.pool, judging.run, { rounds: judging.run.rounds + 1 });
    return false;
  }
  const still = funds === 'moved' ? undefined : funds;
  await transaction(needs.pool, (tx) => conclude(tx, needs, judging, { unlisted, passed, funds: still }));
  return true;
}

const booksOf = async ({ pool }: Pick<PaymentsNeeds, 'pool'>, list: OuterList, asset: string): Promise<bigint> =>
  -(await balanceOf(pool, list.workspace, places.world(list.gateway, list.connection), asset));

/** Both at one instant, or neither: while money moves between the two looks they cannot be compared. */
async function readFunds(needs: PaymentsNeeds, { history, list, run }: Judging): Promise<Funds | 'moved' | undefined> {
  if (!history.balance) return undefined;
  const connection = connectionOf(list);
  const gateway = await history.balance(connection);
  const books = await booksOf(needs, list, gateway.asset);
  const { rows } = await history.read(connection, run.nextRow);
  const again = await booksOf(needs, list, gateway.asset);
  return rows.length > 0 || books !== again ? 'moved' : { gateway, books };
}

type Ending = { readonly unlisted: Unlisted; readonly passed: Date; readonly funds: Funds | undefined };

async function conclude(tx: Tx, needs: PaymentsNeeds, judging: Judging, ending: Ending): Promise<void> {
  const { list, run, lease } = judging;
  const now = needs.clock.now();
  await renewLease(tx, lease, leaseFrom(now));
  await settleMatched(tx, list, now);
  const { funds, unlisted } = ending;
  if (funds) await compareFunds(tx, judging, funds, unlisted.young, now);
  const asset = funds?.gateway.asset ?? 'XTR';
  const report: Report = {
    asset,
    rowsRead: run.nextRow - run.beganAtRow,
    ...(await countRows(tx, run, unlisted.unknown)),
    findings: (await sumFindings(tx, list)).open,
    funds: funds ? { gateway: funds.gateway.units, books: funds.books } : null,
    ...(await sumList(tx, list, asset, now)),
  };
  await markRead(tx, list, run.nextRow, ending.passed);
  const isQuiet = run.nextRow === list.rowsRead && report.findings === 0 && healed(report) === 0;
  await finishRun(tx, run, report, isQuiet, now);
  if (list.isTold || !isQuiet) await announceFinished(tx, run, report, now); // a quiet run each minute is no news
}

const healed = ({ payments, refunds }: Report): number => payments.healed + refunds.healed;

const account = 'account';

/** What is known to differ, and why, is a finding of its own; what is left over is one about the account. */
async function compareFunds(
  tx: Tx,
  { list, run }: Judging,
  { gateway: { asset, units }, books }: Funds,
  young: bigint,
  now: Date,
): Promise<void> {
  const { explained } = await sumFindings(tx, list);
  const unexplained = units - books - explained - young;
  const say = async (kind: FindingKind, holds: boolean, difference: bigint) => {
    const found = { kind, subject: account, payment: null, asset, details: {}, difference };
    if (holds) await reportFinding(tx, list, run.id, found, now);
    else await settleFindings(tx, list, [account], now, [kind]);
  };
  await say('funds_differ', unexplained !== 0n, unexplained);
  await say('negative_funds', units < 0n, 0n);
}
