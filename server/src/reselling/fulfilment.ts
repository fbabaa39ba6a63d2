import type { Amount, Id, WorkspaceId } from '#kernel';
import type { Fulfiller, Service } from '#catalogue';

/** An order of a reseller, or one portion of it: a drip-feed order has several runs, every other order one. */
export type Run = {
  readonly workspace: WorkspaceId;
  readonly order: Id<'ro'>;
  /** From 1. */
  readonly number: number;
  readonly service: Service;
  readonly link: string;
  readonly quantity: number;
  /** One per line, for services that ask for them. */
  readonly comments: readonly string[];
  /** What the buyer pays for this run, in USD. */
  readonly charge: Amount;
};

/** What beginning came to. `waiting` is asked again later; `impossible` ends the run, and its money goes back. */
export type Begun =
  | { readonly state: 'begun' }
  | { readonly state: 'waiting'; readonly reason: string }
  | { readonly state: 'impossible'; readonly reason: string };

/** How a run came on. What is not named is as it was. */
export type Progress = {
  /** The counter of what was ordered when the run began. */
  readonly startCount?: number;
  /** How much of `quantity` is there. Never falls. */
  readonly delivered?: number;
  /** Nothing more comes of it. What is not delivered then goes back to the buyer. */
  readonly ended?: true;
};

/**
 * How what was ordered comes about. All of these are called outside transactions, may be called again after a crash with
 * the same run, and then have one effect. News come back through `reportRun`.
 */
export type Fulfilment = {
  readonly by: Fulfiller;
  /** Sees to it that the run is being done, once. */
  begin(run: Run): Promise<Begun>;
  /** The buyer wants no more of it. `refused`: it cannot be stopped any more; what it comes to is reported. */
  stop(run: Run): Promise<'asked' | 'refused'>;
  /** What dropped is to be made good. Refused ones end the refill as `rejected`, with the reason. */
  refill?(run: Run, refill: Id<'prf'>): Promise<Begun>;
};

export type Fulfilments = Readonly<Record<Fulfiller, Fulfilment>>;
