/** An answer of a receiver, as far as it matters. */
export type DoorAnswer = {
  readonly status: number;
  readonly retryAfter?: string | undefined;
  /** The beginning of the body. */
  readonly snippet: string;
};

export type DoorPost = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
};

/** The way out to receivers. */
export type Door = {
  /** Refuses an address that must not be reached, in words for the operator. */
  check(url: string): Promise<void> | void;
  /** Posts once and follows no redirect. Throws when there was no answer. */
  post(request: DoorPost): Promise<DoorAnswer>;
};
