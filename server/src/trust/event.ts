/** What happened to somebody's work, as a closed list. */
export const trustKinds = [
  'verified',
  'released',
  'voided',
  'expired',
  'abandoned',
  'complaint',
  'control_passed',
  'control_failed',
  'appeal_upheld',
] as const;
export type TrustKind = (typeof trustKinds)[number];

/** Something that trust is judged by. Kept for good: it has no words of anybody's in it. */
export type TrustEvent = {
  readonly user: string;
  readonly kind: TrustKind;
  /**
   * What it happened to, the same whoever reports it: the claim, for everything but a complaint, which has its own id.
   * The same kind and reference of one person count once.
   */
  readonly reference: string;
  readonly at: Date;
  /** Codes and values for who reads the history; nothing is judged by it. */
  readonly detail?: Readonly<Record<string, string>>;
};

/** How often each kind happened. */
export type Counts = Readonly<Record<TrustKind, number>>;

export const noCounts: Counts = Object.fromEntries(trustKinds.map((kind) => [kind, 0])) as Counts;
