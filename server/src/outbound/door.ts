/** An answer of a receiver, as far as it matters. */
export type DoorAnswer = {
  readonly status: number;
  readonly retryAfter?: string | undefined;
  /** The beginning of the body, for people. */
  readonly snippet: string;
  /** The body as it came, up to `bodyMax` bytes; undefined when it was longer, or broke off. */
  readonly body: Buffer | undefined;
};

export type DoorPost = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** How many bytes of the answer are read; 4096, when not given. */
  readonly bodyMax?: number;
  readonly signal: AbortSignal;
};

export type DoorGet = Omit<DoorPost, 'body'>;

/** The way out. */
export type Door = {
  /** Refuses an address that must not be reached, in words for the operator. */
  check(url: string): void;
  /** Asks once and follows no redirect. Throws when there was no answer. */
  get(request: DoorGet): Promise<DoorAnswer>;
  /** Posts once and follows no redirect. Throws when there was no answer. */
  post(request: DoorPost): Promise<DoorAnswer>;
};
