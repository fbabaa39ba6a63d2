import { formatUnits, scaleOf } from '#kernel';
import type { Reconciliation, Tally } from '#payments';
import type { Output } from './cli-commands.ts';

/** What a reconciliation came to, in lines for a person. Fails while something is left to look at. */
export function describeRun(run: Reconciliation): Output {
  const { id, status, report, problem } = run;
  if (!report)
    return { facts: { reconciliation: id, status, problem }, lines: [`${id}: ${problem ?? status}`], failed: true };
  const { asset, funds, findings } = report;
  const amount = (units: bigint) => `${formatUnits(units, scaleOf(asset))} ${asset}`;
  const facts = {
    ...report,
    reconciliation: id,
    status,
    available: amount(report.available),
    held: amount(report.held),
  };
  return {
    facts: { ...facts, funds: funds && { telegram: amount(funds.gateway), books: amount(funds.books) } },
    lines: [
      `${id}: ${report.rowsRead} rows read`,
      `payments: ${inWords(report.payments)}`,
      `refunds: ${inWords(report.refunds)}`,
      funds
        ? `balance: Telegram ${amount(funds.gateway)}, books ${amount(funds.books)}`
        : 'balance: never still for long enough',
      `available ${amount(report.available)}, held ${amount(report.held)}`,
      `findings open: ${findings}`,
    ],
    failed: findings > 0,
  };
}

const inWords = (tally: Tally): string =>
  Object.entries(tally)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ') || 'none';
