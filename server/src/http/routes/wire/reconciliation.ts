import { z } from 'zod';
import { amountToWire } from '#kernel';
import {
  actionsOf,
  everyFindingAction,
  findingKinds,
  findingStatuses,
  type AccountBalance,
  type ComparedRow,
  type Finding,
  type ListedRow,
  type Reconciliation as Run,
  type Report,
  type Tally,
} from '#payments';
import { AmountTold } from './amount.ts';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';

const TallyTold = z
  .object({
    agreed: z.int(),
    healed: z.int().describe('They were missing here, and are here now.'),
    history: z.int().describe('From before the bot was added: booked, and not fulfilled.'),
    different: z.int(),
    waiting: z.int().describe('Told now, and not on the books yet.'),
    unknown: z.int().describe('With us, and not on the list.'),
  })
  .meta({ id: 'ReconciliationTally' });

export const Reconciliation = z
  .object({
    reconciliation: z.string(),
    status: z.enum(['running', 'finished']),
    connection: z.string().describe('The bot, shop or wallet whose list it is.'),
    full: z.boolean().describe('Whether the whole list was read, and not only its end.'),
    rows_read: z.int(),
    problem: z.string().optional().describe('Why it waits, in a sentence.'),
    payments: TallyTold.optional(),
    refunds: TallyTold.optional(),
    other: z.record(z.string(), z.int()).optional().describe('Rows of other kinds, by kind: they are booked as such.'),
    findings: z.int().optional().describe('How many findings of this connection are open.'),
    balance: z
      .object({ telegram: AmountTold, books: AmountTold, difference: AmountTold })
      .optional()
      .describe('Not there when the account never stood still for long enough.'),
    balances: z
      .array(z.object({ gateway: AmountTold, books: AmountTold, difference: AmountTold }))
      .optional()
      .describe('Of shops and wallets: each asset that stood still for long enough to compare.'),
    available: AmountTold.optional().describe('What came in more than 21 days ago, less what went out.'),
    held: AmountTold.optional().describe('What Telegram may hold still: younger than 21 days.'),
    started_at: InstantTold,
    finished_at: InstantTold.optional(),
  })
  .meta({ id: 'Reconciliation' });

const fromTally = (tally: Tally): Tally => ({ ...tally });

const fromBalance = ({ asset, gateway, books }: AccountBalance) => ({
  gateway: amountToWire({ asset, units: gateway }),
  books: amountToWire({ asset, units: books }),
  difference: amountToWire({ asset, units: gateway - books }),
});

const fromReport = ({ asset, funds, ...report }: Report) => {
  const wire = (units: bigint) => amountToWire({ asset, units });
  return {
    payments: fromTally(report.payments),
    refunds: fromTally(report.refunds),
    other: { ...report.other },
    findings: report.findings,
    available: wire(report.available),
    held: wire(report.held),
    ...(report.balances && { balances: report.balances.map(fromBalance) }),
    ...(funds && {
      balance: {
        telegram: wire(funds.gateway),
        books: wire(funds.books),
        difference: wire(funds.gateway - funds.books),
      },
    }),
  };
};

export const fromReconciliation = (run: Run) => ({
  reconciliation: run.id,
  status: run.status,
  connection: run.connection,
  full: run.isFull,
  rows_read: run.nextRow - run.beganAtRow,
  started_at: toInstant(run.startedAt),
  ...(run.report && fromReport(run.report)),
  ...given({
    problem: run.problem ?? undefined,
    finished_at: run.finishedAt ? toInstant(run.finishedAt) : undefined,
  }),
});

const list = <T extends string>(names: readonly T[]) => z.enum(names as [T, ...T[]]);

export const FindingStatus = list(findingStatuses);
export const FindingAction = list(everyFindingAction);

export const FindingTold = z
  .object({
    finding: z.string(),
    kind: list(findingKinds),
    status: FindingStatus,
    connection: z.string(),
    subject: z.string().describe('What it is about: `in:<charge>`, `out:<charge>`, or the `account`.'),
    payment: z.string().optional(),
    actions: z.array(FindingAction).describe('What can be done about it now.'),
    details: z.record(z.string(), z.unknown()),
    difference: AmountTold.optional().describe('By how much the books would have to hold more to agree with Telegram.'),
    reconciliation: z.string().describe('The run that found it as it is.'),
    found_at: InstantTold,
    closed_at: InstantTold.optional(),
    action: FindingAction.optional(),
    actor: z.string().optional(),
    reason: z.string().optional(),
  })
  .meta({ id: 'Finding' });

export const fromFinding = (finding: Finding) => ({
  finding: finding.id,
  kind: finding.kind,
  status: finding.status,
  connection: finding.connection,
  subject: finding.subject,
  actions: [...actionsOf(finding)],
  details: { ...finding.details },
  reconciliation: finding.reconciliation,
  found_at: toInstant(finding.foundAt),
  ...given({
    payment: finding.payment ?? undefined,
    difference:
      finding.asset === null || finding.difference === 0n
        ? undefined
        : amountToWire({ asset: finding.asset, units: finding.difference }),
    closed_at: finding.closedAt ? toInstant(finding.closedAt) : undefined,
    action: finding.action ?? undefined,
    actor: finding.actor ?? undefined,
    reason: finding.reason ?? undefined,
  }),
});

export const RowTold = z
  .object({
    id: z.string(),
    direction: z.enum(['in', 'out']),
    kind: z.string(),
    partner: z.string().describe("What it is about, in Telegram's words."),
    amount: AmountTold,
    state: z.string().optional().describe('Of a withdrawal: `pending`, `succeeded` or `failed`.'),
    verdict: z.string().optional().describe('What comparing it came to.'),
    occurred_at: InstantTold,
    available_at: InstantTold.describe('Until then Telegram may hold it.'),
    held: z.boolean(),
  })
  .meta({ id: 'StarListRow' });

export const fromRow = (row: ListedRow) => ({
  id: row.externalId,
  direction: row.direction,
  kind: row.kind,
  partner: row.partner,
  amount: amountToWire(row.amount),
  occurred_at: toInstant(row.occurredAt),
  available_at: toInstant(row.availableAt),
  held: row.isHeld,
  ...given({ state: row.state ?? undefined, verdict: row.verdict ?? undefined }),
});

export const StatementRowTold = z
  .object({
    id: z.string().describe('As the gateway names it.'),
    kind: z.enum(['payment', 'refund', 'payout', 'other']),
    direction: z.enum(['in', 'out']),
    amount: AmountTold.describe('Gross.'),
    fee: AmountTold.optional().describe('What the gateway kept.'),
    ours: z.string().optional().describe('Our payment or payout, when the gateway says.'),
    payment: z.string().optional().describe('The payment of ours that it was found to be.'),
    verdict: z.string().optional().describe('What comparing it came to.'),
    occurred_at: InstantTold,
  })
  .meta({ id: 'StatementRow' });

export const fromComparedRow = (row: ComparedRow) => ({
  id: row.externalId,
  kind: row.kind,
  direction: row.direction,
  amount: amountToWire(row.amount),
  occurred_at: toInstant(row.occurredAt),
  ...given({
    fee: row.fee ? amountToWire(row.fee) : undefined,
    ours: row.ours ?? undefined,
    payment: row.payment ?? undefined,
    verdict: row.verdict ?? undefined,
  }),
});
