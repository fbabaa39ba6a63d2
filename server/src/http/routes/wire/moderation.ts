import { z } from 'zod';
import {
  complaintReasons,
  type Appeal,
  type Block,
  type Complaint,
  type LogEntry,
  type ModerationStatistics,
  type OptOut,
  type Review,
} from '#moderation';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';

export const ComplaintReasonCode = z.enum(complaintReasons);
export const BlockListName = z.enum(['word', 'target', 'domain', 'country']);
export const TargetType = z.enum(['chat', 'bot']);

const FindingTold = z
  .object({ code: z.string(), level: z.enum(['block', 'review', 'note']), detail: z.string().optional() })
  .meta({ id: 'Finding', description: 'What an automatic check found: a code, how much it weighs, and what of.' });

export const ReviewTold = z
  .object({
    task: z.string(),
    round: z.int(),
    cause: z.enum(['new', 'complaints', 'changed']),
    findings: z.array(FindingTold),
    is_risky: z.boolean().describe('Whether two different keys have to approve.'),
    opened_at: InstantTold,
    due_at: InstantTold.describe('By when somebody should decide.'),
    outcome: z.enum(['approved', 'rejected', 'gone']).optional().describe('Not given while it waits.'),
    decided_at: InstantTold.optional(),
    decisions: z.array(
      z.object({
        decision: z.enum(['approve', 'reject']),
        reasons: z.array(z.string()),
        by: z.string(),
        decided_at: InstantTold,
      }),
    ),
  })
  .meta({ id: 'Review' });

export const fromReview = (review: Review): z.input<typeof ReviewTold> => ({
  task: review.task,
  round: review.round,
  cause: review.cause,
  findings: review.findings.map((finding) => ({ ...finding })),
  is_risky: review.isRisky,
  opened_at: toInstant(review.openedAt),
  due_at: toInstant(review.dueAt),
  ...(review.outcome && { outcome: review.outcome }),
  ...(review.decidedAt && { decided_at: toInstant(review.decidedAt) }),
  decisions: review.decisions.map(({ decision, reasons, actor, decidedAt }) => {
    return { decision, reasons: [...reasons], by: actor, decided_at: toInstant(decidedAt) };
  }),
});

export const ComplaintTold = z
  .object({
    complaint: z.string(),
    task: z.string(),
    user: z.string(),
    reason: ComplaintReasonCode,
    text: z.string().optional(),
    counts: z.boolean().describe('Whether it counts towards pausing the task: not for people who were wrong often.'),
    opened_at: InstantTold,
    outcome: z.enum(['upheld', 'dismissed']).optional(),
    decided_at: InstantTold.optional(),
  })
  .meta({ id: 'Complaint' });

export const fromComplaint = (complaint: Complaint): z.input<typeof ComplaintTold> => ({
  complaint: complaint.id,
  task: complaint.task,
  user: complaint.complainant,
  reason: complaint.reason,
  counts: complaint.counts,
  opened_at: toInstant(complaint.openedAt),
  ...given({
    text: complaint.words ?? undefined,
    outcome: complaint.outcome ?? undefined,
    decided_at: complaint.decidedAt ? toInstant(complaint.decidedAt) : undefined,
  }),
});

export const AppealStatusName = z.enum(['open', 'upheld', 'dismissed']);
export const AppealTold = z
  .object({
    appeal: z.string(),
    claim: z.string(),
    user: z.string(),
    text: z.string(),
    status: AppealStatusName,
    opened_at: InstantTold,
    due_at: InstantTold.describe('Undecided then, it is upheld by itself.'),
    decided_at: InstantTold.optional(),
    by: z.string().optional().describe('Who decided; `platform:deadline` where nobody did in time.'),
    reason: z.string().optional(),
  })
  .meta({ id: 'Appeal' });

export const fromAppeal = (appeal: Appeal): z.input<typeof AppealTold> => ({
  appeal: appeal.id,
  claim: appeal.claim,
  user: appeal.worker,
  text: appeal.words,
  status: appeal.status,
  opened_at: toInstant(appeal.openedAt),
  due_at: toInstant(appeal.dueAt),
  ...given({
    decided_at: appeal.decidedAt ? toInstant(appeal.decidedAt) : undefined,
    by: appeal.actor ?? undefined,
    reason: appeal.reason ?? undefined,
  }),
});

export const BlockTold = z
  .object({
    list: BlockListName,
    value: z.string(),
    reason: z.string(),
    by: z.string(),
    added_at: InstantTold,
  })
  .meta({ id: 'Block' });

export const fromBlock = ({ list, value, reason, actor, addedAt }: Block): z.input<typeof BlockTold> => {
  return { list, value, reason, by: actor, added_at: toInstant(addedAt) };
};

export const OptOutTold = z
  .object({ target: z.string(), title: z.string(), by: z.string(), opted_out_at: InstantTold })
  .meta({ id: 'OptOut' });

export const fromOptOut = ({ target, title, actor, optedOutAt }: OptOut): z.input<typeof OptOutTold> => {
  return { target, title, by: actor, opted_out_at: toInstant(optedOutAt) };
};

export const LogEntryTold = z
  .object({
    entry: z.string(),
    recorded_at: InstantTold,
    action: z.string(),
    about: z.string(),
    reasons: z.array(z.string()),
  })
  .meta({ id: 'ModerationLogEntry', description: 'What was done, to what, and why: no names and no words of people.' });

export const fromLogEntry = ({ entry, recordedAt, action, about, reasons }: LogEntry): z.input<typeof LogEntryTold> => {
  return { entry: String(entry), recorded_at: toInstant(recordedAt), action, about, reasons: [...reasons] };
};

const Count = z.int().min(0);
export const StatisticsTold = z
  .object({
    from: InstantTold,
    to: InstantTold,
    reviews: z.object({
      approved: Count,
      rejected: Count,
      gone: Count.describe('Over before anybody decided.'),
      waiting: Count,
      overdue: Count,
      median_seconds: z
        .int()
        .optional()
        .describe('Half of the decisions took no longer; not given where none was made.'),
    }),
    complaints: z.object({ opened: Count, upheld: Count, dismissed: Count }),
    appeals: z.object({ opened: Count, upheld: Count, upheld_by_deadline: Count, dismissed: Count }),
    opt_outs: Count,
    controls: z.object({ passed: Count, failed: Count }).describe('How workers did on control tasks.'),
  })
  .meta({ id: 'ModerationStatistics' });

export function fromStatistics(figures: ModerationStatistics): z.input<typeof StatisticsTold> {
  const { from, to, reviews, complaints, appeals, optOuts, controls } = figures;
  const { medianSeconds, ...counted } = reviews;
  const { upheldByDeadline, ...decided } = appeals;
  return {
    from: toInstant(from),
    to: toInstant(to),
    reviews: { ...counted, ...given({ median_seconds: medianSeconds ?? undefined }) },
    complaints: { ...complaints },
    appeals: { ...decided, upheld_by_deadline: upheldByDeadline },
    opt_outs: optOuts,
    controls: { ...controls },
  };
}
