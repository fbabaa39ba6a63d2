import type { Id, WorkspaceId } from '#kernel';

/** Where a refund may go from where it is: `unknown` means sent, and no answer that can be relied on. */
export const refundTransitions = {
  requested: ['sending', 'done'],
  sending: ['requested', 'unknown', 'done', 'refused'],
  unknown: ['sending', 'done'],
  done: [],
  refused: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type RefundStatus = keyof typeof refundTransitions;

export const refundStatuses = Object.keys(refundTransitions) as readonly RefundStatus[];

/** Who wanted it: an API call, the platform itself (it could not fulfil), or the gateway's side. */
export type RefundOrigin = 'request' | 'platform' | 'gateway';

/** The intent to give a payment back, or the record that the gateway did so on its own. */
export type Refund = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'rf'>;
  readonly payment: Id<'pay'>;
  readonly status: RefundStatus;
  /** What to do about what was bought; null leaves it to the product's own policy. */
  readonly policy: string | null;
  readonly origin: RefundOrigin;
  /** Why it was refused or waits, in a sentence. */
  readonly problem: string | null;
  readonly tries: number;
  readonly requestedAt: Date;
  /** When the gateway was first asked; its list is searched from here on. */
  readonly firstSentAt: Date | null;
  readonly doneAt: Date | null;
};

/** Statuses in which a refund is still on its way: there is at most one of them per payment. */
export const openRefund = ['requested', 'sending', 'unknown'] as const satisfies readonly RefundStatus[];
