import { z } from 'zod';
import { amountToWire } from '#kernel';
import {
  orderStatuses,
  refillStatuses,
  runStatuses,
  type DeskWork,
  type OrderStory,
  type PanelOrder,
  type PanelRefill,
} from '#reselling';
import { AmountTold } from './amount.ts';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';

const about = {
  number: 'The number its buyer knows it by.',
  charge: 'What its buyer pays as things are: what was charged, less what went back.',
  startCount: 'The counter when it began; not given while nobody knows it.',
  remains: 'What is not delivered.',
  status: '`pending`, `processing` (somebody has it), `in_progress`; at the end `completed`, `partial` or `canceled`.',
};

export const OrderStatusTold = z.enum(orderStatuses);
const Count = z.int().min(0);
const shape = {
  order: z.string(),
  number: z.int().describe(about.number),
  user: z.string(),
  key: z.string().describe('The API key it was ordered with.'),
  service: z.int(),
  name: z.string().describe('The service as it was called then.'),
  fulfilled_by: z.enum(['tasks', 'desk', 'panel']),
  link: z.string(),
  quantity: Count,
  runs: Count.describe('1, or the portions of a drip-feed.'),
  interval: Count.optional().describe('Minutes from one run to the next.'),
  comments: z.array(z.string()),
  rate: AmountTold.describe('USD per 1,000 when it was ordered.'),
  charged: AmountTold,
  given_back: AmountTold,
  charge: AmountTold.describe(about.charge),
  status: OrderStatusTold.describe(about.status),
  start_count: Count.optional().describe(about.startCount),
  delivered: Count,
  remains: Count.describe(about.remains),
  request_id: z.string().optional(),
  created_at: InstantTold,
  cancel_asked_at: InstantTold.optional(),
  ended_at: InstantTold.optional(),
};
export const OrderTold = z.object(shape).meta({ id: 'PanelOrder' });

const RunTold = z
  .object({
    run: z.int(),
    quantity: Count,
    charged: AmountTold,
    delivered: Count,
    start_count: Count.optional(),
    status: z.enum(runStatuses),
    reason: z.string().optional().describe('Why it waits, or why nothing came of it.'),
    due_at: InstantTold.optional(),
    ended_at: InstantTold.optional(),
  })
  .meta({ id: 'PanelRun' });

/** Something an order went through, of a panel or of a store. */
export const StepTold = z
  .object({
    at: InstantTold,
    actor: z.string(),
    what: z.string(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'PanelOrderStep' });

export const RefillStatusTold = z.enum(refillStatuses);
export const RefillTold = z
  .object({
    refill: z.string(),
    number: z.int().describe(about.number),
    order: z.string(),
    order_number: z.int(),
    user: z.string(),
    status: RefillStatusTold,
    reason: z.string().optional().describe('Why it waits, or was rejected.'),
    requested_at: InstantTold,
    ended_at: InstantTold.optional(),
  })
  .meta({ id: 'PanelRefill' });

export const OrderStoryTold = z
  .object({ ...shape, steps: z.array(StepTold), parts: z.array(RunTold), refills: z.array(RefillTold) })
  .meta({ id: 'PanelOrderStory' });

export const DeskItemTold = z
  .object({
    item: z.string(),
    kind: z.enum(['run', 'refill']),
    since: InstantTold,
    is_stop_wanted: z.boolean().describe('The buyer wants no more of it: say what is there, and end it.'),
    taken_by: z.string().optional(),
    taken_at: InstantTold.optional(),
    proof: z.string().optional(),
    note: z.string().optional(),
    done_at: InstantTold.optional(),
    order: OrderTold,
  })
  .meta({ id: 'PanelDeskItem' });

const instant = (at: Date | null) => (at === null ? undefined : toInstant(at));
const orNot = <T>(value: T | null): T | undefined => value ?? undefined;

export const fromOrder = (order: PanelOrder): z.input<typeof OrderTold> => ({
  order: order.id,
  number: order.number,
  user: order.user,
  key: order.key,
  service: order.service.number,
  name: order.service.names['en'] ?? '',
  fulfilled_by: order.fulfilledBy,
  link: order.link,
  quantity: order.quantity,
  runs: order.runs,
  comments: [...order.comments],
  rate: amountToWire(order.rate),
  charged: amountToWire(order.charged),
  given_back: amountToWire(order.givenBack),
  charge: amountToWire(order.charge),
  status: order.status,
  delivered: order.delivered,
  remains: order.remains,
  created_at: toInstant(order.createdAt),
  ...given({
    interval: orNot(order.interval),
    start_count: orNot(order.startCount),
    request_id: orNot(order.requestId),
    cancel_asked_at: instant(order.cancelAskedAt),
    ended_at: instant(order.endedAt),
  }),
});

const fromRun = (run: OrderStory['runs'][number]): z.input<typeof RunTold> => ({
  run: run.number,
  quantity: run.quantity,
  charged: amountToWire({ asset: 'USD', units: run.charged }),
  delivered: run.delivered,
  status: run.status,
  ...given({
    start_count: orNot(run.startCount),
    reason: orNot(run.reason),
    due_at: instant(run.dueAt),
    ended_at: instant(run.endedAt),
  }),
});

export const fromRefill = (refill: PanelRefill): z.input<typeof RefillTold> => ({
  refill: refill.id,
  number: refill.number,
  order: refill.order,
  order_number: refill.orderNumber,
  user: refill.user,
  status: refill.status,
  requested_at: toInstant(refill.requestedAt),
  ...given({ reason: orNot(refill.reason), ended_at: instant(refill.endedAt) }),
});

export const fromStory = ({ order, runs, steps, refills }: OrderStory): z.input<typeof OrderStoryTold> => ({
  ...fromOrder(order),
  steps: steps.map(({ at, actor, what, details }) => ({ at: toInstant(at), actor, what, details: { ...details } })),
  parts: runs.map(fromRun),
  refills: refills.map(fromRefill),
});

export const fromWork = ({ item, order }: DeskWork): z.input<typeof DeskItemTold> => ({
  item: item.id,
  kind: item.kind,
  since: toInstant(item.since),
  is_stop_wanted: item.isStopWanted,
  order: fromOrder(order),
  ...given({
    taken_by: orNot(item.takenBy),
    taken_at: instant(item.takenAt),
    proof: orNot(item.proof),
    note: orNot(item.note),
    done_at: instant(item.doneAt),
  }),
});
