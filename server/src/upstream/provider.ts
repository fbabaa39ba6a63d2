import type { Amount } from '#kernel';

/** Nobody knows what came of a call: a time-out, a broken answer, a 5xx. The words hold no key. */
export class ProviderSilent extends Error {
  override readonly name = 'ProviderSilent';
}

/** How a panel is reached: opened for one call, never logged. */
export type Access = { readonly url: string; readonly key: string; readonly currency: string };

/** A row of a panel's own catalogue, read with tolerance. */
export type OfferedService = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly category: string;
  /** Per 1,000, in the panel's currency. */
  readonly rate: Amount;
  readonly min: number;
  readonly max: number;
  readonly dripfeed: boolean;
  readonly refill: boolean;
  readonly cancel: boolean;
};

export type ProviderOrder = {
  readonly service: string;
  readonly link: string;
  readonly quantity: number;
  readonly comments?: readonly string[];
  /** One fixed quantity: the panel is told none. */
  readonly isPackage?: true;
};

/**
 * `refused`: it surely took nothing; `isPassing` when it may take it later, `isDown` when it
 * could not even be asked. Anything thrown: nobody knows.
 */
export type Placed =
  | { readonly outcome: 'placed'; readonly id: string }
  | {
      readonly outcome: 'refused';
      readonly words: string;
      readonly isPassing: boolean;
      readonly isDown?: true;
      /** There is an order for this link already. When it is none of ours, it may be this one. */
      readonly isLinkTaken?: true;
    };

export type ProviderStatus =
  | 'pending'
  | 'in_progress'
  | 'processing'
  | 'completed'
  | 'partial'
  | 'canceled'
  | 'strange';

export type OrderReading = {
  readonly status: ProviderStatus;
  /** Its own word, for the operator. */
  readonly words: string;
  readonly charge: Amount | null;
  readonly startCount: number | null;
  readonly remains: number | null;
};

/** An upstream panel. Calls throw when nobody knows what came of them: time-outs, broken answers, 5xx. */
export type Provider = {
  readonly code: string;
  services(access: Access): Promise<readonly OfferedService[]>;
  add(access: Access, order: ProviderOrder, requestId: string): Promise<Placed>;
  /** By id; what the panel does not know is left out. At most 100. */
  status(access: Access, ids: readonly string[]): Promise<ReadonlyMap<string, OrderReading>>;
  cancel(access: Access, ids: readonly string[]): Promise<ReadonlyMap<string, 'asked' | 'refused'>>;
  refill(access: Access, id: string): Promise<Placed>;
  refillStatus(
    access: Access,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, 'pending' | 'in_progress' | 'completed' | 'rejected'>>;
  balance(access: Access): Promise<Amount>;
  /** Its latest orders, where it has such a list: how a ghost is found after a time-out. */
  recent?(access: Access): Promise<
    | readonly (OrderReading & {
        readonly id: string;
        readonly service: string;
        readonly link: string;
        readonly quantity: number;
      })[]
    | undefined
  >;
};
