import type { JsonObject } from '#jobs';
import type { Id } from '#kernel';

/** Where a delivery may go from where it is. The SQL check and the picture in the README follow this table. */
export const deliveryTransitions = {
  pending: ['delivered', 'dead'],
  delivered: [],
  dead: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type DeliveryStatus = keyof typeof deliveryTransitions;

export const deliveryStatuses = Object.keys(deliveryTransitions) as readonly DeliveryStatus[];

/** One try: the answer's status and the beginning of its body, or why there was no answer. */
export type Attempt = {
  readonly at: string;
  readonly duration_ms: number;
  readonly status?: number;
  readonly response?: string;
  readonly error?: string;
};

/** One event on its way to one endpoint. */
export type Delivery = {
  readonly id: Id<'dlv'>;
  readonly event: Id<'evt'>;
  readonly type: string;
  readonly customer: string | null;
  readonly status: DeliveryStatus;
  /** How often it was tried in all. */
  readonly tries: number;
  /** The newest twenty tries, oldest first. */
  readonly attempts: readonly Attempt[];
  readonly occurredAt: Date;
  readonly data: JsonObject;
  readonly queuedAt: Date;
  readonly doneAt: Date | null;
  /** When its lane is looked at next; null when it is done, or another event of its customer goes first. */
  readonly nextTryAt: Date | null;
};
