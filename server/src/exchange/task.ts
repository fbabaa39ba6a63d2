import type { Amount, Id, WorkspaceId } from '#kernel';
import type { Target, TaskKind } from './checker.ts';
import type { Finding } from './draft.ts';

/**
 * A task's states, as data: the code, the check in the database, the picture and the tests all follow from it.
 * `review`: a moderator has to see it. `done`: every slot is verified; a drop inside the guarantee opens it again.
 * `ended`: cancelled, run out, or rejected: it never opens again.
 */
export const taskTransitions = {
  review: ['live', 'paused', 'rejected', 'ended'],
  live: ['paused', 'done', 'ended'],
  paused: ['live', 'done', 'ended'],
  done: ['live', 'paused', 'ended'],
  rejected: [],
  ended: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type TaskStatus = keyof typeof taskTransitions;
export const taskStatuses = Object.keys(taskTransitions) as readonly TaskStatus[];

/** Nothing is sold of it any more; what somebody has already is still decided. */
export const isOver = ({ status }: Pick<Task, 'status'>): boolean => status === 'ended' || status === 'rejected';

/** Who or what has paused a task. It runs again when nobody is left who wants it paused. */
export const pauseReasons = [
  'advertiser',
  'operator',
  'bot_lost',
  'complaints',
  'charge_back',
  'opt_out',
  'changed',
] as const;
export type PauseReason = (typeof pauseReasons)[number];

/**
 * Why a task ended. `run_out`: its date came; `delivered`: every slot is verified and no guarantee is open any more;
 * `charge_back`: all its slots were taken for a deposit that went back.
 */
export const endReasons = ['canceled', 'rejected', 'run_out', 'delivered', 'charge_back', 'opt_out'] as const;
export type EndReason = (typeof endReasons)[number];

/**
 * An order's states, as a buyer sees them; the terminal ones never change. `completed`: every slot was verified.
 * `partial`: some were, the rest went back. `canceled`: none was.
 */
export const orderTransitions = {
  open: ['completed', 'partial', 'canceled'],
  completed: [],
  partial: [],
  canceled: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type OrderStatus = keyof typeof orderTransitions;
export const orderStatuses = Object.keys(orderTransitions) as readonly OrderStatus[];

/** What an advertiser bought: a task's slots, at one price. What it was charged for never changes. */
export type Order = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'ord'>;
  readonly task: Id<'tsk'>;
  readonly owner: string;
  readonly status: OrderStatus;
  /** Slots that were ordered and paid. */
  readonly slots: number;
  /** What one of them costs: reward and fee. */
  readonly unit: Amount;
  readonly charged: Amount;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
};

/** Whom a task is for. What is not named is not asked for. */
export type Audience = {
  readonly languages?: readonly string[];
  readonly isPremium?: boolean;
  /** Nobody who has been a member, or a worker of another task there, before. */
  readonly onlyNew?: boolean;
};

/** How fast a task may fill. Hours are of the advertiser's zone, given as minutes east of UTC. */
export type Pacing = {
  readonly perHour?: number;
  /** No claims from hour to hour (0–23), across midnight when `from` is larger. */
  readonly quiet?: { readonly from: number; readonly to: number; readonly zoneMinutes: number };
};

/**
 * Who pays for a task, and is paid back: its advertiser, the house for a control task of its own, or the house from its
 * treasury, for what somebody has bought in other money.
 */
export const payers = ['owner', 'control', 'treasury'] as const;
export type Payer = (typeof payers)[number];

/** What workers are asked to do, and what it is worth. */
export type Task = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'tsk'>;
  /** The order it belongs to; its money is on `escrow:<order>`. */
  readonly order: Id<'ord'>;
  /** The advertiser: a person of funds, `user:<owner>`. Nobody's, where the treasury pays: then it names the order it is for. */
  readonly owner: string;
  readonly payer: Payer;
  readonly bot: Id<'bot'>;
  readonly kind: TaskKind;
  readonly target: Target;
  readonly status: TaskStatus;
  readonly pauses: readonly PauseReason[];
  /** What a worker gets for one slot. */
  readonly reward: Amount;
  /** What the house takes for one slot, of the same asset; the referrers' shares come out of it. At least 13 % of the reward. */
  readonly fee: Amount;
  /** Slots that are paid for and not given back: fewer than were ordered once some were refunded. */
  readonly slots: number;
  /** Slots that were ordered. */
  readonly ordered: number;
  /** Slots that somebody has: claimed, held or released. Never more than `slots`. */
  readonly taken: number;
  /** Of these, verified ones. */
  readonly verified: number;
  readonly holdSeconds: number;
  /** How long after verification a drop is made good with a new slot. */
  readonly guaranteeSeconds: number;
  readonly claimSeconds: number;
  readonly audience: Audience;
  readonly pacing: Pacing;
  readonly category: string;
  /** What the automatic checks had to say when it was made. */
  readonly findings: readonly Finding[];
  readonly createdAt: Date;
  readonly endsAt: Date | null;
  readonly approvedAt: Date | null;
  /** When a slot was verified last: its guarantee is the last to end. */
  readonly verifiedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: EndReason | null;
  /** The place to go to is not made yet: nobody is shown it, and a sweep makes it. */
  readonly linkDueAt: Date | null;
};

/** Whether somebody may see and change a task as its advertiser. What the treasury pays for is nobody's of that kind. */
export const isOf = ({ owner, payer }: Pick<Task, 'owner' | 'payer'>, user: string): boolean =>
  payer !== 'treasury' && owner === user;

/** Who has to be in charge of a task's target; nobody, where the right of our own bot there is proof enough. */
export const proverOf = ({ owner, payer }: Pick<Task, 'owner' | 'payer'>): string | null =>
  payer === 'treasury' ? null : owner;

/** What one slot costs. */
export const unitOf = ({ reward, fee }: Pick<Task, 'reward' | 'fee'>): Amount => ({
  asset: reward.asset,
  units: reward.units + fee.units,
});

/** Slots nobody has. */
export const freeSlots = ({ slots, taken }: Pick<Task, 'slots' | 'taken'>): number => slots - taken;
