import { z } from 'zod';
import { amountToWire } from '#kernel';
import {
  endReasons,
  payers,
  orderStatuses,
  pauseReasons,
  startProofs,
  taskKinds,
  taskStatuses,
  unitOf,
  type CancelPreview,
  type OrderBooks,
  type Task,
  type TaskQuote,
  type TaskStory,
} from '#exchange';
import { AmountTold } from './amount.ts';
import { Seconds } from './duration.ts';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';

const oneOf = <T extends string>(texts: readonly T[]) => z.enum(texts as readonly [T, ...T[]]);
export const Kind = oneOf(taskKinds).meta({ id: 'TaskKind', description: 'What people are paid for: a closed list.' });
export const Status = oneOf(taskStatuses).meta({ id: 'TaskStatus' });
export const PauseReason = oneOf(pauseReasons).meta({ id: 'PauseReason' });
const Language = z.string().regex(/^[a-z]{2,3}$/, { error: 'Write a language as two or three small letters: "en".' });
const Hour = z.int().min(0).max(23);

export const AudienceTold = z
  .strictObject({
    languages: z.array(Language).max(20).optional().describe('Whose Telegram speaks one of these.'),
    is_premium: z.boolean().optional().describe('With Telegram Premium, or without.'),
    only_new: z.boolean().optional().describe('Nobody who was there before.'),
  })
  .meta({ id: 'Audience', description: 'Whom a task is for. What is not named is not asked for.' });

export const PacingTold = z
  .strictObject({
    per_hour: z.int().min(1).max(100_000).optional().describe('The most claims in any sixty minutes.'),
    quiet: z
      .strictObject({ from: Hour, to: Hour, zone_minutes: z.int().min(-720).max(840) })
      .optional()
      .describe('No claims from hour to hour, in a zone so many minutes east of UTC.'),
  })
  .meta({ id: 'Pacing', description: 'How fast a task may fill.' });

const TargetTold = z
  .object({
    type: z.enum(['chat', 'bot']),
    id: z.string(),
    title: z.string(),
    username: z.string().optional(),
    link: z.string().describe('Where workers go.'),
    proof: oneOf(startProofs).optional().describe('How the start of a bot shows itself.'),
  })
  .meta({ id: 'TaskTarget', description: 'What a task is about.' });

export const FindingTold = z
  .object({ code: z.string(), level: z.enum(['block', 'review', 'note']), detail: z.string().optional() })
  .meta({ id: 'TaskFinding', description: 'What an automatic check said of it.' });

export const TaskTold = z
  .object({
    task: z.string(),
    order: z.string(),
    user: z.string().describe('The advertiser; where the treasury pays, the order of a reseller that it is for.'),
    payer: oneOf(payers).describe('`owner`: the advertiser; `control` and `treasury`: the house.'),
    kind: Kind,
    target: TargetTold,
    status: Status,
    pauses: z.array(PauseReason).describe('It runs again when the last of these is gone.'),
    reward: AmountTold.describe('What a worker gets.'),
    fee: AmountTold.describe('What the house takes for one slot.'),
    unit: AmountTold.describe('What one slot costs: `reward` + `fee`.'),
    ordered: z.int().describe('Slots that were ordered.'),
    slots: z.int().describe('Slots that are paid for and not given back.'),
    taken: z.int().describe('Slots that somebody has.'),
    verified: z.int().describe('Slots that are done.'),
    hold_seconds: Seconds,
    guarantee_seconds: Seconds,
    claim_seconds: Seconds,
    audience: AudienceTold,
    pacing: PacingTold,
    category: z.string(),
    is_control: z.boolean(),
    is_shown: z.boolean().describe('Whether the link that its workers are given is made.'),
    created_at: InstantTold,
    ends_at: InstantTold.optional(),
    approved_at: InstantTold.optional(),
    ended_at: InstantTold.optional(),
    end_reason: oneOf(endReasons).optional(),
  })
  .meta({ id: 'Task' });

const BooksTold = z
  .object({
    charged: AmountTold,
    delivered: AmountTold.describe('Held and released rewards, with their fees.'),
    held: AmountTold,
    released: AmountTold,
    refunded: AmountTold,
    open: AmountTold.describe('For slots that nobody has done yet.'),
  })
  .meta({ id: 'OrderBooks', description: '`charged` = `delivered` + `refunded` + `open`, read from the ledger.' });

export const TaskStoryTold = TaskTold.extend({
  order_status: oneOf(orderStatuses),
  books: BooksTold,
  findings: z.array(FindingTold).describe('For API keys only.'),
  steps: z.array(
    z.object({
      status: Status,
      pauses: z.array(PauseReason),
      at: InstantTold,
      actor: z.string().optional().describe('For API keys only.'),
      reason: z.string().optional(),
    }),
  ),
  refills: z
    .array(z.object({ claim: z.string(), opened_at: InstantTold }))
    .describe('Slots that were lost inside the guarantee and opened again for the same money.'),
}).meta({ id: 'TaskStory' });

export const TaskQuoteTold = z
  .object({
    reward: AmountTold.describe('What a worker gets: what was offered, times the multiplier.'),
    fee: AmountTold,
    unit: AmountTold,
    total: AmountTold,
    multiplier_basis_points: z.int().describe('Of everything the audience asks for; 10000 changes nothing.'),
    pool: z.int().describe('How many people here fit the audience now: an estimate.'),
    hold_seconds: Seconds,
    guarantee_seconds: Seconds,
    claim_seconds: Seconds,
    target: TargetTold.optional(),
    not_proven: z.string().optional().describe('Why it is not shown to be the advertiser’s.'),
    findings: z.array(FindingTold),
  })
  .meta({ id: 'TaskQuote' });

export const CancelTold = z
  .object({
    task: TaskTold,
    refund: AmountTold.describe('For slots that nobody has: at once.'),
    free_slots: z.int(),
    open_slots: z.int().describe('Claimed and not verified: refunded where they come to nothing.'),
    verified_slots: z.int().describe('Done; their money is the workers’.'),
  })
  .meta({ id: 'TaskCancellation' });

const instant = (at: Date | null) => (at ? toInstant(at) : undefined);

const fromAudience = ({ languages, isPremium, onlyNew }: Task['audience']) =>
  given({ languages: languages && [...languages], is_premium: isPremium, only_new: onlyNew });

const fromPacing = ({ perHour, quiet }: Task['pacing']) =>
  given({ per_hour: perHour, quiet: quiet && { from: quiet.from, to: quiet.to, zone_minutes: quiet.zoneMinutes } });

export const fromTask = (task: Task) => ({
  task: task.id,
  order: task.order,
  user: task.owner,
  payer: task.payer,
  kind: task.kind,
  target: { ...task.target },
  status: task.status,
  pauses: [...task.pauses],
  reward: amountToWire(task.reward),
  fee: amountToWire(task.fee),
  unit: amountToWire(unitOf(task)),
  ordered: task.ordered,
  slots: task.slots,
  taken: task.taken,
  verified: task.verified,
  hold_seconds: task.holdSeconds,
  guarantee_seconds: task.guaranteeSeconds,
  claim_seconds: task.claimSeconds,
  audience: fromAudience(task.audience),
  pacing: fromPacing(task.pacing),
  category: task.category,
  is_control: task.payer === 'control',
  is_shown: task.linkDueAt === null,
  created_at: toInstant(task.createdAt),
  ...given({
    ends_at: instant(task.endsAt),
    approved_at: instant(task.approvedAt),
    ended_at: instant(task.endedAt),
    end_reason: task.endReason ?? undefined,
  }),
});

const fromBooks = (books: OrderBooks, asset: string) => {
  const told = (units: bigint) => amountToWire({ asset, units });
  const { charged, delivered, held, released, refunded, open } = books;
  return {
    charged: told(charged),
    delivered: told(delivered),
    held: told(held),
    released: told(released),
    refunded: told(refunded),
    open: told(open),
  };
};

/** `isOperator`: who decided, and what the checks said, is not for advertisers. */
export const fromTaskStory = ({ task, order, steps, refills }: TaskStory, books: OrderBooks, isOperator: boolean) => ({
  ...fromTask(task),
  order_status: order.status,
  books: fromBooks(books, task.reward.asset),
  findings: isOperator ? task.findings.map((finding) => ({ ...finding })) : [],
  steps: steps.map(({ status, pauses, at, actor, reason }) => ({
    status,
    pauses: [...pauses],
    at: toInstant(at),
    ...given({ actor: isOperator ? actor : undefined, reason: reason ?? undefined }),
  })),
  refills: refills.map(({ claim, openedAt }) => ({ claim, opened_at: toInstant(openedAt) })),
});

export const fromTaskQuote = ({ findings, target, ...quote }: TaskQuote) => ({
  reward: amountToWire(quote.reward),
  fee: amountToWire(quote.fee),
  unit: amountToWire(quote.unit),
  total: amountToWire(quote.total),
  multiplier_basis_points: quote.multiplier,
  pool: quote.pool,
  hold_seconds: quote.holdSeconds,
  guarantee_seconds: quote.guaranteeSeconds,
  claim_seconds: quote.claimSeconds,
  findings: findings.map((finding) => ({ ...finding })),
  ...given({ target: target && { ...target }, not_proven: quote.notProven }),
});

export const fromCancel = ({ task, refund, ...counts }: CancelPreview) => ({
  task: fromTask(task),
  refund: amountToWire(refund),
  free_slots: counts.freeSlots,
  open_slots: counts.openSlots,
  verified_slots: counts.verifiedSlots,
});
