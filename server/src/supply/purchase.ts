import type { Amount, Asset, Id, WorkspaceId } from '#kernel';
import type { ChainPayment } from './supplier.ts';

/**
 * Where a purchase may go from where it is. The SQL check, the trigger and the picture in the README follow this table.
 * `unknown`: it was sent, and nobody knows whether the supplier took it. `held`: the supplier keeps it back for now.
 */
export const purchaseTransitions = {
  sending: ['placed', 'refused', 'unknown'],
  unknown: ['placed', 'refused'],
  placed: ['held', 'delivered', 'failed'],
  held: ['placed', 'delivered', 'failed'],
  delivered: ['reversed'],
  refused: [],
  failed: [],
  reversed: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PurchaseStatus = keyof typeof purchaseTransitions;

export const purchaseStatuses = Object.keys(purchaseTransitions) as readonly PurchaseStatus[];

/** Whether the table allows this step. */
export const mayBecome = (from: PurchaseStatus, to: PurchaseStatus): boolean =>
  (purchaseTransitions[from] as readonly string[]).includes(to);

/** Surely nothing was bought, now or later: another supplier may be asked. */
export const tookNothing = ({ status }: Pick<Purchase, 'status'>): boolean =>
  status === 'refused' || status === 'failed';

/**
 * How far the payment on the chain is. `asked`: the payouts have it, or may have. `sent`: it may land at any time. `dead`:
 * surely it never left.
 */
export type PayState = 'wanted' | 'asked' | 'sent' | 'paid' | 'dead';

/** One try to buy the Stars of an order at one supplier. It is stored before the supplier is called. */
export type Purchase = {
  readonly workspace: WorkspaceId;
  readonly id: Id<'pur'>;
  readonly order: Id<'so'>;
  /** Rises when a person has the order delivered again. */
  readonly attempt: number;
  readonly supplier: Id<'sup'>;
  readonly status: PurchaseStatus;
  /** Without `@`. */
  readonly username: string;
  readonly stars: number;
  /** The supplier's own name for it. */
  readonly externalId: string | null;
  /** What the supplier is paid in; the amounts below are units of it. */
  readonly asset: Asset;
  /** It is not bought for more. */
  readonly max: bigint;
  /** What it was to cost. */
  readonly expected: bigint;
  /** What it costs, as the supplier said when it took it or delivered. */
  readonly cost: bigint | null;
  /** What the supplier gave or is giving back. */
  readonly returned: bigint | null;
  readonly pay: ChainPayment | null;
  readonly payState: PayState | null;
  /** The message that paid it, as it was sent (base64 BoC). */
  readonly paidBoc: string | null;
  /** When the supplier was told that its payment has left, where it has to hear of that. */
  readonly paidToldAt: Date | null;
  /** What the network took for paying it. */
  readonly networkFee: Amount | null;
  readonly proof: string | null;
  /** The supplier's own words. */
  readonly words: string | null;
  /** Why it waits for somebody, in a sentence. */
  readonly problem: string | null;
  /** Of one that took nothing: whether the same supplier may take it later. */
  readonly isPassing: boolean | null;
  readonly misses: number;
  readonly looks: number;
  /** Who buys it by hand. */
  readonly takenBy: string | null;
  readonly takenAt: Date | null;
  /** Since when it waits for a person. */
  readonly deskSince: Date | null;
  readonly dueAt: Date | null;
  readonly sentAt: Date;
  /** When the last call was made that got no answer: it may arrive for a while. */
  readonly silentAt: Date | null;
  readonly placedAt: Date | null;
  readonly endedAt: Date | null;
};
