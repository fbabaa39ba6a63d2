import { amountToWire, formatUnits, scaleOf } from '#kernel';
import type { Tx } from '#database';
import { announce } from '#webhooks';
import { writeFinding } from './finding-rows.ts';
import type { Found } from './finding.ts';
import type { ListName, Reconciliation, Report } from './reconciliation.ts';

/** Writes what a run found, and tells the workspace's receivers of it when it was not open before. */
export async function reportFinding(tx: Tx, list: ListName, run: string, found: Found, now: Date): Promise<void> {
  const news = await writeFinding(tx, list, run, found, now);
  if (!news) return;
  await announce(tx, list.workspace, {
    type: 'reconciliation.finding',
    occurredAt: now,
    data: {
      finding: news.id,
      kind: news.kind,
      connection: news.connection,
      subject: news.subject,
      payment: news.payment,
      reconciliation: run,
      difference: news.asset === null ? null : amountToWire({ asset: news.asset, units: news.difference }),
      details: news.details,
    },
  });
}

/** Tells that a run is at its end, with what it came to. */
export const announceFinished = (tx: Tx, run: Reconciliation, report: Report, now: Date): Promise<void> =>
  announce(tx, run.workspace, {
    type: 'reconciliation.finished',
    occurredAt: now,
    data: {
      reconciliation: run.id,
      connection: run.connection,
      rows_read: report.rowsRead,
      payments: report.payments,
      refunds: report.refunds,
      findings: report.findings,
      difference: report.funds && formatUnits(report.funds.gateway - report.funds.books, scaleOf(report.asset)),
      asset: report.asset,
    },
  });
