import type { Amount, Id, WorkspaceId } from '#kernel';
import type { OfferedService } from './provider.ts';

/** A row of a panel's catalogue, as it was last read. */
export type Offer = OfferedService & {
  readonly workspace: WorkspaceId;
  readonly provider: Id<'prv'>;
  /** False: the panel does not list it any more. */
  readonly isThere: boolean;
  readonly seenAt: Date;
};

/** Where a service of ours is bought. Rank 1 is asked first. */
export type Source = {
  readonly workspace: WorkspaceId;
  readonly service: number;
  readonly rank: number;
  readonly provider: Id<'prv'>;
  readonly offer: string;
  /** Since when its cost is above the margin. */
  readonly dearSince: Date | null;
};

/** What so many cost at a rate per 1,000, rounded up: a cost is never understated. */
export const costFor = (rate: Amount, quantity: number): Amount => ({
  asset: rate.asset,
  units: (rate.units * BigInt(quantity) + 999n) / 1000n,
});

/** Whether a price leaves the margin above a cost of the same asset. */
export const coversMargin = (price: bigint, cost: bigint, marginBasisPoints: number): boolean =>
  price * 10_000n >= cost * BigInt(10_000 + marginBasisPoints);
