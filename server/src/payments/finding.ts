import type { Id, WorkspaceId } from '#kernel';
import type { JsonObject } from '#jobs';

/**
 * What a run may find that a person has to look at, and what can be done about it at once:
 * `grant` gives what the payment bought to a customer, `refund` sends it back, `accept` takes the gateway's word and
 * books the difference, `ignore` leaves things as they are.
 */
export const findingActions = {
  unmatched_payment: ['grant', 'refund', 'ignore'],
  payment_differs: ['refund', 'accept', 'ignore'],
  refund_differs: ['accept', 'ignore'],
  fee_differs: ['accept', 'ignore'],
  not_applied: ['accept', 'ignore'],
  unknown_payment: ['accept', 'ignore'],
  unknown_refund: ['accept', 'ignore'],
  unknown_payout: ['accept', 'ignore'],
  strange_row: ['accept', 'ignore'],
  negative_funds: ['ignore'],
  funds_differ: ['accept', 'ignore'],
} as const satisfies Readonly<Record<string, readonly FindingAction[]>>;

export type FindingKind = keyof typeof findingActions;
export const findingKinds = Object.keys(findingActions) as readonly FindingKind[];

export const everyFindingAction = ['grant', 'refund', 'accept', 'ignore'] as const;
export type FindingAction = (typeof everyFindingAction)[number];

/** `settled_itself`: a later run found agreement. A finding that is closed opens again when it is found anew, changed. */
export const findingStatuses = ['open', 'resolved', 'ignored', 'settled_itself'] as const;
export type FindingStatus = (typeof findingStatuses)[number];

export type Finding = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'fnd'>;
  readonly gateway: string;
  readonly connection: string;
  readonly kind: FindingKind;
  /** What it is about: `in:<charge>`, `out:<charge>`, or the account as a whole. */
  readonly subject: string;
  readonly status: FindingStatus;
  readonly payment: string | null;
  readonly details: JsonObject;
  readonly asset: string | null;
  /** By how much what our books hold there would have to rise to be what the gateway shows. */
  readonly difference: bigint;
  /** The run that found it as it is. */
  readonly reconciliation: string;
  readonly foundAt: Date;
  readonly closedAt: Date | null;
  readonly action: FindingAction | null;
  readonly actor: string | null;
  readonly reason: string | null;
};

/** A finding as a run makes it. */
export type Found = Pick<Finding, 'kind' | 'subject' | 'payment' | 'details' | 'asset' | 'difference'>;

export const actionsOf = ({ kind, status }: Pick<Finding, 'kind' | 'status'>): readonly FindingAction[] =>
  status === 'open' ? findingActions[kind] : [];

/** What is found of a row or a charge, and goes away when the two agree. */
export const rowFindings: readonly FindingKind[] = [
  'payment_differs',
  'refund_differs',
  'not_applied',
  'unknown_payment',
  'unknown_refund',
];
