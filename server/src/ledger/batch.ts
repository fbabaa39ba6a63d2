/**
 * One SQL call that answers many requests of one workspace. `$1` is the workspace, `$2` the instant, then what
 * `encode` gives. `decode` gets the rows as arrays of columns and answers in the order of the requests; an `Error`
 * (a `Refusal`) in its answer is thrown to that caller alone.
 */
export type Batch<Q, A> = {
  readonly name: string;
  /** Whether it takes the lane: at most one such batch of a workspace runs at a time. */
  readonly writes: boolean;
  readonly sql: string;
  /** Two requests with the same key never share a batch: the second waits for the next one. */
  keyOf?(request: Q): string | undefined;
  encode(requests: readonly Q[]): unknown[];
  /** A shorter call for a request that comes alone. `encode` or its rows may be undefined: then the long way it is. */
  readonly alone?: Alone<Q, A>;
  decode(rows: readonly (readonly unknown[])[], requests: readonly Q[]): (A | Error)[];
};

/** See `Batch.alone`. */
export type Alone<Q, A> = {
  readonly sql: string;
  encode(request: Q): unknown[] | undefined;
  decode(rows: readonly (readonly unknown[])[], request: Q): A | Error | undefined;
};

/** The connection broke while a batch was under way, so nobody knows whether it was booked. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';

  constructor(cause: unknown) {
    super('The connection to the books broke before they answered. Repeating with the same key is safe.', { cause });
  }
}
