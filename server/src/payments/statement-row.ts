import type { Asset } from '#kernel';
import { rowSubject } from './compare.ts';
import type { Found, FindingKind } from './finding.ts';
import type { StatementRow } from './gateway.ts';
import type { OuterList, Reconciliation, ReconciliationRules } from './reconciliation.ts';
import type { Statement } from './gateway.ts';
import type { Lease } from './outer-list-rows.ts';

/** A row of a statement as it is mirrored, and how it compared last. */
export type MirroredStatementRow = Omit<StatementRow, 'raw'> & { readonly verdict: string | null };

/**
 * `healed`: it was missing here and is on the books now. `waiting`: it was told, and is not on the books yet.
 * `under_way`: a payout of ours whose money has not left the books.
 */
export type StatementVerdict = 'agreed' | 'healed' | 'different' | 'waiting' | 'under_way';

/** A payment of ours as the books have it: what came into the outer account, and what the gateway kept. */
export type StatementFact = {
  readonly payment: string;
  readonly invoice: string;
  readonly charge: string | null;
  readonly status: string;
  readonly asset: Asset;
  readonly units: bigint;
  readonly fee: bigint | null;
};

/** One run over a statement at work. */
export type StatementWork = {
  readonly run: Reconciliation;
  readonly list: OuterList;
  readonly lease: Lease;
  readonly statement: Statement;
  readonly rules: ReconciliationRules;
};

export const statementSubject = rowSubject;

/** What is found of a row and goes away when the two agree. */
export const statementFindings: readonly FindingKind[] = [
  'payment_differs',
  'refund_differs',
  'fee_differs',
  'not_applied',
  'unknown_payment',
  'unknown_refund',
  'unknown_payout',
];

/** What comparing one row came to, and what a person has to look at. */
export type StatementJudgement = {
  readonly row: MirroredStatementRow;
  readonly fact: StatementFact | undefined;
  readonly verdict: StatementVerdict | 'missing';
  readonly found: readonly Found[];
};
