import { transaction, type Tx } from '#database';
import { leaseFrom } from './due.ts';
import { settleFindings } from './finding-rows.ts';
import type { StatementRow } from './gateway.ts';
import { renewLease } from './outer-list-rows.ts';
import type { PaymentsNeeds } from './purpose.ts';
import { reportFinding } from './report-finding.ts';
import { countRead } from './statement-run-rows.ts';
import { factsOfRows } from './statement-facts.ts';
import { bookListedFee, healStatementRow } from './statement-heal.ts';
import { judgeStatementRow } from './statement-judge.ts';
import { keyOfRow, markJudged, mirrorRows } from './statement-rows.ts';
import { statementFindings, statementSubject } from './statement-row.ts';
import type { MirroredStatementRow, StatementFact, StatementJudgement, StatementWork } from './statement-row.ts';

/** Mirrors a page of the statement, compares it with the books, and makes right what can be. */
export async function comparePage(
  needs: PaymentsNeeds,
  work: StatementWork,
  page: readonly StatementRow[],
): Promise<void> {
  const rows = await transaction(needs.pool, async (tx) => {
    const now = needs.clock.now();
    await renewLease(tx, work.lease, leaseFrom(now));
    await countRead(tx, work.run, page.length, leaseFrom(now));
    return mirrorRows(tx, work.list, page, now);
  });
  await compareRows(needs, work, rows);
}

/** Compares rows that are mirrored. Safe to repeat at any point. */
export async function compareRows(
  needs: PaymentsNeeds,
  work: StatementWork,
  rows: readonly MirroredStatementRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const before = await judge(needs, work, rows);
  const missing = before.filter(({ verdict }) => verdict === 'missing');
  for (const { row, fact } of missing) {
    await keepLease(needs, work);
    await healStatementRow(needs, work.list, row, fact);
  }
  const unbooked = before.filter(hasUntoldFee);
  for (const { row, fact } of unbooked) await bookListedFee(needs, work.list, row, fact);
  const isSame = missing.length + unbooked.length === 0;
  const after = isSame ? before : await judge(needs, work, rows);
  const healed = new Set(missing.map(({ row }) => keyOfRow(row)));
  await transaction(needs.pool, (tx) => writeVerdicts(tx, needs, work, after, healed));
}

/** Healing asks the gateway row by row: the list stays ours meanwhile. */
const keepLease = ({ pool, clock }: PaymentsNeeds, { lease }: StatementWork): Promise<void> =>
  transaction(pool, (tx) => renewLease(tx, lease, leaseFrom(clock.now())));

async function judge(
  needs: PaymentsNeeds,
  { list }: StatementWork,
  rows: readonly MirroredStatementRow[],
): Promise<StatementJudgement[]> {
  const facts = await factsOfRows(needs.pool, list, rows);
  return Promise.all(
    rows.map(async (row) => {
      const { kind, ours } = row;
      const payout = kind === 'payout' && ours !== undefined && (await needs.knowsPayout?.(list.workspace, ours));
      return judgeStatementRow(row, facts.get(keyOfRow(row)), payout || false);
    }),
  );
}

/** The gateway's look-up had not said what it kept; its statement does. */
function hasUntoldFee(one: StatementJudgement): one is StatementJudgement & { readonly fact: StatementFact } {
  const { row, fact, found } = one;
  return row.kind === 'payment' && fact?.fee === null && found.some(({ kind }) => kind === 'fee_differs');
}

async function writeVerdicts(
  tx: Tx,
  { clock }: PaymentsNeeds,
  { list, run, lease }: StatementWork,
  judged: readonly StatementJudgement[],
  healed: ReadonlySet<string>,
): Promise<void> {
  const now = clock.now();
  await renewLease(tx, lease, leaseFrom(now));
  for (const { row, fact, verdict, found } of judged) {
    const isHealed = verdict === 'agreed' && healed.has(keyOfRow(row));
    const kept = verdict === 'missing' ? 'waiting' : isHealed ? 'healed' : verdict;
    await markJudged(tx, list, run, { row, fact, verdict: kept, found });
    const open = new Set(found.map(({ kind }) => kind));
    const gone = statementFindings.filter((kind) => !open.has(kind));
    await settleFindings(tx, list, subjectsOf(row, fact), now, gone);
    for (const one of found) await reportFinding(tx, list, run.id, one, now);
  }
}

/** A gateway may call the charge otherwise in its statement than when it told of it. */
const subjectsOf = (row: MirroredStatementRow, fact: StatementFact | undefined): string[] => [
  statementSubject(row),
  ...(fact?.charge ? [statementSubject({ externalId: fact.charge, direction: row.direction })] : []),
];
