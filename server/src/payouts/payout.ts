import type { Amount, Asset, Id, WorkspaceId } from '#kernel';
import type { Destination } from '#payments/gateway';

/**
 * Where a payout may go from where it is. The SQL check, the picture in the README and the code follow this table.
 * `unknown` means sent, and no answer that can be relied on.
 */
export const payoutTransitions = {
  requested: ['approved', 'rejected', 'canceled'],
  approved: ['sending', 'rejected', 'canceled'],
  sending: ['approved', 'sent', 'confirmed', 'failed', 'unknown'],
  sent: ['confirmed', 'failed', 'unknown'],
  unknown: ['approved', 'sent', 'confirmed', 'failed'],
  confirmed: ['returned'],
  failed: ['returned'],
  rejected: ['returned'],
  canceled: ['returned'],
  returned: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PayoutStatus = keyof typeof payoutTransitions;

export const payoutStatuses = Object.keys(payoutTransitions) as readonly PayoutStatus[];

/** Whether the table allows this step. */
export const mayBecome = (from: PayoutStatus, to: PayoutStatus): boolean =>
  (payoutTransitions[from] as readonly string[]).includes(to);

/** How a payout ended whose money went back to its user. */
export const payoutOutcomes = ['rejected', 'canceled', 'failed', 'bounced'] as const;
export type PayoutOutcome = (typeof payoutOutcomes)[number];

/** Whom the money is taken from. */
export const payoutSources = ['user', 'supplier'] as const;
export type PayoutSource = (typeof payoutSources)[number];

/** Money that is to leave, and what came of it. */
export type Payout = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'po'>;
  readonly status: PayoutStatus;
  /** Whose money it is: a user's, or what we keep with a supplier. */
  readonly source: PayoutSource;
  /** Their id: of the user, or of the supplier. */
  readonly user: string;
  /** What a supplier is paid for; none for users. */
  readonly reference: string | null;
  /** It never leaves from then on. */
  readonly validUntil: Date | null;
  readonly rail: string;
  /** The outer account that pays: `world:<gateway>:<connection>`. */
  readonly gateway: string;
  readonly connection: string;
  /** In the one spelling of its rail. */
  readonly destination: Destination;
  /** The entry of the address book it came from. */
  readonly address: string | null;
  readonly comment: string | null;
  readonly asset: Asset;
  /** Taken from the user: `net` and `fee`. */
  readonly units: bigint;
  readonly fee: bigint;
  /** What the receiver is to get. */
  readonly net: bigint;
  /** Who asked: a key or an operator, as the audit log writes it. */
  readonly askedBy: string;
  /** How it ended, when its money went back. */
  readonly outcome: PayoutOutcome | null;
  /** Why it waits, was refused or went back, in a sentence. */
  readonly problem: string | null;
  /** The payment as the outer system names it. */
  readonly externalId: string | null;
  /** What a person gave for a proof. */
  readonly proof: string | null;
  readonly tries: number;
  readonly looks: number;
  readonly dueAt: Date | null;
  /** Since when it waits for a person. */
  readonly deskSince: Date | null;
  readonly requestedAt: Date;
  readonly approvedAt: Date | null;
  readonly firstSentAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly returnedAt: Date | null;
};

/** A step a payout has taken: who took it, and why. */
export type PayoutStep = {
  readonly status: PayoutStatus;
  readonly at: Date;
  /** `key:key_…`, `operator:…`, or `asterism` for the platform itself. */
  readonly actor: string;
  readonly reason: string | null;
};

/** What the receiver is to get. */
export const netOf = ({ asset, net }: Pick<Payout, 'asset' | 'net'>): Amount => ({ asset, units: net });

/** Steps the platform takes by itself. */
export const platformActor = 'asterism';
