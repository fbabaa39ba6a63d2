/** A customer uses a feature. `customer` is the operator's own name for the person. */
export type Use = {
  readonly customer: string;
  readonly feature: string;
  /** Units of the feature; at least 1. */
  readonly quantity: bigint;
};

/** A use that is booked once per `key`: the caller's Idempotency-Key. */
export type KeyedUse = Use & { readonly key: string };
